namespace Toolbox24.Domain.Notifications;

/// <summary>What every message about a rental says of it.</summary>
/// <param name="Rental">Its id, for links.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Tools">What is rented, in words.</param>
/// <param name="Site">The site's name.</param>
/// <param name="Address">Where that is.</param>
/// <param name="TimeZone">Whose clocks hang there.</param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
/// <param name="Sequence">How often its calendar entry was changed.</param>
/// <param name="At">When it happened.</param>
public abstract record RentalContent(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At) : MessageContent
{
    /// <summary>An instant as clocks at the site show it.</summary>
    public LocalInstant Local(DateTimeOffset at) => new(at, TimeZone);
}

/// <summary>An instant to be written as clocks of a time zone show it.</summary>
public readonly record struct LocalInstant(DateTimeOffset At, string TimeZone);

/// <summary>What somebody waits for is held for them, for a while.</summary>
public sealed record WaitingOffer(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, DateTimeOffset Until)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>
/// The rental is booked: what was agreed, and what giving it up or not coming costs. Who has no right to withdraw, or can cancel for nothing no
/// more, has an end of it that is over.
/// </summary>
public sealed record BookingConfirmed(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int RentCents, int DepositCents, DateTimeOffset FreeUntil, int FeeBeforeStartCents, int FeeAfterStartCents,
    DateTimeOffset PickupDeadline, int AbsenceFeeCents, DateTimeOffset WithdrawalEnds, int PinAheadMinutes)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At)
{
    /// <summary>The version of the terms that were accepted.</summary>
    public string Terms { get; init; } = "";

    /// <summary>Whether a consumer asked for it to begin before the time to withdraw ends.</summary>
    public bool IsExpress { get; init; }
}

/// <summary>Another slot, or a longer one.</summary>
public sealed record BookingChanged(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int RentCents, int DepositCents, DateTimeOffset FreeUntil, int FeeBeforeStartCents, int FeeAfterStartCents,
    DateTimeOffset PickupDeadline, int AbsenceFeeCents, DateTimeOffset WithdrawalEnds, int PinAheadMinutes)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>Another slot that was asked for cannot be had after all: the booking stays as it was.</summary>
public sealed record ChangeImpossible(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>Why a booking ended.</summary>
public enum BookingEnd { ByCustomer, NoDeposit, Suspension, OurFailure, Absence, NoRent }

/// <summary>The booking is over before it began.</summary>
public sealed record BookingCancelled(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, BookingEnd Why, int FeeCents, int RefundCents, int AmendsCents, string Reason)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>When a customer withdrew: before the tools were fetched, or once they had them.</summary>
public enum WithdrawalTime { Before, UnderWay }

/// <summary>The dated receipt of a withdrawal (C. conso., art. L221-21); of one that has begun the part used is due (art. L221-25).</summary>
public sealed record WithdrawalReceived(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int RefundCents, WithdrawalTime Time)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>A card was declined; another may be tried for a while.</summary>
public sealed record RentalPaymentDeclined(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, DateTimeOffset Until)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>Why what was to be paid was not booked.</summary>
public enum BookingLapse { TooLate, ToolsGone, NotAdmitted, NotPaid }

/// <summary>It was not booked after all, and the money goes back.</summary>
public sealed record BookingLapsed(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, BookingLapse Why)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>When a deposit was to be blocked.</summary>
public enum DepositTime
{
    /// <summary>Before the pick-up.</summary>
    Booking,

    /// <summary>After it, in the place of one that dies.</summary>
    Renewal,
}

/// <summary>The deposit of a booking could not be blocked.</summary>
public sealed record DepositNotBlocked(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int DepositCents, DateTimeOffset Limit, DepositTime Time)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The deposit of a booking is blocked: exactly this amount.</summary>
public sealed record DepositBlocked(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int DepositCents)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>A change came to nothing: the booking is as it was.</summary>
public sealed record ChangeNotMade(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The site does not answer, and cannot be opened before it does: the time to fetch the tools stands still.</summary>
public sealed record SiteSilent(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>A cancellation, or a withdrawal, is noted while the site is silent: it ends so once that answers, where nothing was fetched.</summary>
public sealed record CancellationNoted(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, bool IsWithdrawal)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The site answers again.</summary>
public sealed record SiteAnswersAgain(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, DateTimeOffset PickupDeadline)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The code for who shows no phone: to be typed after the last four digits of their number.</summary>
public sealed record PinIssued(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, string Digits, DateTimeOffset PickupDeadline)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The same to bring the tools back.</summary>
public sealed record ReturnPinIssued(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, string Digits)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);
