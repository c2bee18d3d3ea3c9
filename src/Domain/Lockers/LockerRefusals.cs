using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Lockers;

public sealed record SlotOffStep(TimeSpan Step) : Refusal("A slot starts and ends on a multiple of the step.");

public sealed record SlotTooShort(TimeSpan Shortest) : Refusal("This slot is too short.");

public sealed record SlotTooLong(TimeSpan Longest) : Refusal("This slot is too long.");

public sealed record SlotInThePast(DateTimeOffset Start) : Refusal("This slot has already begun.");

public sealed record SlotTooFarAhead(DateTimeOffset Latest) : Refusal("This slot starts too far ahead.");

public sealed record HoldExpiryOutOfBounds(DateTimeOffset After, DateTimeOffset Latest)
    : Refusal("A hold ends after now, and not much later.");

/// <summary>Somebody else is promised the unit; for when, turnaround included.</summary>
public sealed record SlotTaken(Slot Conflict) : Refusal("The tool is promised then.");

public sealed record HoldsAnotherSlot(Slot During) : Refusal("The rental already has this tool for another time.");

public sealed record NothingHeld(RentalId Rental) : Refusal("The rental does not hold this tool, or no longer.");

public sealed record UnknownLocker(LockerId Locker) : Refusal("There is no such locker.");

public sealed record UnknownUnit(UnitId Unit) : Refusal("There is no such unit.");

public sealed record LockerEmpty(LockerId Locker) : Refusal("No tool stands in this locker.");

public sealed record UnitElsewhere(UnitId Unit) : Refusal("The unit does not stand here.");

/// <summary>The unit is out of service, or is to be inspected or given back before the slot and its turnaround end.</summary>
public sealed record UnitNotRentable(UnitId Unit, DateTimeOffset Until) : Refusal("The tool cannot be rented that long, or at all.");

/// <summary>Customers are to fetch the unit at another site.</summary>
/// <param name="Rentals">How many.</param>
public sealed record UnitPromisedElsewhere(int Rentals) : Refusal("The unit is promised at another site.");

public sealed record LockerClosed(Slot During) : Refusal("The locker is closed then.");

public sealed record NothingAsked() : Refusal("At least one tool is asked for.");
