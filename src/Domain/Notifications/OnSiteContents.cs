namespace Toolbox24.Domain.Notifications;

/// <summary>The tools are out, and whoever did not take them says so at once. Who asked to cancel meanwhile is told that this comes to nothing.</summary>
public sealed record ToolsPickedUp(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int DepositCents, bool VoidsCancellation)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The rental goes on for longer; <c>End</c> is the new end.</summary>
public sealed record ExtensionMade(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int PriceCents)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>More time was not paid: the end stays as it was.</summary>
public sealed record ExtensionNotMade(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The end and what is tolerated are over, and the tools are not back.</summary>
public sealed record OverrunBegun(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>How tools that are kept too long are asked for.</summary>
public enum ToolsDemand { Call, FormalNotice }

/// <summary>The tools have been missing for a day, or for two: then it is formal notice.</summary>
public sealed record ToolsDemanded(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, ToolsDemand Demand, DateTimeOffset LostAt)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The tools count as lost.</summary>
public sealed record ToolsDeclaredLost(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>What being late costs, or was to be kept of the deposit, could not be taken from the card.</summary>
public sealed record AmountUnpaid(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, int AmountCents)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>What a customer owed: rent, or what no deposit gave for damage and lost tools.</summary>
public enum OwedFor { Rent, Damage }

/// <summary>The customer has paid what they owed; <c>LeftCents</c> is what they owe still.</summary>
public sealed record OwedPaid(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At, OwedFor For, int AmountCents, int LeftCents)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>The customer before has not brought a tool back.</summary>
public sealed record ToolNotBack(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);

/// <summary>All tools are there after all.</summary>
public sealed record ToolBackAgain(
    string Rental, string Reference, string Tools, string Site, string Address, string TimeZone, DateTimeOffset Start, DateTimeOffset End, int Sequence,
    DateTimeOffset At)
    : RentalContent(Rental, Reference, Tools, Site, Address, TimeZone, Start, End, Sequence, At);
