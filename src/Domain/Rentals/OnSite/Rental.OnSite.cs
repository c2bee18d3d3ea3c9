using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>What all of it from pick-up to decision has in common.</summary>
public sealed partial record Rental
{
    /// <summary>Whether the customer has come for it and not all is settled since.</summary>
    [JsonIgnore]
    public bool IsUnderWay => Status is RentalStatus.PickingUp or RentalStatus.Active or RentalStatus.Returning
        or RentalStatus.PendingValidation or RentalStatus.Decided or RentalStatus.Lost;

    /// <summary>Whether tools may be with the customer.</summary>
    private bool IsOut => Status is RentalStatus.Active or RentalStatus.Returning;

    private bool HasLeft => OnSite?.LeftAt is not null;

    /// <summary>The tools that are fetched, or to be fetched.</summary>
    private IEnumerable<ItemOnSite> InPlay => OnSite!.Items.Where(item => item.IsInPlay);

    /// <summary>The rent as it stands: what was booked and added, less what was not had, and what it cost to be late.</summary>
    [JsonIgnore]
    public Euros RentNow => OnSite is null ? Price.Rent : new(
        (OnSite.WithdrawnAt is null || UsedUntil is not { } end ? RentHad : WithdrawalUnderWay.Used(end)).Cents
        + OnSite.Items.Sum(item => item.Overrun?.Total.Cents ?? 0));

    /// <summary>What was decided to be taken of the deposit.</summary>
    [JsonIgnore]
    public Euros Captured => OnSite is null ? Euros.Zero : new(OnSite.Items.Sum(item => item.Captured.Cents));

    /// <summary>The most that can be taken for a tool: its line of the deposit, prorated under a pack's cap.</summary>
    public Euros DepositOf(ItemOnSite item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return LineOf(item).Deposit.Due;
    }

    private QuoteLine LineOf(ItemOnSite item) => Quote.Lines[item.Line];

    private Euros PriceOf(ItemOnSite item) => LineOf(item).Price.WithVat;

    private static bool IsRefunded(ItemOnSite item) => item.Status is ItemStatus.NotTaken or ItemStatus.Missing;

    /// <summary>From when to when it is had, a delay that was given for nothing apart.</summary>
    private Slot Had => new(Slot.Start + Delay, Slot.End);

    /// <summary>The deposit that is blocked now; null where none is.</summary>
    public Payment? LiveDeposit(DateTimeOffset now) => OfBooking(PaymentPurpose.Deposit).LastOrDefault(payment => payment.IsHeld(now));

    private bool IsDepositLive(DateTimeOffset now) => Price.Deposit <= Euros.Zero || LiveDeposit(now) is not null;

    private bool IsRentLive(DateTimeOffset now) =>
        Price.Rent <= Euros.Zero || OfBooking(PaymentPurpose.Rent).Any(payment => IsRentGood(payment) && (payment.Status != PaymentStatus.Authorised || payment.IsHeld(now)));

    /// <summary>Whether the rent is taken of what is blocked: once the customer has left with the tools.</summary>
    private bool IsTaken(Payment payment) => HasLeft && payment.Purpose == PaymentPurpose.Rent && !IsAwaited(payment);

    /// <summary>Asks the card for what is not paid yet, in the customer's absence.</summary>
    private ImmutableArray<RentalEvent> Charge(DateTimeOffset now) => Unpaid is var owed && owed > Euros.Zero
        ? [Open(PaymentPurpose.Rent, new ChargeCard(OfBooking(PaymentPurpose.Rent).Last().Card, owed, CustomerPresence.Absent), PaymentId.New(now), now)]
        : [];

    private IEnumerable<RentalEvent?> AnsweredOnSite(Payment payment, DateTimeOffset now)
    {
        if (OnSite!.Extending is { } extending && extending.Awaited.Contains(payment.Id))
        {
            yield return AnsweredExtension(extending, payment, now);
            yield break;
        }

        if (HasFailed(payment) && !Undone.Contains(payment.Id)) yield return Failed(payment, now);
        if (Status == RentalStatus.Decided && IsSettled(now)) yield return new RentalClosed(Id, now);
    }

    /// <summary>Whether the processor has nothing more to do.</summary>
    private bool IsSettled(DateTimeOffset now) =>
        Payments.All(payment => payment.Pending is null && payment.Status != PaymentStatus.Authorised) && !Settle(now).Any();

    private Result<ItemOnSite> Item(UnitId unit) => OnSite?.Of(unit) is { } item ? item : new NoSuchItem(unit);

    private Rental Seen(RentalEvent happened) => this with { OnSite = OnSite! with { LastSeenAt = happened.At } };

    private Rental With(UnitId unit, Func<ItemOnSite, ItemOnSite> change) => this with { OnSite = OnSite!.With(unit, change) };

    private Rental With(Func<OnSite, OnSite> change) => this with { OnSite = change(OnSite!) };
}
