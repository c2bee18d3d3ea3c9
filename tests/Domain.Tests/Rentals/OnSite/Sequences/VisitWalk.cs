using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite.Sequences;

/// <summary>Takes a sequence step by step, and looks after each at what must always hold.</summary>
internal sealed class VisitWalk
{
    private readonly Rental start;
    private readonly List<RentalEvent> events = [];
    private readonly HashSet<UnitId> decidedByPeople = [];

    private DateTimeOffset now;

    /// <param name="from">Where it begins: 0 before pick-up, 1 with the tools out, 2 with all of them back.</param>
    public VisitWalk(int from)
    {
        start = from switch { 0 => Booked(VisitStep.Tools), 1 => Active(VisitStep.Tools), _ => Returned(VisitStep.Tools) };
        (Rental, now) = (start, from == 2 ? Visits.End : Start);
    }

    public Rental Rental { get; private set; }

    public HashSet<RentalStatus> Reached { get; } = [];

    public int Captures => events.OfType<PaymentAnswered>()
        .Count(answered => answered.Answer is { Request.Purpose: PaymentPurpose.Deposit, Outcome: Captured });

    public void Take(VisitStep step)
    {
        switch (step.Act)
        {
            case VisitAct.Wait: now += step.Odd ? TimeSpan.FromHours(step.Number) : TimeSpan.FromMinutes(step.Number); break;
            case VisitAct.WaitForDeadline: if (Rental.NextDeadline(Rules) is { } due && due > now) now = due; break;
            case VisitAct.Processor: Answer(step); break;
            default: Happen(Decision(step)); break;
        }

        Follow();
        Sound.Assert(start, Rental, events, decidedByPeople, now);
    }

    /// <summary>Nobody comes any more, and the processor answers all: it ends by itself.</summary>
    public void End()
    {
        for (var time = 0; time < 400 && Rental.IsOpen; time++)
        {
            Take(new(time % 2 == 0 ? VisitAct.Processor : VisitAct.WaitForDeadline, 0, 0, Odd: false));
        }
    }

    private Result<RentalDecision> Decision(VisitStep step)
    {
        var (unit, number) = (Rental.Unit(step.Item), step.Number);
        return step.Act switch
        {
            VisitAct.PickUp => Rental.PickUp(Welcome, Times, now),
            VisitAct.OpenLockers => number % 4 == 0 ? Rental.AskLockers(now) ?? new NothingElse() : Hear(unit, LockerAnswer.Opened),
            VisitAct.StickLocker => Hear(unit, step.Odd ? LockerAnswer.ShutBefore : LockerAnswer.Stuck),
            VisitAct.Choose => Rental.Choose((StuckChoice)(number % 3), UnitId.New(now), now),
            VisitAct.TakeOut => Hear(unit, LockerAnswer.Shut),
            VisitAct.PutBack => number % 2 == 0 ? Rental.OpenAgain(unit, now) : Rental.PutBack(unit, now),
            VisitAct.Photograph => Rental.AddEvidence(unit, EvidenceId.New(now), (EvidenceKind)(number % 3), now),
            VisitAct.Finish => Rental.FinishPickUp(now),
            VisitAct.ReportPickup => Rental.ReportPickup(unit, (PickupReport)(number % 5), now),
            VisitAct.MakeGood => Rental.MakeGood(unit, (Remedy)(number % 2), UnitId.New(now), now),
            VisitAct.Extend => Extend(Rental.Slot.End.AddMinutes(15 * (number + 1))),
            VisitAct.BeginReturn => Rental.BeginReturn(Rental.Site, knowsNoRefund: true, now),
            VisitAct.WrongSite => Rental.ComeToWrongSite(SiteId.New(now), now),
            VisitAct.Unlock => Rental.UnlockForReturn(unit, now),
            VisitAct.Scan => Rental.ScanReturn(unit, now),
            VisitAct.Close => Hear(unit, LockerAnswer.Shut),
            VisitAct.LeaveOpen => Rental.LeaveDoorOpen(unit, EvidenceId.New(now), Standstills.None, now),
            VisitAct.Reopen => Rental.Reopen(unit, now),
            VisitAct.ReportReturn => Rental.ReportReturn(unit, (ReturnReport)(number % 3), now),
            VisitAct.Score => Rental.Score(unit, SilenceTests.Of((VerdictColour)(number % 3)), step.Odd, now),
            VisitAct.Decide => ByPerson(unit, Rental.DecideReturn(Rental.Deciding(step.Item, (DecisionKind)(number % 4), Damage(number), step.Odd), now)),
            VisitAct.AnswerCapture => Rental.AnswerCapture(unit, now),
            VisitAct.ClaimLoss => ByPerson(unit, Rental.ClaimLoss(unit, Damage(number), Operator, "Outil non rendu", now)),
            _ => Rental.ReportFound(now),
        };
    }

    /// <summary>What the door says of the last opening of a tool's locker.</summary>
    private Result<RentalDecision> Hear(UnitId unit, LockerAnswer answer) =>
        Rental.OnSite?.Of(unit)?.Opening is { } opening && Rental.HearLocker(opening.Command, answer, Standstills.None, now) is { } heard
            ? heard
            : new NothingElse();

    private static DamageClaim Damage(int number) => Scratch with { Price = new Euros(1 + (number * 5_00)) };

    private Result<RentalDecision> Extend(DateTimeOffset until) => Rental.Extend(
        new(until, Rental.ExtensionPrice(until)), CustomerStanding.Good, now.AddMinutes(10), SlotRules.Default, now);

    private Result<RentalDecision> ByPerson(UnitId unit, Result<RentalDecision> decision)
    {
        if (decision.Succeeded(out _, out _)) decidedByPeople.Add(unit);
        return decision;
    }

    private void Answer(VisitStep step)
    {
        if (Rental.Payments.FirstOrDefault(payment => payment.Pending is not null) is not { Pending: { } asked } payment) return;

        var outcome = step.Odd && asked.Call is OpeningCall ? new Declined("insufficient_funds")
            : payment.CaptureBefore <= now && asked.Call is VoidIntent or CaptureAmount ? new Lapsed()
            : asked.Call is RefundAmount refund ? new Refunded(payment.Refunded + refund.Amount) : Yes(asked.Call, now);
        Happen(Rental.Answer(new PaymentAnswer(asked, outcome, now), Rules, now));
    }

    private void Follow()
    {
        if (Rental.Step is not null) Happen(Rental.Follow(now));
        while (Rental.MeetDeadlines(Rules, now) is { } decision)
        {
            Happen(decision);
            if (Rental.Step is not null) Happen(Rental.Follow(now));
        }
    }

    private void Happen(Result<RentalDecision> result)
    {
        if (result.Succeeded(out var decision, out _)) Happen(decision);
    }

    private void Happen(RentalDecision? decision)
    {
        foreach (var happened in decision?.Events ?? [])
        {
            var before = Rental.Status;
            Rental = Rental.Apply(happened);
            events.Add(happened);
            Sound.AssertMove(before, Rental.Status);
            Reached.Add(Rental.Status);
        }
    }
}
