using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What customers are told from pick-up on.</summary>
[Trait("story", "T24-409")]
public sealed class LetterTests
{
    private static readonly RentalNames Names = new("Perforateur", "Lyon", "1 rue de l’Exemple, 69003 Lyon");

    private static readonly DateTimeOffset NextDay = End.AddHours(25);

    [Fact]
    public void Who_leaves_with_tools_is_told_the_end_and_the_deposit()
    {
        var rental = Unlocked().TakenOut(0);

        var told = Assert.IsType<ToolsPickedUp>(Content(rental, rental.FinishPickUp(Start).Value(), NotificationEvent.PickupConfirmed));

        Assert.Equal((End, 150_00), (told.End, told.DepositCents));
    }

    [Fact]
    [Trait("story", "T24-408")]
    public void Who_cancels_while_the_site_is_silent_is_told_that_it_is_noted_and_whether_it_is_void()
    {
        var booked = Booked();
        var asked = booked.AskCancellation(isWithdrawal: true, Start.AddMinutes(-5)).Value();
        var visit = new AloneVisit(VisitId.New(), PassPurpose.PickUp, Start, Start, [new(booked.Unit(0), Start)], IsProved: true);

        var noted = Assert.IsType<CancellationNoted>(Content(booked, asked, NotificationEvent.BookingCancelled));
        Assert.True(noted.IsWithdrawal);
        Assert.Equal(noted, MessageContent.Read<CancellationNoted>(noted.Facts));
        foreach (var (before, isVoid) in new[] { (booked.Apply(asked), true), (booked, false) })
        {
            var told = Content(before, before.TakeIn(visit, Times, Domain.Sites.Standstills.None, Start)!, NotificationEvent.PickupConfirmed);
            Assert.Equal(isVoid, Assert.IsType<ToolsPickedUp>(told).VoidsCancellation);
        }
    }

    [Fact]
    public void Letters_name_what_is_with_the_customer_and_not_what_stayed_there()
    {
        var rental = Unlocked(3).TakenOut(0).TakenOut(2).LeftIn(1);
        var (ended, left) = Told(rental, rental.FinishPickUp(Start).Value());
        var partly = left.Answered(PaymentPurpose.Rent, Start).Followed(Start).After(each => each.BeginReturn(each.Site, knowsNoRefund: true, End)).Back(0, End);
        var (overdue, late) = Told(partly, partly.MeetDeadlines(partly.Rules, End.AddMinutes(15))!);
        var open = late.After(each => each.UnlockForReturn(each.Unit(2), End)).Opened(End);
        var (returned, back) = Told(open, open.HearLocker(open.Of(2).Opening!.Command, LockerAnswer.Shut, Domain.Sites.Standstills.None, End)!);

        Assert.Equal([left.Items[0], left.Items[2]], RentalLetter.ToolsOf(ended, left).AsEnumerable());
        Assert.Equal([late.Items[2]], RentalLetter.ToolsOf(overdue, late).AsEnumerable());
        Assert.Equal([back.Items[0], back.Items[2]], RentalLetter.ToolsOf(returned, back).AsEnumerable());
    }

    [Fact]
    public void Who_is_late_is_told_asked_given_notice_and_told_of_the_loss()
    {
        var told = new List<(Type, ToolsDemand?)>();
        var rental = Active();
        foreach (var hours in (double[])[0.25, 24, 48, 72])
        {
            var decision = rental.MeetDeadlines(rental.Rules, End.AddHours(hours))!;
            var content = Content(rental, decision, NotificationEvent.Overrun);
            told.Add((content.GetType(), (content as ToolsDemanded)?.Demand));
            rental = rental.Apply(decision);
        }

        Assert.Equal([(typeof(OverrunBegun), null), (typeof(ToolsDemanded), ToolsDemand.Call), (typeof(ToolsDemanded), ToolsDemand.FormalNotice), (typeof(ToolsDeclaredLost), null)], told);
    }

    [Fact]
    public void More_time_is_confirmed_or_was_not_paid()
    {
        var wish = new ExtendRental(End.AddHours(2), new Euros(10_00));
        var waiting = Active().After(rental => rental.Extend(wish, Domain.Customers.CustomerStanding.Good, Start.AddMinutes(10), Domain.Lockers.SlotRules.Default, Start));

        var made = Assert.IsType<ExtensionMade>(Content(waiting, waiting.Answer(PaymentPurpose.Rent, Start)!, NotificationEvent.BookingChanged));
        Assert.Equal((End.AddHours(2), 10_00), (made.End, made.PriceCents));
        Assert.IsType<ExtensionNotMade>(Content(waiting, waiting.Answer(PaymentPurpose.Rent, Start, new Declined("lost_card"))!, NotificationEvent.BookingChanged));
    }

    [Fact]
    public void Who_is_next_hears_of_a_tool_that_is_late_and_of_its_return()
    {
        var booked = Booked();
        var late = booked.LookForLateTools(new HashSet<UnitId> { booked.Unit(0) }, Start)!;

        Assert.IsType<ToolNotBack>(Content(booked, late, NotificationEvent.BookingChanged));
        Assert.IsType<ToolBackAgain>(Content(booked.Apply(late), booked.Apply(late).LookForLateTools(new HashSet<UnitId>(), Start)!, NotificationEvent.BookingChanged));
    }

    [Fact]
    public void What_cannot_be_taken_from_the_card_is_said_to_be_owed()
    {
        var returned = Returned(at: End.AddHours(1));
        var declined = returned.Answer(PaymentPurpose.Rent, End.AddHours(1), new Declined("insufficient_funds"))!;

        Assert.Equal(15_00, Assert.IsType<AmountUnpaid>(Content(returned, declined, NotificationEvent.PaymentFailed)).AmountCents);
    }

    [Fact]
    [Trait("story", "T24-502")]
    public void Who_pays_what_they_owed_has_a_receipt_for_each_payment_with_what_is_left()
    {
        var late = Returned(at: End.AddHours(1)).Answered(PaymentPurpose.Rent, NextDay, new Declined("insufficient_funds"));
        var decided = late.After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), End.AddHours(1))).Until(NextDay);
        var owing = decided.Answered(PaymentPurpose.Deposit, NextDay, new Lapsed());
        var asked = owing.After(rental => rental.PayOwed(new(new Euros(55_00), null), NextDay));

        var answer = new PaymentAnswer(asked.Payments[^1].Pending!, new Charged("pi_1"), NextDay);
        var first = asked.Answer(answer, asked.Rules, NextDay)!;
        var paid = asked.Apply(first);
        var second = paid.Answer(PaymentPurpose.Rent, NextDay)!;

        var damage = Assert.IsType<OwedPaid>(Content(asked, first, NotificationEvent.InvoiceIssued));
        Assert.Equal((OwedFor.Damage, 40_00, 15_00), (damage.For, damage.AmountCents, damage.LeftCents));
        var rent = Assert.IsType<OwedPaid>(Content(paid, second, NotificationEvent.InvoiceIssued));
        Assert.Equal((OwedFor.Rent, 15_00, 0), (rent.For, rent.AmountCents, rent.LeftCents));
        Assert.Null(paid.Answer(answer, paid.Rules, NextDay));
        Assert.Null(RentalLetter.Told(paid, paid.Answer(PaymentPurpose.Rent, NextDay, new Declined("insufficient_funds"))!));
    }

    [Fact]
    [Trait("story", "T24-502")]
    public void What_the_card_gives_in_their_absence_has_no_receipt()
    {
        var returned = Returned(at: End.AddHours(1));

        Assert.Null(RentalLetter.Told(returned, returned.Answer(PaymentPurpose.Rent, End.AddHours(1))!));
    }

    private static (RentalEvent Happened, Rental After) Told(Rental before, RentalDecision decision) =>
        (RentalLetter.Told(before, decision)!, before.Apply(decision));

    private static MessageContent Content(Rental before, RentalDecision decision, NotificationEvent kind)
    {
        var happened = RentalLetter.Told(before, decision)!;
        Assert.Equal(kind, RentalLetter.Kind(happened));
        return RentalLetter.About(happened, before.Apply(decision), Names, before.Rules);
    }
}
