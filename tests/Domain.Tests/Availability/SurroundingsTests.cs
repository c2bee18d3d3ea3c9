using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Availability.Shelf;

namespace Toolbox24.Domain.Tests.Availability;

[Trait("story", "T24-208")]
public sealed class SurroundingsTests
{
    private static readonly SiteId Near = SiteId.New(Day);
    private static readonly SiteId Far = SiteId.New(Day);
    private static readonly Slot Wish = Hours(10, 12);

    [Fact]
    public void The_nearest_of_each_kind_comes_first()
    {
        var found = Find(
            Stock(Unit(Drill, (10, 14)), Unit(Grinder)), [(Drill, Grinder)], [At(Near, Unit(Drill)), At(Far, Unit(Drill))], Drill);

        Assert.Equal(
            [Other(Hours(7.5, 9.5)), Twin(new Twin(Drill, Grinder)), Elsewhere(Near)], found);
    }

    [Fact]
    public void Where_a_kind_has_nothing_the_others_give_their_next()
    {
        Assert.Equal(
            [Other(Hours(7.5, 9.5)), Other(Hours(14, 16))], Find(Stock(Unit(Drill, (10, 14))), [], [], Drill));
        Assert.Equal(
            [Elsewhere(Near), Elsewhere(Far)], Find(Stock(), [], [At(Near, Unit(Drill)), At(Far, Unit(Drill))], Drill));
        Assert.Equal(
            [Twin(new Twin(Drill, Saw)), Twin(new Twin(Drill, Grinder))],
            Find(Stock(Unit(Grinder), Unit(Saw)), [(Drill, Saw), (Drill, Grinder)], [], Drill));
    }

    [Fact]
    public void Other_times_are_nearest_first_and_can_be_booked()
    {
        var stock = Stock(Unit(Drill, (2, 20)));

        Assert.Equal([Other(Hours(20, 22))], Find(stock, [], [], Drill));
    }

    [Fact]
    public void A_site_where_one_of_the_tools_is_taken_is_no_alternative() => Assert.Equal(
        [Elsewhere(Far)],
        Find(Stock(), [], [At(Near, Unit(Drill), Unit(Grinder, (9, 13))), At(Far, Unit(Drill), Unit(Grinder))], Drill, Grinder));

    [Fact]
    public void Every_tool_that_is_missing_has_a_twin_of_its_own()
    {
        var (one, other) = (ToolId.New(Day), ToolId.New(Day));
        var stock = Stock(Unit(Drill, (0, 3000)), Unit(Grinder, (0, 3000)), Unit(one), Unit(other));
        (ToolId, ToolId)[] twins = [(Drill, one), (Grinder, one), (Grinder, other)];

        Assert.Equal([Twin(new Twin(Drill, one), new Twin(Grinder, other))], Find(stock, twins, [], Drill, Grinder));
        Assert.Empty(Find(stock, twins[..2], [], Drill, Grinder));
    }

    [Fact]
    public void A_twin_that_is_wanted_too_must_be_there_for_both()
    {
        (ToolId, ToolId)[] twins = [(Drill, Grinder)];

        Assert.Empty(Find(Stock(Unit(Grinder)), twins, [], Drill, Grinder));
        Assert.Equal([Twin(new Twin(Drill, Grinder))], Find(Stock(Unit(Grinder), Unit(Grinder)), twins, [], Drill, Grinder));
    }

    [Fact]
    public void The_slot_that_whoever_asks_has_already_is_nothing_else_to_be_had()
    {
        var (here, none) = (Stock(Unit(Drill)), Array.Empty<(ToolId For, ToolId Tool)>().ToLookup(twin => twin.For, twin => twin.Tool));
        var wanted = new Wanted(Here, Needs([Drill]), Wish);

        Assert.Equal([Other(Wish)], new Surroundings(here, none, []).Nearest(wanted, Rules, Day.AddHours(4)).AsEnumerable());
        Assert.Empty((new Surroundings(here, none, []) { Has = Wish }).Nearest(wanted, Rules, Day.AddHours(4)));
    }

    private static Stock At(SiteId site, params UnitTime[] units) => new(site, units);

    private static List<Alternative> Find(Stock here, (ToolId For, ToolId Tool)[] twins, Stock[] elsewhere, params ToolId[] tools) =>
    [
        .. new Surroundings(here, twins.ToLookup(twin => twin.For, twin => twin.Tool), [.. elsewhere])
            .Nearest(new Wanted(Here, Needs(tools), Wish), Rules, Day.AddHours(4)),
    ];

    private static Alternative Other(Slot slot) => new(AlternativeKind.OtherTime, Here, slot, []);

    private static Alternative Twin(params Twin[] twins) => new(AlternativeKind.TwinTool, Here, Wish, [.. twins]);

    private static Alternative Elsewhere(SiteId site) => new(AlternativeKind.OtherSite, site, Wish, []);
}
