using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>One more machine at a site.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called there.</param>
public sealed record RegisterDeviceInput(SiteId Site, DeviceKind Kind, string Name);

/// <summary>A device and its credential, or why there is none.</summary>
/// <param name="Device">As it is now.</param>
/// <param name="Credential">Sent as <c>Authorization: Bearer</c>. Shown this once.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record DeviceCredentialPayload(Device? Device, string? Credential, Refusal? Refusal)
{
    public static implicit operator DeviceCredentialPayload(Refusal refusal) => new(null, null, refusal);

    public static DeviceCredentialPayload Of(Result<DeviceCredential> result) =>
        result.Succeeded(out var made, out var refusal) ? new(made.Device, made.Credential, null) : new(null, null, refusal);
}

/// <summary>A device after a change, or why there was none.</summary>
[VisibleWithField]
public sealed record DevicePayload(Device? Device, Refusal? Refusal);

[MutationType]
public static class DeviceMutation
{
    /// <summary>Registers a kiosk or a bridge, and gives it the credential by which it is known.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<DeviceCredentialPayload> RegisterDevice(
        RegisterDeviceInput input, ClaimsPrincipal user, Devices devices, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        return DeviceCredentialPayload.Of(await devices.Register(new(input.Site, input.Kind, input.Name), viewer));
    }

    /// <summary>Gives a device another credential. The one before is worth nothing at once: its connections end.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<DeviceCredentialPayload> RotateDeviceCredential(
        DeviceId id, ClaimsPrincipal user, Devices devices, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        return DeviceCredentialPayload.Of(await devices.Rotate(id, viewer));
    }

    /// <summary>Shuts a device out for ever, at once.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<DevicePayload> RevokeDevice(DeviceId id, ClaimsPrincipal user, Devices devices, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return new(null, prove);

        return (await devices.Revoke(id, viewer)).Succeeded(out var revoked, out var refusal) ? new(revoked, null) : new(null, refusal);
    }
}
