using Toolbox24.Domain.Sites;
using Toolbox24.Integrations.Doors.Kasier;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Integrations.Doors;

/// <summary>Whoever made the locks of a site is asked: Kasier where it has a controller of theirs, else its bridge.</summary>
public sealed class SiteHardware(DeviceStore devices, LockerBridge bridge, KasierApi? kasier = null) : ILockerHardware
{
    public async Task Open(LockOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var isKasier = (await devices.Of(order.Site, cancellationToken)).Any(device => device is { Kind: DeviceKind.Kasier, RevokedAt: null });
        if (isKasier && kasier is null) throw new HttpRequestException($"Site {order.Site.Value} has locks of Kasier's, whose address is not known.");

        ILockerHardware hardware = isKasier ? kasier! : bridge;
        await hardware.Open(order, cancellationToken);
    }
}
