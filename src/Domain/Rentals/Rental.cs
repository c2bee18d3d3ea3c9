using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>What one decision came to: its events in their order, written together.</summary>
public sealed record RentalDecision(ImmutableArray<RentalEvent> Events)
{
    public bool Equals(RentalDecision? other) => other is not null && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    public override int GetHashCode() => Events.Length;
}

/// <summary>One customer, one site, one slot, some units: from the hold to whatever ends the booking.</summary>
/// <param name="Id">Which.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Items">What; each unit once.</param>
/// <param name="Quote">Where, when, and what it costs, as it was quoted.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="HeldUntil">When the hold ends, or ended.</param>
public sealed partial record Rental(
    RentalId Id, RentalReference Reference, AccountId Customer, ImmutableArray<RentalItem> Items, Quote Quote, RentalStatus Status,
    DateTimeOffset HeldUntil)
{
    /// <summary>The times and bounds it goes by to its end, whatever they are changed to meanwhile.</summary>
    public BookingRules Rules { get; init; } = BookingRules.Default;

    [JsonIgnore]
    public SiteId Site => Quote.Facts.Site;

    /// <summary>When: as it was quoted, longer for who will be late, and for who has asked for more while it lasts.</summary>
    [JsonIgnore]
    public Slot Slot => OnSite?.Extended is { } more ? new(Quote.Facts.Slot.Start, more.Until)
        : Delay > TimeSpan.Zero ? Quote.Facts.Slot.Extended(Delay) : Quote.Facts.Slot;

    [JsonIgnore]
    public RentalPrice Price => RentalPrice.Of(Quote);

    /// <summary>Whether the customer made the contract as a person, whatever they are since.</summary>
    [JsonIgnore]
    public bool IsConsumer => Agreement?.IsConsumer ?? Quote.Facts.Buyer.Audience == Audience.Everyone;

    /// <summary>Whether the hold was made longer; that is done once.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Whether the customer was warned that the hold, as it stands, ends soon.</summary>
    public bool IsWarned { get; init; }

    /// <summary>Whether the hold ends soon: then it is to be paid now, or it is lost.</summary>
    [JsonIgnore]
    public bool HoldEndsSoon => IsBeforeBooking && IsWarned;

    /// <summary>What lockers and customer have still to be told.</summary>
    public RentalStep? Step { get; init; }

    public DateTimeOffset? StepSince { get; init; }

    /// <summary>Null until the customer paid for the first time.</summary>
    public RentalAgreement? Agreement { get; init; }

    /// <summary>All payments there were, in their order.</summary>
    public ImmutableArray<Payment> Payments { get; init; } = [];

    /// <summary>The payments that are to come to nothing.</summary>
    public ImmutableArray<PaymentId> Undone { get; init; } = [];

    /// <summary>Another slot that waits to be paid.</summary>
    public PendingChange? Change { get; init; }

    /// <summary>The units it had before a change, until their lockers know.</summary>
    public ImmutableArray<RentalItem> Leaving { get; init; } = [];

    /// <summary>What is kept of the rent once there is nothing more to come; null before.</summary>
    public Euros? Due { get; init; }

    /// <summary>What we owe the customer for not having kept it.</summary>
    public Euros Amends { get; init; }

    /// <summary>How it ended; null while it did not.</summary>
    public RentalEnd? End { get; init; }

    /// <summary>When the contract was made; null before.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>By how much the customer said to be late.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>When the card was last asked for the deposit.</summary>
    public DateTimeOffset? DepositTriedAt { get; init; }

    /// <summary>How often its calendar entry was written: its iCalendar SEQUENCE.</summary>
    public int Sequence { get; init; }

    /// <summary>What happens from its pick-up on; null before.</summary>
    public OnSite? OnSite { get; init; }

    /// <summary>Whether units may still be promised to it.</summary>
    [JsonIgnore]
    public bool IsBeforeBooking => Status is RentalStatus.Held or RentalStatus.AwaitingPayment or RentalStatus.PaymentFailed;

    /// <summary>The terms that are accepted, or are to be accepted to pay.</summary>
    [JsonIgnore]
    public string TermsVersion => Agreement?.TermsVersion ?? Rules.TermsVersion;

    /// <summary>Whether anything is still to come: of the customer, of the processor, or of time.</summary>
    [JsonIgnore]
    public bool IsOpen => IsBeforeBooking || Status is RentalStatus.Confirmed || IsUnderWay || Step is not null || OpenChargeback is not null || Payments.Any(payment => payment.Pending is not null);

    public bool Equals(Rental? other) =>
        other is not null
        && (Id, Reference, Customer, Quote, Status) == (other.Id, other.Reference, other.Customer, other.Quote, other.Status)
        && (HeldUntil, IsExtended, Step, StepSince, Agreement, Change, Due, Amends) ==
            (other.HeldUntil, other.IsExtended, other.Step, other.StepSince, other.Agreement, other.Change, other.Due, other.Amends)
        && (BookedAt, Delay, DepositTriedAt, Sequence, End, OnSite) ==
            (other.BookedAt, other.Delay, other.DepositTriedAt, other.Sequence, other.End, other.OnSite)
        && (IsWarned, PutOff, IsClockStopped, IsToldOfSilence, Pins, Cancellation) ==
            (other.IsWarned, other.PutOff, other.IsClockStopped, other.IsToldOfSilence, other.Pins, other.Cancellation)
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan()) && Payments.AsSpan().SequenceEqual(other.Payments.AsSpan())
        && LateUnits.AsSpan().SequenceEqual(other.LateUnits.AsSpan()) && Alone.AsSpan().SequenceEqual(other.Alone.AsSpan())
        && OpenedAlone.AsSpan().SequenceEqual(other.OpenedAlone.AsSpan())
        && Chargebacks.AsSpan().SequenceEqual(other.Chargebacks.AsSpan()) && RentRefunds.AsSpan().SequenceEqual(other.RentRefunds.AsSpan())
        && Undone.AsSpan().SequenceEqual(other.Undone.AsSpan()) && Leaving.AsSpan().SequenceEqual(other.Leaving.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Status, Payments.Length);

    /// <summary>Whether this is what was wished for: the same packs and tools in their order, at its site, in the slot it has.</summary>
    public bool IsFor(RentalWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var (facts, basket) = (Quote.Facts, Quote.Facts.Basket);
        return (wish.Site, wish.Slot) == (facts.Site, facts.Slot)
            && wish.Items.Select(item => item.Pack).OfType<PackId>().SequenceEqual(basket.Packs.Select(pack => pack.Pack))
            && wish.Items.Select(item => item.Tool).OfType<ToolId>().SequenceEqual(basket.Items.Where(item => item.Pack is null).Select(item => item.Tool));
    }

    /// <summary>The first instant at which tools can no longer be fetched.</summary>
    public DateTimeOffset PickupDeadline(BookingRules rules)
    {
        var end = UsualPickupDeadline(rules) + PutOff;
        return end < Slot.End ? end : Slot.End;
    }

    /// <summary>The same where the site always answers.</summary>
    private DateTimeOffset UsualPickupDeadline(BookingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var late = Slot.Start + rules.PickupTolerance + Delay;
        return late < Slot.End ? late : Slot.End;
    }

    private static Result<RentalDecision> Decide(params ImmutableArray<RentalEvent> events) => new RentalDecision(events);

    /// <summary>The events, and what must then be asked of the processor so that money ends where it should.</summary>
    private RentalDecision Settled(DateTimeOffset now, params ImmutableArray<RentalEvent> events) =>
        new([.. events, .. events.Aggregate(this, (rental, happened) => rental.Apply(happened)).Settle(now)]);

    private NotPossibleForRental NotPossible => new(Status);
}
