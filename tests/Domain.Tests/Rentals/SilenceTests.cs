using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>A site's silence puts off the end of the time to fetch the tools: an hour from the start, usually.</summary>
[Trait("story", "T24-306")]
[Trait("story", "T24-408")]
public sealed class SilenceTests
{
    private static readonly Rental Booked = Confirmed(Tomorrow);
    private static readonly DateTimeOffset Start = Booked.Slot.Start;
    private static readonly DateTimeOffset Usual = Start.AddHours(1);

    [Fact]
    public void What_the_site_was_degraded_before_the_slot_changes_nothing() =>
        Assert.Contains("RentalNotFetched", Booked.MeetDeadlines(Rules, Usual, Spell(-30, 0))!.Names());

    [Fact]
    public void What_it_was_degraded_meanwhile_is_added()
    {
        var putOff = Booked.After(rental => rental.MeetDeadlines(Rules, Usual, Spell(-10, 20)));

        Assert.Equal(Usual.AddMinutes(20), putOff.PickupDeadline(Rules));
        Assert.Equal(Usual.AddMinutes(20), putOff.NextDeadline(Rules));
        Assert.Null(putOff.MeetDeadlines(Rules, Usual.AddMinutes(19), Spell(-10, 20)));
        Assert.Contains("RentalNotFetched", putOff.MeetDeadlines(Rules, Usual.AddMinutes(20), Spell(-10, 20))!.Names());
    }

    [Fact]
    public void While_it_is_degraded_the_clock_stands_still()
    {
        var stopped = Booked.After(rental => rental.MeetDeadlines(Rules, Usual, Spell(30, null)));

        Assert.Null(stopped.NextDeadline(Rules));
        Assert.Null(stopped.MeetDeadlines(Rules, Usual.AddHours(5), Spell(30, null)));
        var goesOn = stopped.After(rental => rental.MeetDeadlines(Rules, Usual.AddHours(5), Spell(30, 360)));
        Assert.Equal((Start.AddMinutes(390), RentalStatus.Confirmed), (goesOn.NextDeadline(Rules), goesOn.Status));
    }

    [Fact]
    public void While_it_may_turn_out_to_be_degraded_nothing_is_decided() =>
        Assert.Null(Booked.MeetDeadlines(Rules, Usual, new SiteDowntime([], Usual.AddSeconds(-40))));

    [Fact]
    public void Where_the_slot_leaves_no_time_to_make_up_for_it_we_failed_and_nobody_was_absent()
    {
        var (end, downtime) = (Booked.Slot.End, Spell(30, (24 * 60) - 5));
        var decided = Booked.After(rental => rental.MeetDeadlines(Rules, Usual, downtime)).MeetDeadlines(Rules, end, downtime)!;

        Assert.Contains("RentalFailed", decided.Names());
        Assert.DoesNotContain("RentalNotFetched", decided.Names());
    }

    [Fact]
    public void Another_slot_begins_with_a_clock_that_goes()
    {
        var stopped = Booked.After(rental => rental.MeetDeadlines(Rules, Usual, Spell(30, null)));

        Assert.True(stopped.IsClockStopped);
        Assert.False(stopped.Apply(new RentalChanged(stopped.Id, stopped.Slot, new PendingChange(
            stopped.Items, stopped.Quote, stopped.Agreement!, Noon, [], []), Noon)).IsClockStopped);
    }

    [Fact]
    public void The_customer_is_told_of_a_silence_once_and_of_its_end_once()
    {
        var told = Booked.After(rental => rental.TellOfSilence(Noon));

        Assert.Null(told.TellOfSilence(Noon));
        Assert.Null(Booked.TellOfReturn(Noon));
        var again = told.After(rental => rental.TellOfReturn(Noon));
        Assert.Null(again.TellOfReturn(Noon));
        Assert.NotNull(again.TellOfSilence(Noon));
    }

    private static SiteDowntime Spell(int from, int? until) =>
        new([new DegradedSpell(Start.AddMinutes(from), until is { } end ? Start.AddMinutes(end) : null)]);
}
