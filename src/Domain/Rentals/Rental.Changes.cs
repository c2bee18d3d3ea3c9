using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>Another slot, and being late.</summary>
public sealed partial record Rental
{
    /// <summary>Why there can be no other slot now; null where there can. Asked before anything is promised.</summary>
    public Refusal? RefuseChange(Slot slot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (!IsToBeFetched) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (Change is { } change) return new ChangeUnderWay(change.ExpiresAt);
        if (now >= Slot.Start) return new SlotBegun(Slot.Start);
        if (slot == Slot) return new SameSlot();

        return Payments.FirstOrDefault(payment => payment.Pending is not null) is { } asked ? new PaymentUnderWay(asked.Purpose) : null;
    }

    /// <summary>What a customer has still to agree to for another slot; null where it is all. Asked before anything is promised.</summary>
    public Refusal? RefuseConsent(Quote quote, ChangeConsent consent)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(consent);
        if (consent.Deposit != quote.Deposit) return new DepositNotAgreed(quote.Deposit);

        return IsConsumer && !Agreement!.IsExpress && !consent.IsExpress && quote.Facts.Slot.Start < WithdrawalEnds()
            ? new ExpressRequestMissing(WithdrawalEnds()!.Value)
            : null;
    }

    /// <summary>Takes another slot that lockers have promised: at once where nothing more is to be asked of the card.</summary>
    /// <param name="items">The units that are promised.</param>
    /// <param name="quote">The slot, and what it costs.</param>
    /// <param name="consent">What the customer agrees to.</param>
    /// <param name="expiresAt">When the lockers' promise ends.</param>
    /// <param name="rules">The times of booking.</param>
    /// <param name="lives">How long authorisations are planned to live.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> ChangeTo(
        ImmutableArray<RentalItem> items, Quote quote, ChangeConsent consent, DateTimeOffset expiresAt, BookingRules rules,
        AuthorisationLives lives, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(quote);
        if (RefuseChange(quote.Facts.Slot, now) is { } refused) return refused;
        if (RefuseConsent(quote, consent) is { } disagreed) return disagreed;

        var asks = Asks(quote, rules, lives, now).ToList();
        var change = new PendingChange(
            items, quote, Agreed(consent, now), expiresAt, [.. asks.SelectMany(ask => ask.Replaces)],
            [.. asks.Select(ask => ask.Request.Request.Payment)]);
        return asks.Count == 0
            ? Settled(now, new RentalChanged(Id, Slot, change, now))
            : Decide([new ChangeHeld(Id, change, now), .. asks.Select(ask => ask.Request)]);
    }

    /// <summary>What a change counts on cannot be had: it is dropped before it is paid, and the booking stays. Null where none counts on it.</summary>
    public RentalDecision? LoseChange(UnitId unit, DateTimeOffset now) =>
        Change?.Items.Any(item => item.Unit == unit) == true ? Settled(now, new ChangeLost(Id, now)) : null;

    /// <summary>Whether one unit has taken the place of another already.</summary>
    public bool IsReplaced(UnitId from, UnitId to) =>
        Status == RentalStatus.Confirmed && Items.All(item => item.Unit != from) && Items.Any(item => item.Unit == to);

    /// <summary>
    /// Another unit of the same tool is promised in the place of one that cannot be had. A change that waits to be paid counts on
    /// the units it had, and is dropped.
    /// </summary>
    /// <param name="from">The unit it has.</param>
    /// <param name="to">The unit that is promised.</param>
    /// <param name="during">When that is promised, turnaround included.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> ReplaceUnit(UnitId from, UnitId to, Slot during, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(during);
        if (Status != RentalStatus.Confirmed) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (RefuseUnit(from, during) is { } refused) return refused;

        var replaced = new UnitReplaced(Id, from, to, now);
        return Change is null ? Decide(replaced) : Settled(now, new ChangeLost(Id, now), replaced);
    }

    /// <summary>Why what a unit is promised for is no matter of this rental's: it has another, or another slot; null where it is.</summary>
    private Refusal? RefuseUnit(UnitId unit, Slot during)
    {
        if (Items.All(item => item.Unit != unit)) return new NothingHeld(Id);

        return during.Start != Slot.Start || during.End < Slot.End ? new HoldsAnotherSlot(Slot) : null;
    }

    /// <summary>Other units of the same tools are held in the place of those that cannot be had; null where they are the same.</summary>
    public RentalDecision? ReplaceUnits(ImmutableArray<RentalItem> held, DateTimeOffset now)
    {
        var (gone, come) = (Items.Where(item => !held.Contains(item)), held.Where(item => !Items.Contains(item)));
        ImmutableArray<RentalEvent> replaced =
        [
            .. gone.OrderBy(item => item.Tool.Value).Zip(come.OrderBy(item => item.Tool.Value), (from, to) => new UnitReplaced(Id, from.Unit, to.Unit, now)),
        ];
        return replaced.IsEmpty ? null : new RentalDecision(replaced);
    }

    /// <summary>Why saying to be late is of no use; null where it is. Asked before lockers are.</summary>
    public Refusal? RefuseDelay(TimeSpan by, BookingRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!IsToBeFetched) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (Change is { } change) return new ChangeUnderWay(change.ExpiresAt);
        if (Delay > TimeSpan.Zero) return new AlreadyDelayed(Delay);
        if (by <= TimeSpan.Zero || by > rules.LongestDelay || by.Ticks % SlotRules.Default.Step.Ticks != 0)
            return new DelayOutOfBounds(SlotRules.Default.Step, rules.LongestDelay);

        return now >= PickupDeadline(rules) ? new PickupOver(PickupDeadline(rules)) : null;
    }

    /// <summary>The lockers have promised that the slot goes on for as long as the customer is late.</summary>
    public Result<RentalDecision> DelayPickup(TimeSpan by, BookingRules rules, DateTimeOffset now)
    {
        if (RefuseDelay(by, rules, now) is { } refused) return refused;

        return Decide(new PickupDelayed(Id, by, Slot.Extended(by), now));
    }

    /// <summary>What is asked of the cards that gave rent and deposit for a change, and the payments that are undone once it is there.</summary>
    private IEnumerable<(PaymentRequested Request, ImmutableArray<PaymentId> Replaces)> Asks(
        Quote quote, BookingRules rules, AuthorisationLives lives, DateTimeOffset now)
    {
        var plan = PaymentPlans.For(quote.Facts.Slot, rules, lives, now);
        var needed = quote.Facts.Slot.End + rules.Validation;
        var rents = OfBooking(PaymentPurpose.Rent).Where(IsRentGood).ToList();
        var card = rents[^1].Card;

        var rent = quote.Rent.Rent;
        var authorised = rents.Where(payment => payment.Status == PaymentStatus.Authorised).ToList();
        var charged = rents.Where(payment => payment.Status != PaymentStatus.Authorised).Sum(payment => payment.Refundable.Cents);
        if (authorised.Count > 0 && !(plan == PaymentPlan.AuthoriseBoth && authorised[^1].Amount >= rent && Lives(authorised[^1], needed)))
            yield return (Open(PaymentPurpose.Rent, plan.Rent(card, rent), PaymentId.New(now), now), Ids(authorised));
        else if (authorised.Count == 0 && rent.Cents > charged)
            yield return (Open(PaymentPurpose.Rent, new ChargeCard(card, new(rent.Cents - charged), CustomerPresence.Present), PaymentId.New(now), now), []);

        var deposits = OfBooking(PaymentPurpose.Deposit).Where(IsGood).ToList();
        if (quote.Deposit > Euros.Zero && !deposits.Any(payment => Suits(payment, plan, quote.Deposit, needed)))
            yield return (Open(PaymentPurpose.Deposit, plan.Deposit(Deposit?.Card ?? card, quote.Deposit), PaymentId.New(now), now), Ids(deposits));
    }

    /// <summary>Whether a deposit, or a card kept for one, is what a plan asks for: no more may be blocked than was agreed to.</summary>
    private static bool Suits(Payment deposit, PaymentPlan plan, Euros amount, DateTimeOffset needed) => plan switch
    {
        PaymentPlan.AuthoriseBoth => deposit.Status == PaymentStatus.Authorised && deposit.Amount == amount && Lives(deposit, needed),
        PaymentPlan.ChargeRentAuthoriseDeposit => deposit.Status == PaymentStatus.Authorised && deposit.Amount == amount,
        PaymentPlan.ChargeRentSaveCard => deposit.Status == PaymentStatus.CardSaved,
    };

    /// <summary>What is agreed to from then on: the terms stay those of the contract, and what was once asked for stays asked for.</summary>
    private RentalAgreement Agreed(ChangeConsent consent, DateTimeOffset now) =>
        Agreement! with { IsExpress = Agreement.IsExpress || consent.IsExpress, Deposit = consent.Deposit, At = now, IsConsumer = IsConsumer };

    private static bool Lives(Payment payment, DateTimeOffset needed) => payment.CaptureBefore >= needed;

    private static ImmutableArray<PaymentId> Ids(IEnumerable<Payment> payments) => [.. payments.Select(payment => payment.Id)];
}
