using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Tests.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>A tool at 5 € an hour and 40 € a day, booked for a day that ends at noon.</summary>
[Trait("story", "T24-502")]
public sealed class OverrunTests
{
    private static readonly Quote Quoted = Visits.QuoteOf(1);
    private static readonly DateTimeOffset End = Bookings.Tomorrow.End;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 5_00, 0)] // The time kept is always billed, tolerated or not.
    [InlineData(15, 5_00, 0)]
    [InlineData(16, 5_00, 5_00)]
    [InlineData(46, 5_00, 10_00)]
    [InlineData(61, 10_00, 10_00)]
    [InlineData(135, 15_00, 20_00)]
    [InlineData(136, 15_00, 35_00)]
    [InlineData(24 * 60, 40_00, 80_00)]
    [InlineData(72 * 60, 120_00, 80_00)] // The cap limits the tiers only.
    public void The_time_kept_is_billed_at_the_grid_and_tiers_come_on_top(int minutes, long kept, long tiers)
    {
        var overrun = Of(End.AddMinutes(minutes));

        Assert.Equal(new Overrun(TimeSpan.FromMinutes(minutes), new Euros(kept), new Euros(tiers)), overrun);
        Assert.Equal(new Euros(kept + tiers), overrun.Total);
    }

    [Fact]
    public void Before_the_end_nothing_runs() => Assert.Equal(Overrun.None, Of(End.AddHours(-1)));

    [Fact]
    public void Time_in_which_clocks_stand_still_is_never_billed()
    {
        var still = new Standstills([new(End.AddMinutes(5), End.AddMinutes(50)), new(End.AddMinutes(40), End.AddMinutes(60))]);

        Assert.Equal(Of(End.AddMinutes(6)), Of(End.AddMinutes(61), still));
        Assert.Equal(Euros.Zero, Of(End.AddHours(9), new([new(End, End.AddHours(9))])).Total);
    }

    [Fact]
    public void What_was_discounted_is_discounted_then_too()
    {
        var line = Quoted.Lines[0] with { Customer = new Discount(DiscountKind.Professional, Percentage.Percent(10), new Euros(4_00)) };

        Assert.Equal(new Euros(4_50), Overrun.Of(line, Quoted.Facts, Bookings.Tomorrow, End.AddMinutes(1), Standstills.None).Kept);
    }

    [Theory]
    [InlineData(0, 30, 60)]
    [InlineData(10, 20, 40)]
    [InlineData(20, 40, 50)] // A deadline that falls within it waits for its end.
    [InlineData(30, 60, 30)]
    [InlineData(-20, 10, 40)]
    public void A_deadline_is_later_by_as_long_as_clocks_stood_still_before_it(int from, int until, int due)
    {
        var still = new Standstills([new(End.AddMinutes(from), End.AddMinutes(until))]);

        Assert.Equal(End.AddMinutes(due), still.Postpone(End, End.AddMinutes(30)));
    }

    private static Overrun Of(DateTimeOffset at, Standstills? still = null) =>
        Overrun.Of(Quoted.Lines[0], Quoted.Facts, Bookings.Tomorrow, at, still ?? Standstills.None);
}
