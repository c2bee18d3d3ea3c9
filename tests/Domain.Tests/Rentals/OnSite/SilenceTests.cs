using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>Nobody decides. The deposit of these dies seven days after noon; they are back two days after noon.</summary>
[Trait("story", "T24-905")]
public sealed class SilenceTests
{
    private static readonly DateTimeOffset Due = End.AddHours(48);
    private static readonly DateTimeOffset Last = Due.AddHours(24);
    private static readonly DateTimeOffset Dies = Noon.AddDays(7);

    [Fact]
    public void A_return_is_decided_within_48_hours() => Assert.Equal(Due, Of(1, VerdictColour.Green).NextDeadline(Rules));

    [Fact]
    public void Or_36_hours_before_the_deposit_dies_if_that_is_sooner()
    {
        var late = Returned(at: Dies.AddHours(-60)); // Kept for long enough that its deposit was not renewed yet.

        Assert.Equal(Dies.AddHours(-36), late.DecisionDue(late.Of(0)));
    }

    [Fact]
    public void A_green_one_is_released()
    {
        var released = Of(1, VerdictColour.Green).MeetDeadlines(Rules, Due)!;

        Assert.Equal(["ItemDecided", "RentalDecided", "PaymentRequested"], released.Names());
        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], released.Calls());
        Assert.Null(Of(1, VerdictColour.Green).MeetDeadlines(Rules, Due.AddTicks(-1)));
    }

    [Theory]
    [InlineData(VerdictColour.Orange)]
    [InlineData(VerdictColour.Red)]
    [InlineData(null)]
    public void For_any_other_the_deposit_is_renewed_once_and_somebody_is_woken(VerdictColour? colour)
    {
        var waiting = Of(1, colour);

        var renewed = waiting.MeetDeadlines(Rules, Due)!;

        Assert.Equal(["DecisionOverdue", "PaymentRequested"], renewed.Names());
        Assert.Equal([(PaymentPurpose.Deposit, new AuthoriseCard(Card, DepositOf, CustomerPresence.Absent))], renewed.Calls());
        var held = waiting.Apply(renewed).Answer(PaymentPurpose.Deposit, Due, new Authorised("pi_new", Due.AddDays(4)))!;
        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], held.Calls());
    }

    [Fact]
    public void Still_undecided_a_day_later_it_is_released_and_never_captured()
    {
        var renewed = Of(1, VerdictColour.Red).Until(Due).Answered(PaymentPurpose.Deposit, Due, new Authorised("pi_new", Due.AddDays(4)))
            .Answered(PaymentPurpose.Deposit, Due);

        Assert.Equal(Last, renewed.NextDeadline(Rules));
        var released = renewed.MeetDeadlines(Rules, Last)!;
        Assert.Equal(["ItemDecided", "RentalDecided", "PaymentRequested"], released.Names());
        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_new"))], released.Calls());
    }

    [Fact]
    public void A_deposit_that_cannot_be_renewed_is_released_before_it_dies()
    {
        var declined = Of(1, VerdictColour.Red).Until(Due).Answered(PaymentPurpose.Deposit, Due, new Declined("insufficient_funds"));

        Assert.Equal(Last, declined.NextDeadline(Rules));
        Assert.Equal(RentalStatus.Decided, declined.Until(Last).Status);
    }

    [Fact]
    public void Nothing_is_renewed_where_a_capture_was_announced_whose_notice_ends_in_time()
    {
        var announced = Of(2, VerdictColour.Red).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), Due.AddHours(-1)));

        var woken = announced.MeetDeadlines(Rules, Due)!;

        Assert.Equal(["DecisionOverdue"], woken.Names());
        Assert.Equal(Due.AddHours(23), announced.Apply(woken).NextDeadline(Rules));
        var last = announced.Until(Due).Until(Last);
        Assert.Equal((RentalStatus.Decided, new Euros(40_00)), (last.Status, last.Captured));
    }

    [Fact]
    public void Nor_where_a_capture_was_decided_already()
    {
        var decided = Of(2, VerdictColour.Red).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), End)).Until(End.AddHours(24));

        Assert.Equal(ItemStatus.Decided, decided.Of(0).Status);
        Assert.Equal(["DecisionOverdue"], decided.MeetDeadlines(Rules, Due)!.Names());
    }

    [Fact]
    public void A_renewal_that_is_answered_after_the_decision_is_undone()
    {
        var renewing = Of(1, VerdictColour.Red).Until(Due).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), Due));
        var (old, renewed) = (renewing.Payments[1].Id, renewing.Payments[^1].Id);

        var taken = renewing.Until(Due.AddHours(24));
        Assert.Equal(new CaptureAmount("pi_1", new Euros(40_00)), taken.Payments.Single(payment => payment.Id == old).Pending!.Call);
        var late = taken.Answer(PaymentPurpose.Deposit, Due.AddHours(25), new Authorised("pi_new", Due.AddDays(4)))!;

        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_new"))], late.Calls());
        Assert.Equal(renewed, late.Events.OfType<PaymentRequested>().Single().Request.Payment);
    }

    [Fact]
    public void Of_a_pack_the_green_ones_are_released_and_the_others_wait()
    {
        var mixed = Returned(2).After(rental => rental.Score(rental.Unit(0), Of(VerdictColour.Green), isBlind: false, End))
            .After(rental => rental.Score(rental.Unit(1), Of(VerdictColour.Orange), isBlind: false, End)).Until(Due);

        Assert.Equal([ItemStatus.Decided, ItemStatus.Scored], mixed.OnSite!.Items.Select(item => item.Status));
        Assert.Equal(RentalStatus.PendingValidation, mixed.Status);
    }

    [Fact]
    public void Every_return_of_a_watched_customer_is_looked_at()
    {
        var watched = Returned(factor: 1.5m).After(rental => rental.Score(rental.Unit(0), Of(VerdictColour.Green), isBlind: false, End));

        Assert.Contains("DecisionOverdue", watched.MeetDeadlines(Rules, Due)!.Names());
    }

    [Fact]
    public void An_administrator_has_a_day_but_not_past_the_last_call_for_one_capture()
    {
        var escalated = Of(1, VerdictColour.Green).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Escalate), Due.AddHours(-1)));
        var (late, last) = (Returned(at: Dies.AddHours(-60)), Dies.AddHours(-12));
        var end = late.After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Escalate), last.AddHours(-20)));

        Assert.Equal(Due.AddHours(23), escalated.NextDeadline(Rules));
        Assert.Equal(RentalStatus.Decided, escalated.Until(Due.AddHours(23)).Status);
        Assert.Equal(last, end.Of(0).Decision!.NoticeEnds);
        Assert.Equal(new NoticeTooLate(Dies), late.DecideReturn(late.Deciding(0, DecisionKind.Escalate), last).Refusal());
    }

    [Fact]
    public void An_answer_that_nobody_looks_at_takes_nothing()
    {
        var answered = Of(1, VerdictColour.Red).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), End))
            .After(rental => rental.AnswerCapture(rental.Unit(0), End));

        Assert.Equal(Euros.Zero, answered.Until(Due).Answered(PaymentPurpose.Deposit, Due).Until(Last).Captured);
    }

    [Fact]
    public void Who_answers_at_the_last_moment_gives_a_person_a_day_more()
    {
        var answered = Of(2, VerdictColour.Red).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), Due.AddHours(-1)))
            .Until(Due).After(rental => rental.AnswerCapture(rental.Unit(0), Due.AddHours(22)));

        Assert.Equal(Due.AddHours(46), answered.DecisionDue(answered.Of(0)));
        Assert.Equal(Last, answered.DecisionDue(answered.Of(1)));
    }

    internal static Verdict Of(VerdictColour colour) => Verdict.Of(
        new("photos-1", colour switch { VerdictColour.Green => 0m, VerdictColour.Orange => 0.7m, VerdictColour.Red => 0.9m }, [], ReturnReport.None, ReturnHistory.None),
        ScoringModel.Default);

    private static Rental Of(int tools, VerdictColour? colour) => colour is not { } told
        ? Returned(tools)
        : Enumerable.Range(0, tools).Aggregate(Returned(tools), (rental, at) => rental.After(each => each.Score(each.Unit(at), Of(told), isBlind: false, End)));
}
