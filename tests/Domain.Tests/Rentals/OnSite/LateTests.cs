using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

[Trait("story", "T24-502")]
public sealed class LateTests
{
    private static readonly DateTimeOffset Tolerated = End.AddMinutes(15);
    private static readonly DateTimeOffset Lost = End.AddHours(72);
    private static readonly DamageClaim Worth = new("valeur", IsQuote: false, new Euros(400_00), Wear: 0.75m);

    [Fact]
    public void Who_is_late_beyond_the_tolerance_is_overdue_by_itself()
    {
        Assert.Equal(Tolerated, Active().NextDeadline(Rules));
        Assert.Null(Active().MeetDeadlines(Rules, Tolerated.AddTicks(-1)));
        Assert.Equal(["RentalOverdue"], Active().MeetDeadlines(Rules, Tolerated)!.Names());
        Assert.Equal((RentalStatus.Active, Tolerated), (Active().Until(Tolerated) is var late ? late.Status : default, late.OnSite!.OverdueSince!.Value));
    }

    [Fact]
    public void While_the_site_is_silent_nobody_becomes_late()
    {
        var silent = new SiteDowntime([new(End.AddMinutes(-5), End.AddHours(2))]);

        Assert.Null(Active().MeetDeadlines(Rules, End.AddHours(2).AddMinutes(15).AddTicks(-1), silent));
        Assert.Equal(["RentalOverdue"], Active().MeetDeadlines(Rules, End.AddHours(2).AddMinutes(15), silent)!.Names());
    }

    [Fact]
    public void What_it_costs_is_taken_once_all_is_back()
    {
        var back = Returned(at: End.AddHours(1));

        Assert.Equal(new Euros(40_00 + 5_00 + 10_00), back.RentNow);
        Assert.Equal(new ChargeCard(Card, new Euros(15_00), CustomerPresence.Absent), back.Payments[^1].Pending!.Call);
        var declined = back.Answer(PaymentPurpose.Rent, End, new Declined("insufficient_funds"))!;
        Assert.Equal(["PaymentAnswered", "RentUnpaid"], declined.Names());
        Assert.Equal((null, new Euros(15_00)), (back.OwedRent, back.Apply(declined).OwedRent!.Value));
        Assert.Equal(new Euros(15_00), back.Answered(PaymentPurpose.Rent, End).Payments[^1].Taken);
    }

    [Fact]
    public void Who_is_on_time_owes_nothing_more() =>
        Assert.Equal((Day, PaymentStatus.Captured), (Returned().RentNow, Returned().Payments.Last(payment => payment.Purpose == PaymentPurpose.Rent).Status));

    [Fact]
    public void A_customer_is_called_after_24_hours_given_notice_after_48_and_after_72_the_tool_is_lost()
    {
        Assert.Equal(Chase.Called, Active().Until(End.AddHours(24)).OnSite!.Chase);
        Assert.Equal(Chase.Notified, Active().Until(End.AddHours(48)).OnSite!.Chase);
        Assert.Equal(RentalStatus.Active, Active().Until(Lost.AddTicks(-1)).Status);
        Assert.Equal((RentalStatus.Lost, Lost), (Active().Until(Lost) is var lost ? lost.Status : default, lost.OnSite!.LostAt));
    }

    [Fact]
    public void Nothing_runs_on_once_it_is_lost()
    {
        var lost = Active().Until(Lost);

        Assert.Equal(new Euros(120_00 + 80_00), lost.OverrunOf(lost.Unit(0), Lost.AddDays(9), Standstills.None).Total);
        Assert.Equal(new Euros(240_00), lost.RentNow);
    }

    [Fact]
    public void Its_deposit_is_captured_by_decision_and_what_it_was_worth_beyond_is_a_debt()
    {
        var lost = Active().Until(Lost).Answered(PaymentPurpose.Rent, Lost);

        Assert.Equal(new OwnRental(), lost.ClaimLoss(lost.Unit(0), Worth, lost.Customer, "Outil non rendu", Lost).Refusal());
        var claimed = lost.ClaimLoss(lost.Unit(0), Worth, Operator, "Outil non rendu", Lost).Value();

        Assert.Equal(["LossClaimed", "ItemDecided", "RentalDecided", "PaymentRequested"], claimed.Names());
        Assert.Contains((PaymentPurpose.Deposit, new CaptureAmount("pi_1", DepositOf)), claimed.Calls());
        Assert.Equal(new Euros(150_00), lost.Apply(claimed).OnSite!.Debt); // 400 € at 0.75, less 150 €
    }

    [Fact]
    public void Even_a_loss_captures_nothing_by_itself()
    {
        var silent = Active().Until(Lost.AddDays(30));

        Assert.Equal(Euros.Zero, silent.Captured);
        Assert.DoesNotContain(silent.Payments, payment => payment is { Purpose: PaymentPurpose.Deposit, Pending.Call: CaptureAmount });
    }

    [Fact]
    public void What_counts_as_lost_does_until_its_locker_was_opened_and_shut_on_it()
    {
        var (lost, late) = (Active(2).Until(Lost).Answered(PaymentPurpose.Rent, Lost).Followed(Lost), Lost.AddHours(1));

        Assert.Null(lost.RefuseEntry(Domain.Passes.PassPurpose.Return, null, late));
        var asked = lost.After(rental => rental.UnlockForReturn(rental.Unit(0), late));
        Assert.Equal(new LockerNotOpen(lost.Unit(0)), asked.ScanReturn(lost.Unit(0), late).Refusal());
        Assert.Equal(new LockerNotOpen(lost.Unit(0)), asked.LeaveDoorOpen(lost.Unit(0), Domain.Evidence.EvidenceId.New(late), Standstills.None, late).Refusal());
        var failed = asked.Hears(lost.Unit(0), LockerAnswer.Stuck, late);
        Assert.Equal((RentalStatus.Lost, true), (failed.Status, failed.Of(0).IsLost));

        var one = failed.Back(0, late);
        Assert.Equal((RentalStatus.Lost, ItemStatus.Returned, true), (one.Status, one.Of(0).Status, one.Of(1).IsLost));
        Assert.Equal(new NotPossibleForItem(ItemStatus.Returned), one.UnlockForReturn(one.Unit(0), late).Refusal());
        var both = one.Back(1, late);
        Assert.Equal((RentalStatus.PendingValidation, late, lost.RentNow), (both.Status, both.OnSite!.BackAt!.Value, both.RentNow));
    }

    [Fact]
    public void What_is_found_is_returned_like_any_other_and_the_claim_is_looked_at_anew()
    {
        var lost = Active().Until(Lost).Answered(PaymentPurpose.Rent, Lost);
        var claimed = lost.After(rental => rental.ClaimLoss(rental.Unit(0), Worth, Operator, "Outil non rendu", Lost)).Answered(PaymentPurpose.Deposit, Lost);
        Assert.Equal(RentalStatus.Closed, claimed.Status);

        var found = claimed.Followed(Lost).After(rental => rental.ReportFound(Lost.AddDays(1)));
        Assert.Equal((RentalStatus.Returning, Euros.Zero), (found.Status, found.OnSite!.Debt));
        var released = found.Back(0, Lost.AddDays(1)).Followed(Lost)
            .After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Release), Lost.AddDays(1)));

        Assert.Equal(new RefundAmount("pi_1", DepositOf), released.Payments.Single(payment => payment.Purpose == PaymentPurpose.Deposit).Pending!.Call);
        Assert.Equal(new NotPossibleForRental(RentalStatus.Active), Active().ReportFound(End).Refusal());
    }

    [Fact]
    public void What_is_found_and_does_not_come_back_is_lost_again_and_nothing_more_runs_on()
    {
        var lost = Active().Until(Lost).Answered(PaymentPurpose.Rent, Lost).Followed(Lost);
        var (at, due) = (Lost.AddDays(1), Lost.AddDays(4));
        var found = lost.After(rental => rental.ReportFound(at)).Until(at).Answered(PaymentPurpose.Deposit, at);
        Assert.Equal(due, found.NextDeadline(Rules));
        Assert.Null(found.MeetDeadlines(Rules, due.AddTicks(-1)));

        var again = found.MeetDeadlines(Rules, due)!;

        Assert.Equal(["RentalLost"], again.Names());
        Assert.Equal((RentalStatus.Lost, due, lost.RentNow), (found.Apply(again) is var gone ? gone.Status : default, gone.OnSite!.LostAt!.Value, gone.RentNow));
        Assert.Equal(lost.RentNow, gone.Followed(due).Back(0, due.AddDays(1)).RentNow);
        Assert.NotEqual(due, found.Back(0, Lost.AddDays(3)).Followed(due).NextDeadline(Rules));
    }
}
