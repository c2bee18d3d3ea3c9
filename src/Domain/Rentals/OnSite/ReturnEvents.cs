using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

public sealed record ReturnBegun(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer has come to another site than the tools are of, and is given time to go to the right one.</summary>
public sealed record WrongSiteVisited(RentalId Rental, SiteId Site, DateTimeOffset GraceUntil, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A locker that was asked to open for a tool to come back did not: the customer can try again, and is billed no further.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">The tool.</param>
/// <param name="Since">When it was asked to open.</param>
/// <param name="At">When that was known.</param>
public sealed record ReturnTurnedAway(RentalId Rental, UnitId Unit, DateTimeOffset Since, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The code of a tool was read on its way into a locker.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">The tool.</param>
/// <param name="InLockerOf">Whose locker it is, where that is not its own.</param>
/// <param name="At">When.</param>
public sealed record ItemScanned(RentalId Rental, UnitId Unit, UnitId? InLockerOf, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A tool is back, and from now on it is ours to look after.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">The tool.</param>
/// <param name="OpenDoor">The photo of a door that would not shut; null where it shut.</param>
/// <param name="Overrun">What it costs to have been late.</param>
/// <param name="At">When.</param>
public sealed record ItemReturned(RentalId Rental, UnitId Unit, EvidenceId? OpenDoor, Overrun Overrun, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A locker that was shut on a returned tool is opened again: what it was is not settled any more.</summary>
public sealed record ItemReopened(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>What the customer says of a tool they brought back; their words are kept elsewhere.</summary>
public sealed record ReturnReported(RentalId Rental, UnitId Unit, ReturnReport Report, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public string Said { get; init; } = "";

    [JsonIgnore]
    public override RentalText? Text => RentalText.Of(Unit, RentalTextKind.ReturnReport, Said);
}

/// <summary>All tools are back; the rent is final, until a locker is opened again.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Rent">All that is taken as rent: what was booked, and what it costs to have been late, which has documents of its own.</param>
/// <param name="At">When.</param>
public sealed record RentalReturned(RentalId Rental, Euros Rent, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer found something in the locker that was opened for a tool to come back: they keep the tool until another opens.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">The tool.</param>
/// <param name="Locker">The locker that something lies in.</param>
/// <param name="At">When.</param>
public sealed record LockerFull(RentalId Rental, UnitId Unit, LockerId Locker, DateTimeOffset At) : RentalEvent(Rental, At);
