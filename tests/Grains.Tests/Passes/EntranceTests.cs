using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Passes;
using Toolbox24.Grains.Tests.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Passes;

[Trait("story", "T24-404")]
public sealed class EntranceTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    private readonly DeviceId kiosk = DeviceId.New(fixture.Now);

    [Fact]
    public async Task One_is_inside_the_next_waits_and_how_long_is_known_whatever_becomes_of_the_process()
    {
        var (site, first, second) = await Two();
        var inside = (await Entrance(site).Come(PartyOf(first), null)).Value();
        var waits = (await Entrance(site).Come(PartyOf(second), null)).Value();
        Assert.Equal((0, 1), (inside.Before, waits.Before));
        var since = fixture.Now;
        Assert.Equal(since, await Entrance(site).WaitingSince(second.Id));
        Assert.Null(await Entrance(site).WaitingSince(first.Id));

        fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        await Entrance(site).Leave(inside.Visit.Id, kiosk, purpose: null);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));

        await using var other = await fixture.SecondSilo();
        var elsewhere = other.Grains.GetGrain<IEntranceGrain>(site.Value);
        Assert.Equal(second.Id, (await elsewhere.GoOn(waits.Visit.Id, kiosk)).Value().Rental);
        Assert.Equal(TimeSpan.FromMinutes(10), (await elsewhere.Waits(second.Id)).Within(since, since.AddHours(1)));
        Assert.Null(await elsewhere.WaitingSince(second.Id));
    }

    [Fact]
    public async Task Who_has_gone_without_a_word_is_noticed_and_the_next_has_their_turn()
    {
        var (site, first, second) = await Two();
        var inside = (await Entrance(site).Come(PartyOf(first), null)).Value();
        var waits = (await Entrance(site).Come(PartyOf(second), null)).Value();

        fixture.Clock.Advance(TimeSpan.FromMinutes(15));
        await fixture.Silo.Sweep();

        Assert.Equal(["VisitBegan", "VisitQueued", "VisitEnded", "VisitCalled"], EventsOf(site));
        Assert.IsType<VisitOver>(Why(await Entrance(site).GoOn(inside.Visit.Id, kiosk)));
        Assert.Equal(fixture.Now.AddMinutes(15), (await Entrance(site).GoOn(waits.Visit.Id, kiosk)).Value().Until);
    }

    [Fact]
    public async Task Two_processes_that_both_believe_to_be_alone_let_one_party_in()
    {
        var (site, first, second) = await Two();
        await using var other = await fixture.SecondSilo();
        var elsewhere = other.Grains.GetGrain<IEntranceGrain>(site.Value);
        await Task.WhenAll(Entrance(site).Get(), elsewhere.Get());

        var came = await Task.WhenAll(Entrance(site).Come(PartyOf(first), null), elsewhere.Come(PartyOf(second), null));

        Assert.Equal([0, 1], came.Select(each => each.Value().Before).Order());
    }

    [Fact]
    public async Task Doing_many_things_writes_little()
    {
        var (site, first, _) = await Two();
        var inside = (await Entrance(site).Come(PartyOf(first), null)).Value();

        for (var second = 0; second < 90; second += 10)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(10));
            (await Entrance(site).GoOn(inside.Visit.Id, kiosk)).Value();
        }

        // The first thing that they do, and once a minute from then on.
        Assert.Equal(["VisitBegan", "VisitGoesOn", "VisitGoesOn"], EventsOf(site));
    }

    [Fact]
    public async Task Nobody_stands_any_more_at_a_kiosk_that_is_shut_out()
    {
        var (site, first, _) = await Two();
        var inside = (await Entrance(site).Come(PartyOf(first), null)).Value();

        await Entrance(site).ShutOut(kiosk);

        Assert.IsType<VisitOver>(Why(await Entrance(site).Find(inside.Visit.Id, kiosk)));
    }

    private async Task<(SiteId Site, Rental First, Rental Second)> Two()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var slot = fixture.SlotIn(1);
        var first = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, slot, tool));
        return (site, first, await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, slot, tool)));
    }

    private Party PartyOf(Rental rental) => new(VisitId.New(), rental.Id, kiosk, PassPurpose.PickUp);

    private IEntranceGrain Entrance(SiteId site) => fixture.Silo.Grains.GetGrain<IEntranceGrain>(site.Value);

    private List<string> EventsOf(SiteId site) =>
        fixture.Database.Column<string>("SELECT type FROM event WHERE stream = entrance_stream($1) ORDER BY version", site.Value);

    private static Domain.Refusal? Why(Domain.Result<Visit> result) => result.Succeeded(out _, out var refusal) ? null : refusal;
}
