using Toolbox24.Api.Accounts;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Silo.Demo;

/// <summary>
/// Each site has a bridge, so that the simulator's wall of lockers can connect, and a kiosk, which the cockpit plays. Everybody can read
/// their credentials: they exist in the demo only. Nobody beats the kiosk's heart, so that its silence is no fault of the site.
/// </summary>
internal sealed class DemoDevices(DeviceStore devices, TimeProvider clock)
{
    private static readonly (DeviceKind Kind, string Name)[] All =
        [(DeviceKind.Bridge, "Passerelle de démonstration"), (DeviceKind.Kiosk, "Borne de démonstration")];

    public async Task Register(IEnumerable<SiteId> sites, CancellationToken cancellationToken)
    {
        foreach (var site in sites)
        {
            var known = await devices.Of(site, cancellationToken);
            foreach (var (kind, name) in All.Where(each => known.All(device => device.Name != each.Name)))
            {
                var device = DemoSeed.Accepted(Device.Register(new(site, kind, name), clock.GetUtcNow()));
                DemoSeed.Accepted(await devices.Save(device, Secrets.Hash(Credential(kind, site)), new("DeviceRegistered", DemoSeed.Actor)));
            }
        }
    }

    // As src/Simulator/Walls/WallLine.cs and src/Web/src/features/kiosk/kiosk-client.ts show it.
    private static string Credential(DeviceKind kind, SiteId site) =>
        $"{Devices.Prefix}demo-{(kind == DeviceKind.Kiosk ? "kiosk" : "bridge")}-{site.Value:n}";
}
