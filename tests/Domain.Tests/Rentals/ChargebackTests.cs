using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>What banks take back is claimed by nobody twice, and given back by nobody twice.</summary>
[Trait("story", "T24-508")]
public sealed class ChargebackTests
{
    private static readonly DateTimeOffset At = End.AddDays(1);

    private static readonly ChargebackNotice Notice = new("dp_1", PaymentPurpose.Rent, new Euros(10_00), At.AddDays(7));

    [Fact]
    public void While_a_bank_looks_at_it_nothing_is_claimed_given_back_or_deleted()
    {
        var told = Returned().After(rental => rental.NoteChargeback(Notice, At));
        var capture = told.Deciding(0, DecisionKind.PartialCapture, Scratch);

        Assert.Equal(new ChargebackUnderWay("dp_1", At.AddDays(7)), told.DecideReturn(capture, At).Refusal());
        Assert.True(told.DecideReturn(told.Deciding(0, DecisionKind.Release), At).Succeeded(out _, out _));
        Assert.True(told.IsOpen);
        Assert.False(EvidenceRules.IsOver(told, told.Unit(0), EvidenceKind.Photo, End, [], EvidenceLives.Default, At.AddDays(400)));
    }

    [Fact]
    public void It_is_told_once_three_days_before_evidence_is_due_unless_that_was_sent()
    {
        var told = Returned().After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Release), At))
            .Answered(PaymentPurpose.Deposit, At).After(rental => rental.NoteChargeback(Notice, At));
        Assert.Equal(At.AddDays(4), told.NextDeadline(Rules));

        var warned = told.Apply(told.MeetDeadlines(Rules, At.AddDays(4))!);

        Assert.Null(warned.NextDeadline(Rules));
        Assert.Null(told.After(rental => rental.AnswerChargeback("dp_1", At)).NextDeadline(Rules));
        Assert.Equal(new NoSuchChargeback("dp_2"), told.AnswerChargeback("dp_2", At).Refusal());
    }

    [Fact]
    public void What_a_bank_took_back_is_not_given_back_once_more()
    {
        var kept = Returned().After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), End));
        kept = kept.Until(End.AddHours(24)).Answered(PaymentPurpose.Deposit, End.AddHours(24));
        var notice = Notice with { Purpose = PaymentPurpose.Deposit, Amount = new Euros(30_00) };
        Assert.Equal(new AmountOutOfBounds(new Euros(40_00)), kept.NoteChargeback(notice with { Amount = new Euros(40_01) }, At).Refusal());

        var lost = kept.After(rental => rental.NoteChargeback(notice, At)).After(rental => rental.EndChargeback("dp_1", isWon: false, At));
        var won = kept.After(rental => rental.NoteChargeback(notice, At)).After(rental => rental.EndChargeback("dp_1", isWon: true, At));

        Assert.Equal(new AmountOutOfBounds(new Euros(10_00)), lost.RefundCapture(lost.Unit(0), DisputeId.New(Noon), new Euros(10_01), At).Refusal());
        Assert.True(lost.RefundCapture(lost.Unit(0), DisputeId.New(Noon), new Euros(10_00), At).Succeeded(out _, out _));
        Assert.True(won.RefundCapture(won.Unit(0), DisputeId.New(Noon), new Euros(40_00), At).Succeeded(out _, out _));
    }
}
