namespace Toolbox24.Domain.Notifications;

/// <summary>All tools are back; what the rent came to, and that the deposit is decided next.</summary>
public sealed record ToolsReturned(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int RentCents, int DepositCents)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>Something is to be taken of the deposit, unless the customer answers in time.</summary>
public sealed record CaptureToCome(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int AmountCents, string Damage, string Reason, DateTimeOffset AnswerUntil)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>All is decided: what was taken of the deposit, and that the rest is let go.</summary>
public sealed record DepositDecided(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int TakenCents, int DepositCents)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);
