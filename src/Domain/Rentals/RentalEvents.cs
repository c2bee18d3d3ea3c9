using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>Something that happened to a rental. Of people it says ids only.</summary>
public abstract record RentalEvent(RentalId Rental, DateTimeOffset At)
{
    /// <summary>What the audit log keeps of it, erasable; null where it is no sensitive action.</summary>
    [JsonIgnore]
    public virtual IReadOnlyDictionary<string, string?>? Facts => null;

    /// <summary>What somebody wrote with it, kept apart and erasable; null where nobody did.</summary>
    [JsonIgnore]
    public virtual RentalText? Text => null;
}

public sealed record RentalHeld(
    RentalId Rental, RentalReference Reference, AccountId Customer, ImmutableArray<RentalItem> Items, [property: JsonIgnore] Quote Quote,
    DateTimeOffset Until, DateTimeOffset At) : RentalEvent(Rental, At)
{
    public SiteId Site => Quote.Facts.Site;

    public Slot Slot => Quote.Facts.Slot;

    public RentalPrice Price => RentalPrice.Of(Quote);

    /// <summary>The times and bounds that the rental goes by; its row has them, as it has the quote.</summary>
    [JsonIgnore]
    public BookingRules Rules { get; init; } = BookingRules.Default;

    public bool Equals(RentalHeld? other) =>
        base.Equals(other) && (Reference, Customer, Quote, Until) == (other.Reference, other.Customer, other.Quote, other.Until)
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Reference);
}

/// <summary>The customer has agreed and given a card.</summary>
public sealed record PaymentBegun(RentalId Rental, RentalAgreement Agreement, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The processor is asked for something; what is written of it is the request itself.</summary>
public sealed record PaymentRequested(PaymentRequest Request, DateTimeOffset At) : RentalEvent(Request.Rental, At);

/// <summary>The processor has answered. The address a customer is sent to is kept with the payment, not here.</summary>
public sealed record PaymentAnswered([property: JsonIgnore] PaymentAnswer Answer, DateTimeOffset At) : RentalEvent(Answer.Request.Rental, At)
{
    public PaymentId Payment => Answer.Request.Payment;

    public string Outcome => Answer.Outcome.GetType().Name;

    /// <inheritdoc />
    /// <remarks>What was to be released, taken or given back and is not waits for a person.</remarks>
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => Answer is { Request.Call: not OpeningCall, Outcome: Declined declined }
        ? RentalFacts.Of(("payment", Payment.Value.ToString()), ("call", Answer.Request.Call.GetType().Name), ("code", declined.Code))
        : null;
}

/// <summary>The customer has to prove who they are at their bank, and is given time for it.</summary>
public sealed record HoldExtended(RentalId Rental, DateTimeOffset Until, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer is warned that the hold ends soon; once for each end it has.</summary>
public sealed record HoldEnding(RentalId Rental, DateTimeOffset Until, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A card was declined, and whatever else was asked of it is undone.</summary>
public sealed record RentalPaymentFailed(RentalId Rental, string Code, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>All is there: lockers and customer are told.</summary>
public sealed record RentalPaid(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

public sealed record RentalConfirmed(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

public sealed record RentalExpired(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Why a hold did not become a booking, though its card was asked.</summary>
public enum LapseCause
{
    /// <summary>The tools cannot be had any more.</summary>
    ToolsGone,

    /// <summary>The customer may not have them now.</summary>
    NotAdmitted,

    /// <summary>The hold was over when the card was declined, or its bank still waited for the customer.</summary>
    NotPaid,
}

/// <summary>It comes to nothing after all, and the money goes back.</summary>
public sealed record RentalLapsed(RentalId Rental, LapseCause Cause, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Another card, or the same again, is to let the deposit be blocked.</summary>
public sealed record DepositDeclined(RentalId Rental, string Code, DateTimeOffset At) : RentalEvent(Rental, At)
{
    /// <summary>Whether it was to take the place of one that dies, while the tools are out or nothing is decided.</summary>
    public bool IsRenewal { get; init; }
}

/// <summary>Another slot is promised, and waits to be paid.</summary>
public sealed record ChangeHeld(RentalId Rental, [property: JsonIgnore] PendingChange Change, DateTimeOffset At) : RentalEvent(Rental, At)
{
    public Slot Slot => Change.Slot;

    public RentalPrice Price => RentalPrice.Of(Change.Quote);

    public DateTimeOffset Until => Change.ExpiresAt;
}

/// <summary>It was not paid; the booking stays as it was.</summary>
public sealed record ChangeDropped(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>What it counted on cannot be had any more; the booking stays as it was.</summary>
public sealed record ChangeLost(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

public sealed record RentalChanged(RentalId Rental, Slot From, [property: JsonIgnore] PendingChange Change, DateTimeOffset At)
    : RentalEvent(Rental, At)
{
    public Slot Slot => Change.Slot;

    public RentalPrice Price => RentalPrice.Of(Change.Quote);

    public IEnumerable<UnitId> Units => Change.Items.Select(item => item.Unit);

    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(
        ("from", RentalFacts.Span(From)), ("to", RentalFacts.Span(Slot)),
        ("rentCents", RentalFacts.Cents(Price.Rent)), ("depositCents", RentalFacts.Cents(Price.Deposit)));
}

/// <summary>Another unit of the same tool took the place of one that cannot be had; the customer sees nothing of it.</summary>
public sealed record UnitReplaced(RentalId Rental, UnitId From, UnitId To, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer will be late; the slot goes on for as long, for nothing.</summary>
public sealed record PickupDelayed(RentalId Rental, TimeSpan By, Slot Slot, DateTimeOffset At) : RentalEvent(Rental, At);

public enum CancellationCause { Customer, NoDeposit, Suspension, NoRent }

public sealed record RentalCancelled(RentalId Rental, CancellationCause Cause, Euros Fee, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("cause", Cause.ToString()), ("feeCents", RentalFacts.Cents(Fee)));
}

/// <summary>The customer gives it up while the site is silent, where they may have fetched the tools: it ends so unless they have.</summary>
public sealed record CancellationAsked(RentalId Rental, bool IsWithdrawal, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("isWithdrawal", IsWithdrawal.ToString()));
}

public sealed record RentalWithdrawn(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of();
}

/// <summary>A consumer withdraws from a rental that has begun: the part used is due.</summary>
public sealed record WithdrawnUnderWay(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of();
}

/// <summary>We could not keep it: all goes back, and what the customer would have owed us comes on top.</summary>
public sealed record RentalFailed(RentalId Rental, [property: JsonIgnore] string Reason, Euros Amends, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("reason", Reason), ("amendsCents", RentalFacts.Cents(Amends)));
}

public sealed record RentalNotFetched(RentalId Rental, Euros Fee, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("feeCents", RentalFacts.Cents(Fee)));
}

/// <summary>Lockers and customer know what was decided.</summary>
public sealed record CalendarsFollowed(RentalId Rental, RentalStep Step, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The site is silent: nobody knows when the time to fetch the tools ends.</summary>
public sealed record PickupClockStopped(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The time to fetch the tools ends later, by all that the site was degraded meanwhile.</summary>
public sealed record PickupDeadlinePutOff(RentalId Rental, TimeSpan By, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer is told that the site does not answer.</summary>
public sealed record SiteSilenceTold(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer is told that the site answers again.</summary>
public sealed record SiteReturnTold(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);
