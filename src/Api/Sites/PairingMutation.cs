using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Security;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>A code, or why there is none.</summary>
[VisibleWithField]
public sealed record PairingCodePayload(PairingCode? Code, Refusal? Refusal);

/// <summary>What a machine is known by from now on, or why it is not; what it is it asks with it (<c>thisDevice</c>).</summary>
/// <param name="Credential">Sent as <c>Authorization: Bearer</c>. Shown this once.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record PairDevicePayload(string? Credential, Refusal? Refusal);

[MutationType]
public static class PairingMutation
{
    /// <summary>Makes a code by which a machine becomes one more kiosk or bridge of a site; good for ten minutes, once.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<PairingCodePayload> CreatePairingCode(RegisterDeviceInput input, ClaimsPrincipal user, Pairings pairings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Answer(user, clock, viewer => pairings.Offer(new(input.Site, input.Kind, input.Name), viewer));
    }

    /// <summary>
    /// Makes a code by which a machine comes in the place of a broken one: it is the same device from then on, with all that its site knows,
    /// and the old one's credential is worth nothing. One that was stolen is revoked.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<PairingCodePayload> ReplaceDevice(DeviceId id, ClaimsPrincipal user, Pairings pairings, TimeProvider clock) =>
        Answer(user, clock, viewer => pairings.Replace(id, viewer));

    /// <summary>A machine shows the code that somebody typed, and is given the credential by which it is known from now on.</summary>
    [AllowAnonymous]
    public static async Task<PairDevicePayload> PairDevice(string code, IHttpContextAccessor http, Pairings pairings) =>
        (await pairings.Use(code, ClientAddress.Of(http.HttpContext!.Connection.RemoteIpAddress))).Succeeded(out var paired, out var refusal)
            ? new(paired.Credential, null)
            : new(null, refusal);

    private static async Task<PairingCodePayload> Answer(ClaimsPrincipal user, TimeProvider clock, Func<Viewer, Task<Result<PairingCode>>> make)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return new(null, prove);

        return (await make(viewer)).Succeeded(out var code, out var refusal) ? new(code, null) : new(null, refusal);
    }
}
