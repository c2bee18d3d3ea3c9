using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>A device with the credential it shows from now on; of which only the hash is kept.</summary>
public sealed record DeviceCredential(Device Device, string Credential);

/// <summary>Registers the machines of sites, and knows them again.</summary>
public sealed class Devices(DeviceStore devices, ThrottleStore throttle, TimeProvider clock)
{
    /// <summary>What a credential begins with: it is told from people's tokens by it, and found where it has leaked.</summary>
    public const string Prefix = "t24d_";

    public Task<Result<DeviceCredential>> Register(RegisterDevice request, Viewer administrator) =>
        Register(request, Note("DeviceRegistered", administrator));

    /// <summary>The same, by a machine that showed a code which this person had made.</summary>
    public Task<Result<DeviceCredential>> Register(RegisterDevice request, Guid by) => Register(request, new DeviceNote("DeviceRegistered", by.ToString()));

    /// <summary>Gives a device another credential; the one before is worth nothing from now on.</summary>
    public Task<Result<DeviceCredential>> Rotate(DeviceId id, Viewer administrator) => Rotate(id, Note("DeviceCredentialRotated", administrator));

    /// <summary>The same, by a machine that showed a code which this person had made.</summary>
    public Task<Result<DeviceCredential>> Rotate(DeviceId id, Guid by) => Rotate(id, new DeviceNote("DeviceCredentialRotated", by.ToString()));

    public async Task<Result<Device>> Revoke(DeviceId id, Viewer administrator)
    {
        if (await devices.Load(id) is not { } device) return new UnknownDevice(id);
        if (!device.Revoke(clock.GetUtcNow()).Succeeded(out var revoked, out var refusal)) return refusal;

        return await devices.Save(revoked, credentialHash: null, Note("DeviceRevoked", administrator));
    }

    /// <summary>
    /// The device that shows this credential. A right one is never made to wait, whatever others try from its address; wrong
    /// ones are counted, apart from all that people try.
    /// </summary>
    /// <returns><see cref="WrongCredentials"/>, or <see cref="TooManyTries"/>.</returns>
    public async Task<Result<Device>> Know(string credential, string address, CancellationToken cancellationToken = default)
    {
        if (credential.Length <= Secrets.LongestToken && await devices.Use(Secrets.Hash(credential), cancellationToken) is { } device)
            return device;

        if (!(await throttle.Try(Throttle.DeviceCredential(address), clock.GetUtcNow())).Succeeded(out var tried, out var wait)) return wait;

        throttle.Failed(tried);
        return new WrongCredentials();
    }

    private async Task<Result<DeviceCredential>> Register(RegisterDevice request, DeviceNote note) =>
        Device.Register(request, clock.GetUtcNow()).Succeeded(out var device, out var refusal) ? await Equip(device, note) : refusal;

    private async Task<Result<DeviceCredential>> Rotate(DeviceId id, DeviceNote note)
    {
        if (await devices.Load(id) is not { } device) return new UnknownDevice(id);

        return device.Rotate().Succeeded(out var rotated, out var refusal) ? await Equip(rotated, note) : refusal;
    }

    private async Task<Result<DeviceCredential>> Equip(Device device, DeviceNote note)
    {
        var credential = Prefix + Secrets.NewToken();
        var saved = await devices.Save(device, Secrets.Hash(credential), note);
        return saved.Succeeded(out var written, out var refusal) ? new DeviceCredential(written, credential) : refusal;
    }

    private static DeviceNote Note(string what, Viewer administrator) => new(what, administrator.Actor.Value.ToString(), administrator.Session);
}
