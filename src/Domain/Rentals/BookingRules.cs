using System.Collections.Immutable;

namespace Toolbox24.Domain.Rentals;

/// <summary>The times and bounds of booking.</summary>
/// <param name="Hold">How long tools are promised for paying.</param>
/// <param name="Extension">For how much longer, once, where the customer's bank has them prove who they are.</param>
/// <param name="PickupTolerance">How long after the start tools can still be fetched.</param>
/// <param name="Validation">How long after the end a deposit may be needed.</param>
/// <param name="DepositTries">How long before the start a deposit is tried that was not blocked at booking; longest first.</param>
/// <param name="DepositLatest">How long before the start a rental without deposit is cancelled.</param>
/// <param name="LongestDelay">By how much a late customer can say to be late, in steps of <see cref="Lockers.SlotRules.Step" />.</param>
/// <param name="Offer">How long somebody on the waiting list has for an offer.</param>
/// <param name="MostItems">The tools a rental has at most.</param>
/// <param name="TermsVersion">The terms that are accepted today.</param>
/// <param name="HoldWarning">How long before a hold ends the customer is warned; zero: they are not.</param>
/// <param name="PinAhead">How long before the start, and before the end, the customer is sent a PIN; zero: none is sent by itself.</param>
public sealed record BookingRules(
    TimeSpan Hold, TimeSpan Extension, TimeSpan PickupTolerance, TimeSpan Validation, ImmutableArray<TimeSpan> DepositTries,
    TimeSpan DepositLatest, TimeSpan LongestDelay, TimeSpan Offer, int MostItems, string TermsVersion,
    TimeSpan HoldWarning = default, TimeSpan PinAhead = default)
{
    /// <summary>How long before it dies the rent's authorisation is captured, where it dies before the tools can be fetched.</summary>
    public TimeSpan RentCapture { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The SMS a rental has at most; the PINs have their places in them.</summary>
    public int Texts { get; init; } = 3;

    /// <summary>How often a PIN is sent again.</summary>
    public int PinResends { get; init; } = 3;

    /// <summary>So long a PIN is given to arrive, before it is sent again.</summary>
    public TimeSpan PinResendWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long before it is due whoever is on call is told that nothing was sent against a chargeback.</summary>
    public TimeSpan ChargebackWarning { get; init; } = TimeSpan.FromDays(3);

    public static BookingRules Default { get; } = new(
        Hold: TimeSpan.FromMinutes(10),
        Extension: TimeSpan.FromMinutes(10),
        PickupTolerance: TimeSpan.FromMinutes(60),
        Validation: TimeSpan.FromHours(48),
        DepositTries: [TimeSpan.FromHours(24), TimeSpan.FromHours(12), TimeSpan.FromHours(6), TimeSpan.FromHours(3)],
        DepositLatest: TimeSpan.FromHours(2),
        LongestDelay: TimeSpan.FromHours(2),
        Offer: TimeSpan.FromMinutes(15),
        MostItems: 20,
        TermsVersion: "2026-11",
        HoldWarning: TimeSpan.FromMinutes(2),
        PinAhead: TimeSpan.FromMinutes(30));

    /// <summary>When the calendars are looked after again where a step was not seen to its end.</summary>
    public static readonly TimeSpan StepAgain = TimeSpan.FromSeconds(5);

    /// <summary>By which days are counted to withdraw.</summary>
    public static readonly TimeZoneInfo French = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
}
