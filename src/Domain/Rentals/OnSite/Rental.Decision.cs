using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Rentals;

/// <summary>Somebody decides what comes of one tool's return.</summary>
/// <param name="Unit">Which tool.</param>
/// <param name="Kind">What.</param>
/// <param name="Damage">For what something is taken; null where nothing is.</param>
/// <param name="Reason">Why, for the customer to read.</param>
/// <param name="By">Who.</param>
/// <param name="IsAdministrator">Whether they may decide what was handed up.</param>
public sealed record DecideItem(UnitId Unit, DecisionKind Kind, DamageClaim? Damage, string Reason, AccountId By, bool IsAdministrator);

/// <summary>What comes of each tool's return. Nothing is ever taken but by a person's decision.</summary>
public sealed partial record Rental
{
    /// <summary>Takes in advice on a tool that is back; it decides nothing.</summary>
    public Result<RentalDecision> Score(UnitId unit, Verdict verdict, bool isBlind, DateTimeOffset now)
    {
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;

        return item.IsUndecided ? Decide(new ItemScored(Id, unit, verdict, isBlind, now)) : new NotPossibleForItem(item.Status);
    }

    /// <summary>The verdict as whoever decides may see it: of some returns only once they have decided.</summary>
    public VerdictColour? ShownVerdict(UnitId unit) =>
        OnSite?.Of(unit) is { } item && !(item.IsBlind && NeedsDecision(item)) ? item.Verdict : null;

    /// <summary>Until when an administrator has a decision that was handed up; null where none was.</summary>
    public DateTimeOffset? EscalatedUntil(UnitId unit) =>
        OnSite?.Of(unit) is { IsUndecided: true, Decision: { Kind: DecisionKind.Escalate, NoticeEnds: { } until } } ? until : null;

    public Result<RentalDecision> DecideReturn(DecideItem request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Status is not (RentalStatus.Returning or RentalStatus.PendingValidation or RentalStatus.Lost)) return NotPossible;
        if (!Item(request.Unit).Succeeded(out var item, out var unknown)) return unknown;
        if (!item.IsUndecided) return new NothingToDecide();
        if (request.By == Customer) return new OwnRental();
        if (item.Decision is { Kind: DecisionKind.Escalate, NoticeEnds: { } until } && !request.IsAdministrator) return new AdministratorDecides(until);
        if (CustomerReason.Refuse(request.Reason) is { } wrong) return wrong;

        return request.Kind switch
        {
            DecisionKind.Release => Concluded(now, new ItemDecided(Id, item.Unit, DecisionKind.Release, Euros.Zero, request.By, request.Reason.Trim(), now)),
            DecisionKind.PartialCapture or DecisionKind.FullCapture => Announce(item, request, now),
            DecisionKind.Escalate => Escalate(item, request, now),
        };
    }

    /// <summary>The customer answers to what is to be taken: a person looks at it again, or nothing is.</summary>
    /// <param name="unit">For which tool.</param>
    /// <param name="now">When.</param>
    /// <param name="text">What they say.</param>
    public Result<RentalDecision> AnswerCapture(UnitId unit, DateTimeOffset now, string text = "")
    {
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (RentalText.Refuse(text) is { } wrong) return wrong;

        return IsAnnounced(item) && now < item.Decision!.NoticeEnds
            ? Decide(new CaptureAnswered(Id, unit, now) { Said = text })
            : new NothingAnnounced();
    }

    /// <summary>Claims what a lost tool was worth: of its deposit first, and the rest is owed. Notice was given when it was chased.</summary>
    /// <param name="unit">The tool.</param>
    /// <param name="worth">Its price, and what wear leaves of that.</param>
    /// <param name="by">Who decides it.</param>
    /// <param name="reason">Why, for the customer to read.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> ClaimLoss(UnitId unit, DamageClaim worth, AccountId by, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(worth);
        if (Status != RentalStatus.Lost) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (!item.IsOut) return new NothingToDecide();
        if (by == Customer) return new OwnRental();
        if ((worth.Refuse() ?? CustomerReason.Refuse(reason) ?? (Refusal?)RefuseClaim()) is { } wrong) return wrong;

        var taken = CanCapture(now) ? Euros.Min(worth.Amount, DepositOf(item)) : Euros.Zero;
        var kind = taken == Euros.Zero ? DecisionKind.Release : taken == DepositOf(item) ? DecisionKind.FullCapture : DecisionKind.PartialCapture;
        return Concluded(
            now,
            new LossClaimed(Id, unit, worth.Amount, worth.Amount - taken, now),
            new ItemDecided(Id, unit, kind, taken, by, reason.Trim(), now));
    }

    /// <summary>Whether a dispute has given back already what it concluded.</summary>
    public bool HasRefunded(UnitId unit, DisputeId dispute) => OnSite?.Of(unit)?.RefundedBy == dispute;

    /// <summary>After a dispute, gives back what was taken for a tool, or a part of it: once, for a tool is disputed once.</summary>
    public Result<RentalDecision> RefundCapture(UnitId unit, DisputeId dispute, Euros amount, DateTimeOffset now)
    {
        if (Status is not (RentalStatus.Decided or RentalStatus.Closed)) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (item.RefundedBy is { } before) return new RefundedAlready(before);
        if (RefuseClaim() is { } underWay) return underWay;

        // What the bank has taken back is not given back once more.
        var left = Captured - ChargedBack(PaymentPurpose.Deposit) - ChargedBack(PaymentPurpose.Damage);
        var most = left < item.Captured ? left : item.Captured;
        return amount > Euros.Zero && amount <= most
            ? Settled(now, new CaptureRefunded(Id, unit, dispute, amount, now))
            : new AmountOutOfBounds(most);
    }

    /// <summary>What was decided of a tool for good; null where nothing was.</summary>
    public DisputedDecision? Disputable(UnitId unit) =>
        OnSite?.Of(unit) is { Status: ItemStatus.Decided, Decision: { } decision } ? new(decision.At, decision.By, decision.Amount) : null;

    private Result<RentalDecision> Announce(ItemOnSite item, DecideItem request, DateTimeOffset now)
    {
        if (RefuseClaim() is { } underWay) return underWay;
        if (request.Damage is not { } damage) return new DamageNotCited();
        if (damage.Refuse() is { } wrong) return wrong;
        var most = DepositOf(item);
        if (request.Kind == DecisionKind.PartialCapture && damage.Amount > most) return new CaptureBeyondDeposit(most);
        if (request.Kind == DecisionKind.FullCapture && damage.Amount < most) return new DamageBelowDeposit(damage.Amount);
        if (!CanCapture(now)) return new DepositNotThere();

        // Who was told of as much or more need not be told again.
        var amount = Euros.Min(damage.Amount, most);
        var ends = item.Decision is { NoticeEnds: { } told, Kind: not DecisionKind.Escalate } before && amount <= before.Amount
            ? told
            : now + OnSite!.Rules.CaptureNotice;
        if (LiveDeposit(now) is { CaptureBefore: { } dies } && ends >= dies) return new NoticeTooLate(dies);

        var announced = new CaptureAnnounced(Id, item.Unit, new(request.Kind, amount, request.By, now, ends), damage, request.By, request.Reason.Trim(), now);
        return ends <= now
            ? Concluded(now, announced, new ItemDecided(Id, item.Unit, request.Kind, amount, request.By, request.Reason.Trim(), now))
            : Decide(announced);
    }

    private Result<RentalDecision> Escalate(ItemOnSite item, DecideItem request, DateTimeOffset now)
    {
        if (item.Decision is { Kind: DecisionKind.Escalate, NoticeEnds: { } already }) return new AdministratorDecides(already);

        var (until, latest) = (now + OnSite!.Rules.Escalation, LastCall);
        if (latest <= now) return new NoticeTooLate(DepositDies!.Value);

        return Decide(new ItemEscalated(Id, item.Unit, latest < until ? latest.Value : until, request.By, request.Reason.Trim(), now));
    }

    /// <summary>Whether something can still be taken: of what is blocked, or of what was taken for a loss.</summary>
    private bool CanCapture(DateTimeOffset now) => LiveDeposit(now) is not null
        || OfBooking(PaymentPurpose.Deposit).Any(payment => payment.Status is PaymentStatus.Captured or PaymentStatus.Refunded && payment.Refundable > Euros.Zero);

    private static bool IsAnnounced(ItemOnSite item) =>
        item is { IsUndecided: true, Decision: { AnsweredAt: null, Kind: DecisionKind.PartialCapture or DecisionKind.FullCapture } };

    /// <summary>Whether a person has still to decide of it.</summary>
    private bool NeedsDecision(ItemOnSite item) =>
        (item.IsUndecided && !IsAnnounced(item)) || (Status == RentalStatus.Lost && item.IsOut);

    /// <summary>What happened; and where by it all is decided, one capture at most, and the rest goes back.</summary>
    private RentalDecision Concluded(DateTimeOffset now, params ImmutableArray<RentalEvent> events)
    {
        var after = Apply(new RentalDecision(events));
        if (after.Status is not (RentalStatus.PendingValidation or RentalStatus.Lost) || after.InPlay.Any(item => item.Status != ItemStatus.Decided))
            return Settled(now, events);

        var settled = Settled(now, [.. events, new RentalDecided(Id, after.Captured, after.RentNow, now)]);
        return Apply(settled).IsSettled(now) ? new([.. settled.Events, new RentalClosed(Id, now)]) : settled;
    }
}
