using Toolbox24.Api.Accounts;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Silo.Demo;

/// <summary>Lets the simulator's walls of lockers connect: each site has a bridge whose credential the simulator knows.</summary>
internal sealed class DemoBridges(DeviceStore devices, TimeProvider clock)
{
    private const string Name = "Passerelle de démonstration";

    public async Task Register(IEnumerable<SiteId> sites, CancellationToken cancellationToken)
    {
        foreach (var site in sites)
        {
            if ((await devices.Of(site, cancellationToken)).Any(device => device.Name == Name)) continue;

            var device = DemoSeed.Accepted(Device.Register(new(site, DeviceKind.Bridge, Name), clock.GetUtcNow()));
            DemoSeed.Accepted(await devices.Save(device, Secrets.Hash(Credential(site)), new("DeviceRegistered", DemoSeed.Actor)));
        }
    }

    // As src/Simulator/Walls/WallLine.cs shows it.
    private static string Credential(SiteId site) => $"{Devices.Prefix}demo-bridge-{site.Value:n}";
}
