using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Disputes;

[Trait("story", "T24-508")]
public sealed class DisputeTests
{
    private static readonly DateTimeOffset Decided = End.AddHours(24);
    private static readonly DisputeRules Rules = DisputeRules.Default;
    private static readonly AccountId Colleague = new(new Guid("0198f000-0000-7000-8000-000000000002"));

    [Fact]
    public void A_decision_can_be_disputed_for_30_days()
    {
        var last = Decided.AddDays(30);

        var opened = Assert.IsType<DisputeOpened>(Open(last.AddTicks(-1)).Value());

        Assert.Equal((Operator, new Euros(40_00)), (opened.Decider!.Value, opened.Captured));
        Assert.Equal(new DisputeTooLate(last), Open(last).Refusal());
        Assert.Equal(new EmptyName(), Open(Decided, " ").Refusal());
    }

    [Fact]
    public void Only_what_was_decided_for_good()
    {
        var waiting = Returned();

        Assert.Equal(new NothingToDispute(), Dispute.Open(DisputeId.New(Noon), waiting, waiting.Unit(0), "Non", Rules, End).Refusal());
    }

    [Theory]
    [InlineData("2026-09-02T12:00", "2026-09-16T22:00")] // A Wednesday: ten working days on, the midnight in Paris.
    [InlineData("2026-09-05T12:00", "2026-09-18T22:00")] // A Saturday.
    [InlineData("2026-11-05T12:00", "2026-11-20T23:00")] // The 11th of November is a holiday.
    [InlineData("2027-03-25T12:00", "2027-04-09T22:00")] // Easter Monday is one too.
    public void It_is_answered_within_ten_working_days(string opened, string late) =>
        Assert.Equal(DateTimeOffset.Parse(late + "Z", null), Rules.AnswerBy(DateTimeOffset.Parse(opened + "Z", null)));

    [Fact]
    public void Who_decided_neither_answers_nor_concludes()
    {
        Assert.Equal(new DeciderCannotAnswer(), Opened().Answer(Operator, "Nous confirmons", Decided).Refusal());
        Assert.Equal(new DeciderCannotAnswer(), Answered().Conclude(Euros.Zero, Operator, Decided).Refusal());
        Assert.Equal(DisputeStatus.Answered, Answered().Status);
    }

    [Theory]
    [InlineData(0, DisputeStatus.Confirmed)]
    [InlineData(1, DisputeStatus.PartlyRefunded)]
    [InlineData(39_99, DisputeStatus.PartlyRefunded)]
    [InlineData(40_00, DisputeStatus.Refunded)]
    public void Once_answered_it_is_confirmed_refunded_or_partly_refunded(long refund, DisputeStatus status)
    {
        var concluded = Answered() is var dispute ? dispute.Apply(dispute.Conclude(new Euros(refund), Colleague, Decided).Value()) : null!;

        Assert.Equal((status, new Euros(refund), true), (concluded.Status, concluded.Refund, concluded.IsConcluded));
        Assert.Equal(new DisputeOver(status), concluded.Conclude(Euros.Zero, Colleague, Decided).Refusal());
        Assert.Equal(new DisputeOver(status), concluded.Comment(DisputeSide.Customer, concluded.Customer, "Encore", Decided).Refusal());
        Assert.Equal(new DisputeOver(status), concluded.Answer(Colleague, "Encore", Decided).Refusal());
    }

    [Fact]
    public void No_more_goes_back_than_was_taken_and_nothing_before_an_answer()
    {
        Assert.Equal(new RefundBeyondCapture(new Euros(40_00)), Answered().Conclude(new Euros(40_01), Colleague, Decided).Refusal());
        Assert.Equal(new AnswerFirst(), Opened().Conclude(Euros.Zero, Colleague, Decided).Refusal());
    }

    [Fact]
    public void Photos_and_videos_are_kept_until_it_is_concluded()
    {
        var dispute = Answered();

        Assert.True(Opened().FreezesMedia && dispute.FreezesMedia);
        Assert.False(dispute.Apply(dispute.Conclude(Euros.Zero, Colleague, Decided).Value()).FreezesMedia);
    }

    [Fact]
    public void Both_sides_see_one_timeline()
    {
        var dispute = Opened();
        dispute = dispute.Apply(dispute.Comment(DisputeSide.Customer, dispute.Customer, "La photo est floue", Decided.AddHours(1)).Value());
        dispute = dispute.Apply(dispute.Answer(Colleague, "Nous avons regardé", Decided.AddHours(2)).Value());
        dispute = dispute.Apply(dispute.Conclude(new Euros(10_00), Colleague, Decided.AddHours(3)).Value());

        Assert.Equal(
            [
                new(DisputeSide.Customer, dispute.Customer, DisputeStatus.Open, Decided),
                new(DisputeSide.Customer, dispute.Customer, DisputeStatus.Open, Decided.AddHours(1)),
                new(DisputeSide.Staff, Colleague, DisputeStatus.Answered, Decided.AddHours(2)),
                new(DisputeSide.Staff, Colleague, DisputeStatus.PartlyRefunded, Decided.AddHours(3)),
            ],
            dispute.Timeline.AsEnumerable());
    }

    [Fact]
    public void Where_nobody_answers_in_time_somebody_is_told_once()
    {
        var dispute = Opened();

        Assert.Null(dispute.MeetDeadline(dispute.AnswerBy.AddTicks(-1)));
        var late = dispute.Apply(dispute.MeetDeadline(dispute.AnswerBy)!);
        Assert.Null(late.MeetDeadline(dispute.AnswerBy));
        Assert.Equal((null, null), (late.NextDeadline, Answered().NextDeadline));
    }

    private static Result<DisputeEvent> Open(DateTimeOffset at, string text = "Le carter était déjà fendu")
    {
        var rental = Returned().After(each => each.DecideReturn(each.Deciding(0, DecisionKind.PartialCapture, Scratch), End))
            .Until(Decided).Answered(PaymentPurpose.Deposit, Decided);
        return Dispute.Open(DisputeId.New(Noon), rental, rental.Unit(0), text, Rules, at);
    }

    private static Dispute Opened() => Dispute.From((DisputeOpened)Open(Decided).Value());

    private static Dispute Answered() => Opened() is var dispute ? dispute.Apply(dispute.Answer(Colleague, "Nous avons regardé", Decided).Value()) : null!;
}
