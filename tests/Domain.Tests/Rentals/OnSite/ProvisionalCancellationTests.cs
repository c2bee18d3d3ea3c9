using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>Who cancels while the site is silent may have fetched the tools already: it ends once that is known.</summary>
[Trait("story", "T24-408")]
public sealed class ProvisionalCancellationTests
{
    private static readonly DateTimeOffset Asked = Start.AddMinutes(-10);

    private static readonly DateTimeOffset Heard = Start.AddHours(5);

    private static readonly SiteDowntime Silent = new([new DegradedSpell(Start.AddMinutes(-20), null)]);

    private static readonly SiteDowntime Restored = new([new DegradedSpell(Start.AddMinutes(-20), Heard)]);

    private static readonly Rental Cancelled = Booked().After(rental => rental.AskCancellation(isWithdrawal: false, Asked));

    [Fact]
    public void Nobody_can_have_come_before_the_early_pick_up()
    {
        Assert.False(Booked().MayHaveBeenFetched(Times, Start - Times.EarlyPickup - TimeSpan.FromTicks(1)));
        Assert.True(Booked().MayHaveBeenFetched(Times, Start - Times.EarlyPickup));
        Assert.False(Active().MayHaveBeenFetched(Times, Start));
    }

    [Fact]
    public void It_stays_booked_and_paid_while_the_site_may_be_silent()
    {
        Assert.Equal((RentalStatus.Confirmed, null, Asked), (Cancelled.Status, Cancelled.Step, Cancelled.CancellationAsked));
        Assert.Equal(Asked, Cancelled.NextDeadline(Cancelled.Rules));
        Assert.True(Cancelled.AsksForDowntime(Cancelled.Rules, Asked));

        foreach (var silent in new[] { Silent, new SiteDowntime([], Heard.AddSeconds(-40)) })
            Assert.Null(Cancelled.MeetDeadlines(Cancelled.Rules, End.AddDays(1), silent));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void It_ends_as_of_the_time_it_was_asked_for_once_the_site_answers()
    {
        var decided = Cancelled.MeetDeadlines(Cancelled.Rules, Heard, Restored)!;

        var fee = Booked().CancellationFee(Asked);
        Assert.NotEqual(fee, Booked().CancellationFee(Heard));
        Assert.Equal((fee, Asked), decided.Events.OfType<RentalCancelled>().Select(ended => (ended.Fee, ended.At)).Single());
        var after = Cancelled.Apply(decided);
        Assert.Equal((RentalStatus.Cancelled, fee, null), (after.Status, after.Due, after.CancellationAsked));
        Assert.Equal(new RentalEnd(RentalEndCause.Customer, null, Asked), after.End);
    }

    [Fact]
    [Trait("story", "T24-309")]
    public void A_withdrawal_costs_nothing_and_takes_the_place_of_a_cancellation()
    {
        Assert.Empty(Cancelled.AskCancellation(isWithdrawal: false, Start).Value().Events);
        var withdrawn = Cancelled.After(rental => rental.AskCancellation(isWithdrawal: true, Start));
        Assert.Empty(withdrawn.AskCancellation(isWithdrawal: false, Heard).Value().Events);
        Assert.Empty(withdrawn.AskCancellation(isWithdrawal: true, Heard).Value().Events);

        Assert.Equal((Start, Euros.Zero), (withdrawn.CancellationAsked, withdrawn.CancellationFee(Heard)));
        var after = withdrawn.After(rental => rental.MeetDeadlines(rental.Rules, Heard, Restored));
        Assert.Equal((RentalStatus.Withdrawn, Euros.Zero, Start), (after.Status, after.Due, after.End!.At));
    }

    [Fact]
    public void Who_has_the_tools_goes_on_renting_and_the_wish_is_void()
    {
        var told = Cancelled.TakeIn(Visit(Cancelled, 0), Times, Standstills.None, Heard)!;

        var after = Cancelled.Apply(told);
        Assert.Equal((RentalStatus.Active, null, null), (after.Status, after.CancellationAsked, after.End));
        Assert.True(told.Events.OfType<PickUpEnded>().Single().VoidsCancellation);
        Assert.DoesNotContain("VisitUnexpected", told.Names());
        Assert.False(Booked() is var other && other.TakeIn(Visit(other, 0), Times, Standstills.None, Heard)!.Events.OfType<PickUpEnded>().Single().VoidsCancellation);
    }

    [Fact]
    public void Who_came_and_took_nothing_has_cancelled()
    {
        var after = Cancelled.After(rental => rental.TakeIn(Visit(rental), Times, Standstills.None, Heard));

        Assert.Equal(Asked, after.CancellationAsked);
        Assert.Contains("RentalCancelled", after.MeetDeadlines(after.Rules, Heard, Restored)!.Names());
    }

    [Fact]
    public void Who_came_before_a_locker_that_stayed_shut_pays_nothing()
    {
        var after = Cancelled.After(rental => rental.TakeIn(Visit(rental) with { Shut = [rental.Unit(0)] }, Times, Standstills.None, Heard));

        var failed = after.MeetDeadlines(after.Rules, Heard, Restored)!.Events.OfType<RentalFailed>().Single();
        Assert.Equal(Booked().CancellationFee(Asked), failed.Amends);
    }

    [Fact]
    public void Where_nothing_was_left_of_the_slot_it_is_our_failure_as_for_who_waits()
    {
        var tooLate = new SiteDowntime([new DegradedSpell(Start.AddMinutes(-20), End.AddMinutes(-1))]);

        var failed = Cancelled.MeetDeadlines(Cancelled.Rules, End, tooLate)!.Events.OfType<RentalFailed>().Single();

        Assert.Equal(Booked().CancellationFee(Asked), failed.Amends);
    }

    [Fact]
    public void Who_gives_up_a_late_tool_pays_nothing()
    {
        var late = Booked().Apply(new ToolsLate(Booked().Id, [Booked().Unit(0)], Asked)).After(rental => rental.AskCancellation(isWithdrawal: false, Asked));

        Assert.Contains("RentalFailed", late.MeetDeadlines(late.Rules, Heard, Restored)!.Names());
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [Trait("story", "T24-309")]
    public void A_withdrawal_with_the_tools_in_hand_counts_from_then(int minutes, bool counts)
    {
        var withdrawn = Booked().After(rental => rental.AskCancellation(isWithdrawal: true, Start.AddMinutes(minutes)));

        var told = withdrawn.TakeIn(Visit(withdrawn, 0), Times, Standstills.None, Heard)!;

        Assert.Equal(counts ? [Start] : [], told.Events.OfType<WithdrawnUnderWay>().Select(happened => happened.At));
        Assert.Equal(!counts, told.Events.OfType<PickUpEnded>().Single().VoidsCancellation);
        Assert.Equal(counts ? nameof(WithdrawnUnderWay) : nameof(PickUpEnded), RentalLetter.Told(withdrawn, told)!.GetType().Name);
    }

    [Fact]
    public void Nothing_else_can_be_had_of_it_meanwhile()
    {
        var late = new ToolsLate(Cancelled.Id, [Cancelled.Unit(0)], Asked);
        Assert.IsType<NotPossibleForRental>(Cancelled.Apply(late).GiveUpLateTool(Asked).Refusal());
        Assert.Null(RentalLetter.Told(Cancelled, new RentalDecision([late])));
        Assert.IsType<NotPossibleForRental>(Cancelled.RefuseEntry(PassPurpose.PickUp, Times.EarlyPickup, Start));
        Assert.IsType<NotPossibleForRental>(Cancelled.PickUp(Welcome, Times, Start).Refusal());
        Assert.IsType<NotPossibleForRental>(Cancelled.RefuseChange(new(End, End.AddDays(1)), Asked));
        Assert.IsType<NotPossibleForRental>(Cancelled.RefuseDelay(TimeSpan.FromMinutes(15), Cancelled.Rules, Asked));
        Assert.Null(Cancelled.TellOfSilence(Asked));
    }

    [Fact]
    public void A_change_that_waits_to_be_paid_is_dropped()
    {
        var longer = new Slot(Start, End.AddDays(1));
        var changing = Booked().Apply(new ChangeHeld(Booked().Id, new PendingChange(Booked().Items, QuoteOf(1, longer), Booked().Agreement!, Asked.AddMinutes(5), [], []), Asked));

        var asked = changing.AskCancellation(isWithdrawal: false, Asked).Value();

        Assert.Equal(["CancellationAsked", "ChangeDropped"], asked.Names());
        Assert.Null(changing.Apply(asked).Change);
    }

    [Fact]
    public void What_was_not_booked_or_is_over_cannot_be_cancelled_so()
    {
        Assert.IsType<NotPossibleForRental>(Active().AskCancellation(isWithdrawal: false, Start).Refusal());
        Assert.IsType<WithdrawalTooLate>(Booked().AskCancellation(isWithdrawal: true, End.AddDays(30)).Refusal());
    }

    private static AloneVisit Visit(Rental rental, params int[] items) => new(
        VisitId.New(), PassPurpose.PickUp, Start, Start.AddMinutes(2), [.. items.Select(at => new AloneItem(rental.Unit(at), Start.AddMinutes(1)))], IsProved: true);
}
