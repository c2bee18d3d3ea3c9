using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>The API with the channels between doors and locks, which are sent on by hand.</summary>
public sealed class DoorFixture : ApiFixture
{
    /// <summary>Sends all that waits in the outbox, and what comes of it, until nothing is due.</summary>
    public async Task Deliver()
    {
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(Services);
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    /// <summary>The bridge of a site, registered and connected.</summary>
    public async Task<TestBridge> NewBridge(SiteId site)
    {
        var (_, credential) = await NewCredential(site);
        return await TestBridge.Connect(new Uri(Url, "/bridge"), credential);
    }

    public async Task<(Guid Device, string Credential)> NewCredential(SiteId site) =>
        await (await this.NewStaff(Role.Administrator)).NewDevice(site.Value, "BRIDGE");

    protected override void Add(IServiceCollection services) => services.AddDoorChannels();
}
