using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Availability;

/// <summary>What subscribers are told while others hold, give back and let go.</summary>
[Trait("story", "T24-208")]
public sealed class AvailabilityChangedTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Watch =
        "subscription($site: ID!) { availabilityChanged(siteId: $site) { tools { tool { id } span { start end } } } }";

    private static readonly Slot Wish = Shop.Hours(24, 26);

    [Fact]
    public async Task A_subscriber_hears_of_a_tool_that_is_held_and_given_back_with_the_span()
    {
        var shop = new Shop(api);
        var locker = shop.AddUnit();
        using var socket = await Subscribe(shop);

        var held = (await shop.Hold(locker, Wish)).Value().Claim;
        Assert.Equal([(shop.Tool.Value, Shop.Hours(24, 26.5))], await Hear(socket));

        // That it is booked changes nothing for others: what is heard next is that it was given back.
        (await api.Locker(locker).Confirm(held.Rental)).Value();
        (await api.Locker(locker).Release(held.Rental)).Value();
        Assert.Equal([(shop.Tool.Value, Shop.Hours(24, 26.5))], await Hear(socket));
    }

    [Fact]
    public async Task A_subscriber_hears_of_a_hold_that_has_expired()
    {
        var shop = new Shop(api);
        var locker = shop.AddUnit();
        using var socket = await Subscribe(shop);
        await shop.Hold(locker, Shop.Hours(48, 50));
        await Hear(socket);
        await shop.Hold(locker, Wish);
        await Hear(socket);

        api.Clock.Advance(TimeSpan.FromMinutes(11));
        await api.Locker(locker).Expire();

        Assert.Equal([(shop.Tool.Value, Shop.Hours(24, 50.5))], await Hear(socket));
    }

    [Fact]
    public async Task A_unit_that_moves_changes_any_time_at_both_sites()
    {
        var (here, there) = (new Shop(api), new Shop(api));
        var locker = here.AddUnit();
        using var left = await Subscribe(here);
        using var reached = await Subscribe(there);

        (await api.Locker(locker).MoveTo(api.Database.AddEmptyLocker(there.Site))).Value();

        Assert.Equal([(here.Tool.Value, (Slot?)null)], await Hear(left));
        Assert.Equal([(here.Tool.Value, (Slot?)null)], await Hear(reached));
    }

    private async Task<ApiSocket> Subscribe(Shop shop)
    {
        var socket = await ApiSocket.Connect(api.Url);
        await socket.Subscribe("watch", Watch, new { site = shop.Site.Value });
        return socket;
    }

    private static async Task<List<(Guid Tool, Slot? Span)>> Hear(ApiSocket socket)
    {
        var told = (await socket.Hear()).GetProperty("payload").GetProperty("data").GetProperty("availabilityChanged");
        return
        [
            .. told.GetProperty("tools").EnumerateArray().Select(change => (
                change.GetProperty("tool").GetProperty("id").GetGuid(),
                change.GetProperty("span") is { ValueKind: JsonValueKind.Object } span ? Shop.Slot(span) : null)),
        ];
    }
}
