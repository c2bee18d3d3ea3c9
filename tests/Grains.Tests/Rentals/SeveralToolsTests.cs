using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>Several lockers for one rental: all or none; see also <see cref="Lockers.CrashTests"/>.</summary>
[Trait("story", "T24-208")]
public sealed class SeveralToolsTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Fact]
    public async Task A_rental_that_is_refused_one_tool_gives_back_the_others()
    {
        var (site, tools) = NewSite(3);
        var slot = fixture.SlotIn(24);
        await fixture.Held(await fixture.NewCustomer(), site, slot, tools[2]);

        var refusal = (await Ask(await Wish(site, slot, tools))).Refusal();

        Assert.Equal(tools[2], Assert.IsType<ToolTaken>(refusal).Tool);
        Assert.Equal(["UnitHeld", "UnitReleased"], EventsOf(tools[0]));
        Assert.Equal(["UnitHeld", "UnitReleased"], EventsOf(tools[1]));
        Assert.Equal(["UnitHeld"], EventsOf(tools[2]));
    }

    [Fact]
    public async Task A_rental_that_is_asked_for_again_is_the_same_rental()
    {
        var (site, tools) = NewSite(2);
        var (id, wish) = (RentalId.New(fixture.Now), await Wish(site, fixture.SlotIn(24), tools));

        var asked = await Task.WhenAll(fixture.Grain(id).Hold(wish), fixture.Grain(id).Hold(wish));

        Assert.Equal(asked[0].Value(), asked[1].Value());
        Assert.All(tools, tool => Assert.Equal(["UnitHeld"], EventsOf(tool)));
    }

    [Fact]
    public Task Rentals_that_race_over_expired_holds_are_held_whole_or_not_at_all() => Race(_ => fixture.Silo);

    [Fact]
    public async Task The_same_rentals_from_two_engines()
    {
        await using var second = await fixture.SecondSilo();

        await Race(caller => caller % 2 == 0 ? fixture.Silo : second);
    }

    private async Task Race(Func<int, TestSilo> silo)
    {
        var ((site, tools), slot) = (NewSite(6), fixture.SlotIn(24));
        foreach (var tool in tools) await fixture.Held(await fixture.NewCustomer(), site, slot, tool);
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));

        var wishes = new List<HoldRental>();
        for (var caller = 0; caller < 60; caller++)
        {
            var from = caller;
            wishes.Add(await Wish(site, slot, [.. Enumerable.Range(0, 3).Select(i => tools[(from + (i * (1 + (from % 2)))) % tools.Length])]));
        }

        var ids = wishes.Select(_ => RentalId.New(fixture.Now)).ToList();
        var answers = await Task.WhenAll(wishes.Select((wish, caller) => fixture.Grain(ids[caller], silo(caller)).Hold(wish)));

        Assert.Contains(answers, answer => answer.Succeeded(out _, out _));
        Assert.All(answers.Where(answer => !answer.Succeeded(out _, out _)), answer => Assert.IsType<ToolTaken>(answer.Refusal()));
        Assert.All(ids.Zip(answers), raced => Assert.Equal(raced.Second.Succeeded(out _, out _) ? 3 : 0, fixture.ClaimsOf(raced.First).Count));
    }

    /// <summary>A site with one unit of each of some tools, in the order in which lockers are asked.</summary>
    private (SiteId Site, ToolId[] Tools) NewSite(int tools)
    {
        var (site, first) = fixture.NewSite();
        return (site, [.. Enumerable.Range(1, tools - 1).Select(_ => fixture.NewTool(site)).Append(first).OrderBy(tool => tool.Value)]);
    }

    private async Task<HoldRental> Wish(SiteId site, Slot slot, ToolId[] tools) =>
        RentalFixture.Wish(await fixture.NewCustomer(), site, slot, tools);

    private Task<Result<Rental>> Ask(HoldRental wish) => fixture.Grain(RentalId.New(fixture.Now)).Hold(wish);

    private List<string> EventsOf(ToolId tool) => fixture.Database.Column<string>(
        "SELECT e.type FROM event e JOIN tool_unit u ON u.id = e.stream WHERE u.tool_id = $1 ORDER BY e.version", tool.Value);
}
