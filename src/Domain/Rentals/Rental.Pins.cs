using System.Text.Json.Serialization;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Passes;

namespace Toolbox24.Domain.Rentals;

/// <summary>One PIN that the customer was sent.</summary>
/// <param name="Number">Which of the rental's for its purpose it is, from 1: see <see cref="PinCode.Of"/>.</param>
/// <param name="At">When it was made.</param>
/// <param name="SentAt">When it was last sent.</param>
public sealed record PinIssue(int Number, DateTimeOffset At, DateTimeOffset SentAt)
{
    /// <summary>How often it was sent again.</summary>
    public int Resent { get; init; }

    /// <summary>Whether the booking has changed since, or a kiosk was lost that may know it: another is sent when its time comes.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>The PINs that a customer has, and those that were never sent and are void.</summary>
public sealed record RentalPins(PinIssue? PickUp, PinIssue? Return)
{
    public static RentalPins None { get; } = new(null, null);

    /// <summary>Until when a kiosk that was lost had been told of PINs: they are void. Null where none was.</summary>
    public DateTimeOffset? VoidUntil { get; init; }

    public PinIssue? Of(PassPurpose purpose) => purpose == PassPurpose.PickUp ? PickUp : Return;

    public RentalPins With(PassPurpose purpose, PinIssue pin) => purpose == PassPurpose.PickUp ? this with { PickUp = pin } : this with { Return = pin };
}

/// <summary>The PINs for whoever shows no phone: by themselves half an hour before they are needed, and when they are asked for.</summary>
public sealed partial record Rental
{
    /// <summary>Null before the first was sent.</summary>
    public RentalPins? Pins { get; init; }

    /// <summary>Whether a tool is with the customer, to be brought back.</summary>
    [JsonIgnore]
    public bool HasToolsOut => IsOut && InPlay.Any(item => item.IsOut);

    /// <summary>Why its customer is not let in to do this; null where they are. More may stand in the way of what they then do.</summary>
    /// <param name="purpose">To do what.</param>
    /// <param name="early">How long before the start they are let in to fetch the tools; null: it is not asked how early it is.</param>
    /// <param name="now">When.</param>
    public Refusal? RefuseEntry(PassPurpose purpose, TimeSpan? early, DateTimeOffset now) => purpose switch
    {
        PassPurpose.PickUp when Status == RentalStatus.PickingUp => null,
        PassPurpose.PickUp when !IsToBeFetched => NotPossible,
        PassPurpose.PickUp when !IsClockStopped && now >= PickupDeadline(Rules) => new PickupOver(PickupDeadline(Rules)),
        PassPurpose.PickUp when now >= Slot.End => new PickupOver(Slot.End),
        PassPurpose.PickUp => early is { } before && now < Slot.Start - before ? new TooEarlyToPickUp(Slot.Start - before) : null,
        PassPurpose.Return => HasToolsOut || (Status == RentalStatus.Lost && InPlay.Any(item => item.IsOut)) ? null : NotPossible,
    };

    /// <summary>The number of the PIN that is good for this now; null where none is.</summary>
    /// <param name="purpose">To do what.</param>
    /// <param name="voidBefore">PINs made until then are worth nothing; null where all are good.</param>
    /// <param name="now">When.</param>
    public int? PinFor(PassPurpose purpose, DateTimeOffset? voidBefore, DateTimeOffset now) =>
        RefuseEntry(purpose, Rules.PinAhead, now) is null && LivePin(purpose, voidBefore) is { } pin ? pin.Number : null;

    /// <summary>The number of the PIN that is good, or will be: what a kiosk must know that hears nothing more.</summary>
    public int ExpectedPin(PassPurpose purpose) => Pins?.Of(purpose) is { } last ? last.Number + (last.IsVoid ? 1 : 0) : 1;

    /// <summary>The customer wants their PIN, again or before its time: it is sent once more, as often as that makes sense.</summary>
    /// <param name="purpose">To do what.</param>
    /// <param name="voidBefore">PINs made until then are worth nothing; null where all are good.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> SendPin(PassPurpose purpose, DateTimeOffset? voidBefore, DateTimeOffset now)
    {
        if (RefuseEntry(purpose, Rules.PinAhead, now) is { } refused) return refused;
        if (LivePin(purpose, voidBefore) is not { } pin) return Decide(NewPin(purpose, now));
        if (pin.Resent >= Rules.PinResends) return new PinSentOften(Rules.PinResends);
        if (now < pin.SentAt + Rules.PinResendWait) return new PinOnItsWay(pin.SentAt + Rules.PinResendWait);

        return Decide(new RentalPinResent(Id, purpose, pin.Number, now));
    }

    /// <summary>
    /// Somebody may know the PINs that a kiosk was told of until an instant, those still to be sent too: others take their place, at once where
    /// the customer has one that is good now. Null where that is done.
    /// </summary>
    public RentalDecision? ReissuePins(DateTimeOffset until, DateTimeOffset now)
    {
        if ((Status != RentalStatus.Confirmed && !IsUnderWay) || Pins?.VoidUntil >= until) return null;

        var voided = new RentalPinsVoided(Id, until, now);
        var after = Apply(voided);
        var had = Enum.GetValues<PassPurpose>().Where(purpose => PinFor(purpose, voidBefore: null, now) is not null);
        return new([voided, .. had.Select(purpose => after.NewPin(purpose, now))]);
    }

    /// <summary>Somebody of the staff has the customer given another PIN: who knows the one before is let in by it no more.</summary>
    /// <param name="purpose">To do what.</param>
    /// <param name="reason">Why, for the audit log.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> ReissuePin(PassPurpose purpose, string reason, DateTimeOffset now)
    {
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (RefuseEntry(purpose, Rules.PinAhead, now) is { } refused) return refused;

        return Decide(NewPin(purpose, now) with { Reason = reason.Trim() });
    }

    /// <summary>When a PIN is sent by itself; null where none is.</summary>
    private DateTimeOffset? NextPin(BookingRules rules) =>
        rules.PinAhead <= TimeSpan.Zero ? null
        : Status == RentalStatus.Confirmed && Pins?.PickUp is null or { IsVoid: true } ? Slot.Start - rules.PinAhead
        : Pins?.Return is null or { IsVoid: true } && HasToolsOut ? Slot.End - rules.PinAhead
        : null;

    private RentalDecision? SendPinDue(BookingRules rules, DateTimeOffset now) => NextPin(rules) <= now
        ? new([NewPin(Status == RentalStatus.Confirmed ? PassPurpose.PickUp : PassPurpose.Return, now)])
        : null;

    private RentalPinIssued NewPin(PassPurpose purpose, DateTimeOffset now) => new(Id, purpose, (Pins?.Of(purpose)?.Number ?? 0) + 1, now);

    private PinIssue? LivePin(PassPurpose purpose, DateTimeOffset? voidBefore) =>
        Pins?.Of(purpose) is { IsVoid: false } pin && !(pin.At <= voidBefore) ? pin : null;

    private Rental WithPin(RentalPinTold happened)
    {
        var pins = Pins ?? RentalPins.None;
        var sent = pins.Of(happened.Purpose) is { } pin && happened is RentalPinResent
            ? pin with { SentAt = happened.At, Resent = pin.Resent + 1 }
            : new PinIssue(happened.Issue, happened.At, happened.At);
        return this with { Pins = pins.With(happened.Purpose, sent) };
    }

    /// <summary>All numbers that could be expected are used up.</summary>
    private Rental WithoutPins(RentalPinsVoided happened)
    {
        return this with { Pins = new(Void(PassPurpose.PickUp), Void(PassPurpose.Return)) { VoidUntil = happened.Until } };

        PinIssue Void(PassPurpose purpose) => new(ExpectedPin(purpose), happened.At, happened.At) { IsVoid = true };
    }

    private RentalPins? PinsAfterChange => Pins?.PickUp is { } pin ? Pins with { PickUp = pin with { IsVoid = true } } : Pins;
}
