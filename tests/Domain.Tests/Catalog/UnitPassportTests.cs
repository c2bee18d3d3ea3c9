using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Tests.Catalog;

[Trait("story", "T24-205")]
public sealed class UnitPassportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly UnitPassport New = UnitPassport.New(UnitId.New(Now));

    [Fact]
    public void A_unit_in_service_can_be_rented_for_ever_and_any_other_not_at_all()
    {
        Assert.Equal(DateTimeOffset.MaxValue, New.RentableUntil);
        foreach (var state in Enum.GetValues<UnitState>().Where(state => state is not UnitState.InService))
            Assert.Equal(DateTimeOffset.MinValue, New.Become(state, 0).Value().RentableUntil);
    }

    [Fact]
    public void It_is_rented_no_further_than_its_inspection_and_its_recall()
    {
        Assert.Equal(Now.AddDays(5), New.Plan(Now.AddDays(5), null, 0).Value().RentableUntil);
        Assert.Equal(Now.AddDays(4), New.Plan(Now.AddDays(5), Now.AddDays(4), 0).Value().RentableUntil);
        Assert.Equal(DateTimeOffset.MaxValue, New.Plan(Now, Now, 0).Value().Plan(null, null, 0).Value().RentableUntil);
    }

    [Fact]
    public void What_is_retired_stays_so()
    {
        var retired = New.Become(UnitState.Retired, 0).Value();

        Assert.Equal(new UnitRetired(New.Id), retired.Become(UnitState.InService, 0).Refusal());
        Assert.Equal(new UnitRetired(New.Id), retired.Plan(null, null, 0).Refusal());
        Assert.Equal(new Stale(1), retired.Become(UnitState.InService, 1).Refusal());
    }

    [Fact]
    public void A_check_is_a_line_and_a_date()
    {
        var page = New.Write(new(PassportEntryKind.Check, 12, null, " Tout va bien. "), 0, Now).Value();

        Assert.Equal((12, Now), (page.Passport.Hours, page.Passport.CheckedAt));
        Assert.Equal(new PassportEntry(page.Entry.Id, New.Id, PassportEntryKind.Check, Now, 12, new Euros(0), "Tout va bien."), page.Entry);
    }

    [Fact]
    public void A_repair_is_no_check_and_keeps_the_hours()
    {
        var used = New with { Hours = 40, CheckedAt = Now.AddDays(-1) };

        var page = used.Write(new(PassportEntryKind.Repair, null, new Euros(35_00), "Charbons changés"), 0, Now).Value();

        Assert.Equal((used, 40, 35_00L), (page.Passport, page.Entry.Hours, page.Entry.Cost.Cents));
    }

    [Theory]
    [InlineData(39)]
    [InlineData(100_001)]
    public void Hours_only_grow(int hours) => Assert.Equal(
        new HoursOutOfBounds(hours, 40, 100_000),
        (New with { Hours = 40 }).Write(new(PassportEntryKind.Reading, hours, null, ""), 0, Now).Refusal());

    [Theory]
    [InlineData(-1)]
    [InlineData(20_000_01)]
    public void A_repair_costs_something_possible(long cents) => Assert.Equal(
        new CostOutOfBounds(new(cents), new(20_000_00)),
        New.Write(new(PassportEntryKind.Repair, null, new Euros(cents), ""), 0, Now).Refusal());
}
