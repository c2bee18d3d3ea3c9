using System.Net.WebSockets;

namespace Toolbox24.Api.Tests;

/// <summary>What is told over a real WebSocket of what happens in the engine.</summary>
public sealed class SubscriptionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Watch = "subscription($site: ID!) { lockerChanged(siteId: $site) { id site { id } tool { name } } }";

    [Fact]
    public async Task A_subscriber_hears_of_a_locker_that_is_held_at_its_site_and_of_no_other()
    {
        var (watched, locker, _) = api.NewSite();
        var elsewhere = api.NewSite().First;
        using var socket = await ApiSocket.Connect(api.Url);
        await socket.Subscribe("wall", Watch, new { site = watched.Value });

        // The journal is told in its order: had the other site been heard of, it would come first.
        await api.Hold(elsewhere);
        await api.Hold(locker);

        var next = await socket.Hear();
        Assert.Equal(("next", "wall"), (next.GetProperty("type").GetString(), next.GetProperty("id").GetString()));
        var changed = next.GetProperty("payload").GetProperty("data").GetProperty("lockerChanged");
        Assert.Equal(locker.Value, changed.GetProperty("id").GetGuid());
        Assert.Equal(watched.Value, changed.GetProperty("site").GetProperty("id").GetGuid());
        Assert.NotEmpty(changed.GetProperty("tool").GetProperty("name").GetString()!);
    }

    [Fact]
    public async Task Whoever_has_completed_a_subscription_hears_no_more_of_it()
    {
        var (site, first, second) = api.NewSite();
        using var socket = await ApiSocket.Connect(api.Url);
        await socket.Subscribe("left", Watch, new { site = site.Value });
        await socket.Say(new { id = "left", type = "complete" });
        await socket.Subscribe("stays", Watch, new { site = site.Value });

        await api.Hold(first);
        await api.Hold(second);

        Assert.Equal("stays", (await socket.Hear()).GetProperty("id").GetString());
        Assert.Equal("stays", (await socket.Hear()).GetProperty("id").GetString());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await socket.Close());
    }
}
