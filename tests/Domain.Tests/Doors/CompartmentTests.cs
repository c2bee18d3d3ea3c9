using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Tests.Doors;

[Trait("story", "T24-004")]
public sealed class CompartmentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Door Full = Read(Read(Door.New(new DoorId(Guid.NewGuid()), SiteId.New(Noon)), new DoorWentShut(Noon)), Weighed(3_000));
    private static readonly Door Taken = Read(Full, Empty);

    [Theory]
    [InlineData(3_000, null)]
    [InlineData(2_850, null)]
    [InlineData(3_151, Finding.WeightOff)]
    [InlineData(1_200, Finding.WeightOff)]
    public void A_tool_is_compared_with_what_was_taken_out(int grams, Finding? noticed) =>
        Assert.Equal(noticed, Read(Taken, Weighed(grams)).Compartment!.Notice(isItsOwn: true, OnSiteRules.Default));

    [Theory]
    [InlineData(1_800, 0)]
    [InlineData(0, 60)]
    public void Where_tools_may_weigh_more_or_less_that_is_no_difference(int grams, int percent) => Assert.Null(
        Read(Taken, Weighed(1_200)).Compartment!.Notice(
            isItsOwn: true, OnSiteRules.Default with { WeightSlack = grams, WeightShare = Domain.Pricing.Percentage.Percent(percent) }));

    [Fact]
    public void One_that_was_not_put_in_is_noticed_and_another_tool_weighs_what_it_weighs()
    {
        Assert.Equal(Finding.LockerEmpty, Taken.Compartment!.Notice(isItsOwn: true, OnSiteRules.Default));
        Assert.Null(Read(Taken, Weighed(1_200)).Compartment!.Notice(isItsOwn: false, OnSiteRules.Default));
        Assert.Null(Read(Taken, new CompartmentRead(Noon)).Compartment!.Notice(isItsOwn: true, OnSiteRules.Default));
        Assert.Null(Read(Taken, new CompartmentRead(Noon, IsOccupied: true)).Compartment!.Notice(isItsOwn: true, OnSiteRules.Default));
    }

    [Fact]
    public void A_wrong_tool_that_is_taken_out_again_while_it_is_brought_back_is_not_what_the_next_is_compared_with()
    {
        var asked = Taken.Apply(Taken.Open(new(DoorCommandId.New(Noon), DoorPurpose.Return, RentalId.New(Noon)), null, Noon).Value());
        var again = Read(Read(Read(asked, Weighed(1_200)), Empty), Weighed(3_010));

        Assert.Null(again.Compartment!.Notice(isItsOwn: true, OnSiteRules.Default));
    }

    [Fact]
    public void A_scale_that_trembles_says_nothing_new_and_an_entrance_has_no_compartment()
    {
        Assert.Null(Full.Hear(Weighed(3_020)));
        Assert.Null(Taken.Hear(Empty));
        Assert.NotNull(Full.Hear(Weighed(3_021)));
        Assert.NotNull(Full.Hear(new CompartmentRead(Noon, IsOccupied: true)));
        var site = SiteId.New(Noon);
        Assert.Null(Door.New(new DoorId(site.Value), site).Hear(Empty));
    }

    private static CompartmentRead Empty => new(Noon, IsOccupied: false, Grams: 0);

    private static CompartmentRead Weighed(int grams) => new(Noon, IsOccupied: true, grams);

    private static Door Read(Door door, DoorReport report) => door.Apply(door.Hear(report)!);
}
