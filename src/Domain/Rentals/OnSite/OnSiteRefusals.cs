using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

public sealed record TooEarlyToPickUp(DateTimeOffset From) : Refusal("The tools cannot be fetched yet.");

/// <summary>Before the start, a tool can be fetched that nobody else has.</summary>
public sealed record NotFreeYet(DateTimeOffset From) : Refusal("Somebody else has a tool until then.");

public sealed record RentNotThere() : Refusal("The rent is neither paid nor blocked: no door opens.");

public sealed record DepositNotThere() : Refusal("The deposit is not blocked any more.");

public sealed record SafetyNoticeUnread() : Refusal("The safety notice must be read before a door opens.");

public sealed record NoSuchItem(UnitId Unit) : Refusal("The rental has no such tool.");

public sealed record NotPossibleForItem(ItemStatus Status) : Refusal("This is not possible for a tool that stands so.");

/// <summary>A locker did not open, and the customer has still to say what to do.</summary>
public sealed record ChoiceAwaited(UnitId Stuck, DateTimeOffset Until) : Refusal("The customer must first choose what to do.");

public sealed record NothingToChoose() : Refusal("No locker is stuck.");

public sealed record NothingElse() : Refusal("There is no other tool.");

public sealed record TwinMissing() : Refusal("No other unit of the tool is named, or it is the same.");

/// <summary>Nothing is left of the slot that another unit could be promised for.</summary>
public sealed record TwinTooLate(DateTimeOffset End) : Refusal("The slot is over: no other tool takes the place of this one.");

public sealed record PickupReportsOver(DateTimeOffset At) : Refusal("The time to tell of a tool is over.");

public sealed record NothingToMakeGood() : Refusal("Nothing was told of the tool that is to be made good.");

public sealed record ToolStillOut() : Refusal("The tool must be in its locker first.");

/// <summary>What lies behind an open door can still be taken.</summary>
public sealed record LockerStillOpen(UnitId Unit) : Refusal("A locker stands open: it must be shut first.");

/// <summary>A locker was asked to open, and what becomes of it is on its way.</summary>
public sealed record LockerAnswerAwaited(UnitId Unit) : Refusal("A locker has not answered yet; try again in a moment.");

/// <summary>Nothing is taken out of a locker, or put into it, that has not opened for it.</summary>
public sealed record LockerNotOpen(UnitId Unit) : Refusal("The locker is not open.");

public sealed record TooManyPhotosOfTool(int Most) : Refusal("So many photos of a tool are enough.");

public sealed record NoEvidenceNow() : Refusal("Nothing is to be recorded of the tool now.");

public sealed record ExtensionUnderWay(DateTimeOffset ExpiresAt) : Refusal("Another extension waits to be paid.");

public sealed record NotLater(DateTimeOffset End) : Refusal("An extension ends later than the rental does.");

public sealed record SlotOver(DateTimeOffset End) : Refusal("The rental has ended, and cannot be extended.");

/// <summary>What was shown before is not what it costs now.</summary>
public sealed record ExtensionPriceChanged(Euros Price) : Refusal("The price of the extension is another.");

/// <summary>Nothing goes back for time that is not used; the customer must have been told.</summary>
public sealed record EarlyReturnUnconfirmed(DateTimeOffset End) : Refusal("Nothing is refunded for an early return: it must be confirmed.");

/// <summary>The tools are of another site; there is some time to go there.</summary>
public sealed record WrongSite(SiteId Right, DateTimeOffset? GraceUntil) : Refusal("The tools go back to another site.");

public sealed record AnotherLockerOpen(UnitId Unit) : Refusal("Another locker must be shut first.");

/// <summary>What was read is no tool of this rental that is out; the door is still open.</summary>
public sealed record WrongTool(UnitId Expected) : Refusal("This is another tool.");

public sealed record ReopenedTooOften(int Most) : Refusal("The locker was opened again as often as it can be.");

/// <summary>The locker is not this customer's any more.</summary>
public sealed record ReopeningOver(DateTimeOffset At) : Refusal("The locker is opened again only for who has just shut it.");

public sealed record PhotoOfDoorMissing() : Refusal("A photo of the door that does not shut is needed.");

public sealed record NothingToDecide() : Refusal("There is nothing to decide of this tool, or not any more.");

/// <summary>Staff who rent are customers too.</summary>
public sealed record OwnRental() : Refusal("Nobody decides what comes of a rental of their own.");

public sealed record AdministratorDecides(DateTimeOffset Until) : Refusal("An administrator is to decide this.");

public sealed record DamageNotCited() : Refusal("A capture names a damage of the list, or a quote.");

/// <summary>No more is taken for a tool than was blocked for it.</summary>
public sealed record CaptureBeyondDeposit(Euros Most) : Refusal("The deposit of the tool is less than that.");

public sealed record DamageBelowDeposit(Euros Damage) : Refusal("The damage is less than the whole deposit of the tool.");

/// <summary>The customer could not be told long enough before the deposit dies.</summary>
public sealed record NoticeTooLate(DateTimeOffset DepositDies) : Refusal("The deposit dies before the customer could answer.");

public sealed record NothingAnnounced() : Refusal("No capture waits for an answer.");
