using System.Buffers.Text;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Integrations.Doors;

/// <summary>Says which kiosks a bridge may open doors for while it hears nothing from us: those of its site that are not revoked.</summary>
public sealed class AloneKiosks(DeviceStore devices, ServerKey secret) : IDisposable
{
    private readonly PassKey key = new(secret);

    /// <summary>What a bridge of a site is told, and what another telling is compared by.</summary>
    internal async Task<(AloneFrame Frame, string Words)> Of(SiteId site, CancellationToken cancellationToken)
    {
        var kiosks = (await devices.Of(site, cancellationToken)).Where(device => device is { Kind: DeviceKind.Kiosk, RevokedAt: null })
            .ToDictionary(kiosk => kiosk.Id.Value, kiosk => Base64Url.EncodeToString(AloneKey.Of(kiosk, secret)));
        return (new(Base64Url.EncodeToString(key.PublicKey), kiosks), string.Join(' ', kiosks.OrderBy(each => each.Key)));
    }

    public void Dispose() => key.Dispose();
}
