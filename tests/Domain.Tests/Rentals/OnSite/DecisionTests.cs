using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What people decide of a return.</summary>
[Trait("story", "T24-905")]
public sealed class DecisionTests
{
    private static readonly DateTimeOffset Notice = End.AddHours(24);

    [Fact]
    public void A_release_lets_the_deposit_go_and_then_it_is_closed()
    {
        var returned = Returned();

        var decided = Decide(returned, 0, DecisionKind.Release).Value();

        Assert.Equal(["ItemDecided", "RentalDecided", "PaymentRequested"], decided.Names());
        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], decided.Calls());
        var closing = returned.Apply(decided).Answer(PaymentPurpose.Deposit, End)!;
        Assert.Equal(["PaymentAnswered", "RentalClosed"], closing.Names());
    }

    [Fact]
    public void A_capture_cites_a_damage_at_what_wear_leaves_of_it_or_a_quote()
    {
        Assert.Equal(new Euros(40_00), Amount(Returned(), DecisionKind.PartialCapture, Scratch));
        Assert.Equal(new Euros(50_00), Amount(Returned(), DecisionKind.PartialCapture, Scratch with { IsQuote = true }));
        Assert.Equal(new DamageNotCited(), Decide(Returned(), 0, DecisionKind.PartialCapture).Refusal());
        Assert.Equal(new DamageNotCited(), Decide(Returned(), 0, DecisionKind.PartialCapture, Scratch with { Reference = " " }).Refusal());
        Assert.Equal(new DamageNotCited(), Decide(Returned(), 0, DecisionKind.PartialCapture, Scratch with { Wear = 1.01m }).Refusal());
        Assert.Equal(new DamageNotCited(), Decide(Returned(), 0, DecisionKind.PartialCapture, Scratch with { Price = Euros.Zero }).Refusal());
        Assert.IsType<ReasonOutOfBounds>(Returned() is var rental ? rental.DecideReturn(rental.Deciding(0, DecisionKind.Release) with { Reason = "" }, End).Refusal() : null);
    }

    [Theory]
    [InlineData(DecisionKind.Release)]
    [InlineData(DecisionKind.PartialCapture)]
    [InlineData(DecisionKind.Escalate)]
    public void Staff_who_rent_decide_nothing_of_their_own_return_not_even_as_administrators(DecisionKind kind)
    {
        var returned = Returned();

        var own = returned.DecideReturn(returned.Deciding(0, kind, Scratch, isAdministrator: true) with { By = returned.Customer }, End);

        Assert.Equal(new OwnRental(), own.Refusal());
    }

    [Fact]
    public void A_capture_stays_within_the_tools_line_of_the_deposit()
    {
        var dear = Scratch with { Price = new Euros(200_00) };

        Assert.Equal(new CaptureBeyondDeposit(DepositOf), Decide(Returned(), 0, DecisionKind.PartialCapture, dear).Refusal());
        Assert.Equal(DepositOf, Amount(Returned(), DecisionKind.FullCapture, dear));
        Assert.Equal(new DamageBelowDeposit(new Euros(40_00)), Decide(Returned(), 0, DecisionKind.FullCapture, Scratch).Refusal());
    }

    [Fact]
    public void It_is_told_a_day_before_and_only_then_taken()
    {
        var told = Returned().After(rental => Decide(rental, 0, DecisionKind.PartialCapture, Scratch));

        Assert.Equal((RentalStatus.PendingValidation, Notice), (told.Status, told.NextDeadline(Rules)!.Value));
        Assert.Null(told.MeetDeadlines(Rules, Notice.AddTicks(-1)));
        var taken = told.MeetDeadlines(Rules, Notice)!;
        Assert.Equal(["ItemDecided", "RentalDecided", "PaymentRequested"], taken.Names());
        Assert.Equal([(PaymentPurpose.Deposit, new CaptureAmount("pi_1", new Euros(40_00)))], taken.Calls());
        Assert.Equal(Operator, told.Apply(taken).Of(0).Decision!.By);
    }

    [Fact]
    public void Who_answers_to_it_is_looked_at_again_before_anything_is_taken()
    {
        var answered = Returned().After(rental => Decide(rental, 0, DecisionKind.PartialCapture, Scratch))
            .After(rental => rental.AnswerCapture(rental.Unit(0), Notice.AddTicks(-1)));

        Assert.Equal(RentalStatus.PendingValidation, answered.Until(Notice).Status);
        Assert.Equal(["CaptureAnnounced", "ItemDecided", "RentalDecided", "PaymentRequested"],
            answered.DecideReturn(answered.Deciding(0, DecisionKind.PartialCapture, Scratch), Notice).Value().Names());
        var more = answered.After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch with { Wear = 1 }), Notice));
        Assert.Equal(Notice.AddHours(24), more.Of(0).Decision!.NoticeEnds);
        Assert.Equal(new NothingAnnounced(), Returned() is var rental ? rental.AnswerCapture(rental.Unit(0), End).Refusal() : null);
    }

    [Fact]
    public void One_capture_is_the_sum_of_what_was_decided_of_each_tool_and_the_rest_goes_back()
    {
        var mixed = Returned(3).After(rental => Decide(rental, 0, DecisionKind.PartialCapture, Scratch))
            .After(rental => Decide(rental, 1, DecisionKind.FullCapture, Scratch with { Price = new Euros(300_00) }));
        Assert.Equal(RentalStatus.PendingValidation, mixed.Until(Notice).Status);

        var last = Decide(mixed.Until(Notice), 2, DecisionKind.Release, when: Notice).Value();

        Assert.Equal([(PaymentPurpose.Deposit, new CaptureAmount("pi_1", new Euros(190_00)))], last.Calls());
        var closed = mixed.Until(Notice).Apply(last).Answered(PaymentPurpose.Deposit, Notice);
        Assert.Equal((RentalStatus.Closed, new Euros(190_00)), (closed.Status, closed.Payments[^1].Taken));
    }

    [Fact]
    public void What_is_handed_to_an_administrator_only_they_decide_within_a_day()
    {
        var escalated = Returned().After(rental => Decide(rental, 0, DecisionKind.Escalate));

        Assert.Equal(new AdministratorDecides(Notice), Decide(escalated, 0, DecisionKind.Release).Refusal());
        Assert.Equal(
            ["ItemDecided", "RentalDecided", "PaymentRequested"],
            escalated.DecideReturn(escalated.Deciding(0, DecisionKind.Release, isAdministrator: true), End).Value().Names());
        Assert.Equal(new AdministratorDecides(Notice), escalated.DecideReturn(escalated.Deciding(0, DecisionKind.Escalate, isAdministrator: true), End).Refusal());
    }

    [Fact]
    public void Without_a_live_deposit_nothing_is_captured_and_none_that_dies_before_the_customer_could_answer()
    {
        var dies = Noon.AddDays(7);

        Assert.Equal(new DepositNotThere(), Decide(Returned(), 0, DecisionKind.PartialCapture, Scratch, dies).Refusal());
        Assert.Equal(new NoticeTooLate(dies), Decide(Returned(), 0, DecisionKind.PartialCapture, Scratch, dies.AddHours(-24)).Refusal());
        Assert.Equal(["CaptureAnnounced"], Decide(Returned(), 0, DecisionKind.PartialCapture, Scratch, dies.AddHours(-24).AddTicks(-1)).Value().Names());
    }

    [Fact]
    public void A_tool_is_decided_once_it_is_back_and_once()
    {
        var partly = Returning(End, 2).Back(0, End);

        Assert.Equal(["ItemDecided"], Decide(partly, 0, DecisionKind.Release).Value().Names());
        Assert.Equal(new NothingToDecide(), Decide(partly, 1, DecisionKind.Release).Refusal());
        var one = partly.After(rental => Decide(rental, 0, DecisionKind.Release));
        Assert.Equal(new NothingToDecide(), Decide(one, 0, DecisionKind.Release).Refusal());
        var both = one.Back(1, End).Followed(End).After(rental => Decide(rental, 1, DecisionKind.Release));
        Assert.Equal(RentalStatus.Decided, both.Status);
        Assert.Equal(new NotPossibleForRental(RentalStatus.Active), Decide(Active(), 0, DecisionKind.Release).Refusal());
    }

    [Fact]
    public void A_verdict_is_advice_and_of_some_returns_it_is_hidden_until_they_are_decided()
    {
        var (open, blind) = (Scored(isBlind: false), Scored(isBlind: true));

        Assert.Equal((ItemStatus.Scored, RentalStatus.PendingValidation), (open.Of(0).Status, open.Status));
        Assert.Equal((VerdictColour.Green, null), (open.ShownVerdict(open.Unit(0)), blind.ShownVerdict(blind.Unit(0))));
        var decided = blind.After(rental => Decide(rental, 0, DecisionKind.Release));
        Assert.Equal(VerdictColour.Green, decided.ShownVerdict(decided.Unit(0)));
        Assert.Equal(new NotPossibleForItem(ItemStatus.Decided), decided.Score(decided.Unit(0), SilenceTests.Of(VerdictColour.Red), isBlind: false, End).Refusal());
    }

    [Fact]
    [Trait("story", "T24-508")]
    public void After_a_dispute_what_was_taken_goes_back()
    {
        var closed = Returned().After(rental => Decide(rental, 0, DecisionKind.PartialCapture, Scratch)).Until(Notice)
            .Answered(PaymentPurpose.Deposit, Notice);
        var dispute = DisputeId.New(Noon);

        var refunded = closed.RefundCapture(closed.Unit(0), dispute, new Euros(15_00), Notice).Value();

        Assert.Equal([(PaymentPurpose.Deposit, new RefundAmount("pi_1", new Euros(15_00)))], refunded.Calls());
        Assert.Equal(new Euros(25_00), closed.Apply(refunded).Captured);
        Assert.True(closed.Apply(refunded).HasRefunded(closed.Unit(0), dispute));
        Assert.Equal(
            new RefundedAlready(dispute), closed.Apply(refunded).RefundCapture(closed.Unit(0), DisputeId.New(Noon), new Euros(1), Notice).Refusal());
        Assert.Equal(new AmountOutOfBounds(new Euros(40_00)), closed.RefundCapture(closed.Unit(0), dispute, new Euros(40_01), Notice).Refusal());
    }

    private static Rental Scored(bool isBlind) =>
        Returned().After(rental => rental.Score(rental.Unit(0), SilenceTests.Of(VerdictColour.Green), isBlind, End));

    private static Result<RentalDecision> Decide(Rental rental, int at, DecisionKind kind, DamageClaim? damage = null, DateTimeOffset? when = null) =>
        rental.DecideReturn(rental.Deciding(at, kind, damage), when ?? End);

    private static Euros Amount(Rental rental, DecisionKind kind, DamageClaim damage) =>
        Decide(rental, 0, kind, damage).Value().Events.OfType<CaptureAnnounced>().Single().Decision.Amount;
}
