using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-308")]
public sealed class CancellationTests
{
    private static readonly CancellationPolicy Policy = CancellationPolicy.Default;
    private static readonly DateTimeOffset Start = Sample.At(12, 10);
    private static readonly BookedRent Short = new(new Slot(Start, Start.AddHours(5)), new Euros(17_01), new Euros(17_01));
    private static readonly BookedRent Long = new(new Slot(Start, Start.AddDays(4)), new Euros(80_00), new Euros(20_00));

    [Fact]
    public void Cancelling_is_free_until_a_day_before()
    {
        Assert.Equal(Euros.Zero, Policy.Fee(Short, Start.AddHours(-24)));
        Assert.Equal(new Euros(8_51), Policy.Fee(Short, Start.AddHours(-24).AddTicks(1)));
    }

    [Fact]
    public void From_the_start_on_it_costs_all()
    {
        Assert.Equal(new Euros(8_51), Policy.Fee(Short, Start.AddTicks(-1)));
        Assert.Equal(new Euros(17_01), Policy.Fee(Short, Start));
    }

    [Fact]
    public void It_never_costs_more_than_not_coming()
    {
        Assert.Equal(new Euros(20_00), Policy.Fee(Long, Start.AddHours(-1)));
        Assert.Equal(Long.NoShowFee, Policy.Fee(Long, Start.AddHours(1)));
    }

    [Fact]
    public void What_it_will_cost_is_known_before_it_does()
    {
        Assert.Equal((new Euros(8_51), new Euros(17_01)), (Policy.FeeBeforeStart(Short), Policy.FeeAfterStart(Short)));
        Assert.Equal((new Euros(20_00), new Euros(20_00)), (Policy.FeeBeforeStart(Long), Policy.FeeAfterStart(Long)));
    }

    [Fact]
    [Trait("story", "T24-306")]
    public void Not_coming_costs_the_first_day_or_the_rent_if_that_is_less()
    {
        Assert.Equal(new Euros(20_00), Long.NoShowFee);
        Assert.Equal(new Euros(17_01), Short.NoShowFee);
        Assert.Equal(new Euros(3_00), (Long with { Rent = new Euros(3_00) }).NoShowFee);
    }

    [Fact]
    public void The_first_day_is_quoted_with_the_same_discounts()
    {
        // Four days are 80 € less 20 %, a day 20 € less 20 %.
        var facts = Sample.On(new Slot(Sample.At(4, 10), Sample.At(8, 10))).AskingPack(20, Sample.ADrill);
        Assert.Equal(new BookedRent(facts.Slot, new Euros(64_00), new Euros(16_00)), facts.Quoted().Rent);
    }

    [Fact]
    public void The_first_day_of_a_shorter_slot_is_all_of_it() =>
        Assert.Equal(new Euros(10_00), Sample.Facts.Quoted().Rent.FirstDay);

    [Fact]
    [Trait("story", "T24-307")]
    public void Changing_a_booking_costs_or_gives_back_the_difference()
    {
        var (before, after) = (Sample.Facts.Quoted(), Sample.Facts.Asking(Sample.ADrill, Sample.ASaw).Quoted());
        Assert.Equal(new BookingChange(new Euros(10_00), Euros.Zero, new Euros(150_00), new Euros(300_00)), BookingChange.Between(before, after));
        Assert.Equal(new BookingChange(Euros.Zero, new Euros(10_00), new Euros(300_00), new Euros(150_00)), BookingChange.Between(after, before));
        Assert.Equal(new BookingChange(Euros.Zero, Euros.Zero, new Euros(150_00), new Euros(150_00)), BookingChange.Between(before, before));
    }
}
