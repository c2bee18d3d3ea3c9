using System.Security.Cryptography;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>A code to type at a machine.</summary>
/// <param name="Code">Eight letters and digits. Shown this once.</param>
/// <param name="ExpiresAt">Until when it is good, once.</param>
[VisibleWithField]
public sealed record PairingCode(string Code, DateTimeOffset ExpiresAt);

/// <summary>Has machines become devices of a site by a code that somebody types there, rather than by a credential that somebody copies.</summary>
public sealed class Pairings(
    PairingStore pairings, DeviceStore store, SiteQueries sites, Devices devices, ThrottleStore throttle, Secrets secrets, TimeProvider clock)
{
    /// <summary>Makes a code for one more device of a site.</summary>
    public async Task<Result<PairingCode>> Offer(RegisterDevice request, Viewer staff)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Device.Register(request, clock.GetUtcNow()).Succeeded(out var device, out var refusal)) return refusal;
        if ((await sites.Find([request.Site])).Count == 0) return new UnknownSite(request.Site);

        return await Give(device, replaces: null, staff);
    }

    /// <summary>Makes a code for a machine that comes in the place of another. That one stays what it is until the code is used.</summary>
    public async Task<Result<PairingCode>> Replace(DeviceId id, Viewer staff)
    {
        if (await store.Load(id) is not { } device) return new UnknownDevice(id);

        return device.Rotate().Succeeded(out _, out var refusal) ? await Give(device, id, staff) : refusal;
    }

    /// <summary>Takes the code that a machine shows, and gives it its credential.</summary>
    /// <param name="code">As it was typed.</param>
    /// <param name="address">Where it comes from: wrong codes are counted.</param>
    public async Task<Result<DeviceCredential>> Use(string code, string address)
    {
        ArgumentNullException.ThrowIfNull(code);
        var now = clock.GetUtcNow();
        if (!(await throttle.Try(Throttle.DeviceCredential(address), now)).Succeeded(out var tried, out var wait)) return wait;
        if (code.Length > Secrets.LongestToken || await pairings.Take(Hash(code), now) is not { } pairing)
        {
            throttle.Failed(tried);
            return new WrongPairingCode();
        }

        await throttle.NotMade(tried);
        return pairing.Replaces is { } replaced
            ? await devices.Rotate(replaced, pairing.By)
            : await devices.Register(new(pairing.Site, pairing.Kind, pairing.Name), pairing.By);
    }

    private async Task<Result<PairingCode>> Give(Device device, DeviceId? replaces, Viewer staff)
    {
        var now = clock.GetUtcNow();
        var (code, end) = (RandomNumberGenerator.GetString(Pairing.Letters, Pairing.Length), now + Pairing.Lasts);
        await pairings.Give(new(device.Site, device.Kind, device.Name, replaces, staff.Actor.Value, end), Hash(code), now);
        return new PairingCode(code, end);
    }

    private byte[] Hash(string code) => secrets.CodeHash(Guid.Empty, Pairing.Plain(code));
}
