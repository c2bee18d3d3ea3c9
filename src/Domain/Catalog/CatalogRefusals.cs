using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Catalog;

public sealed record WrongDrawing(string? Given) : Refusal("A drawing is named in small letters, digits and hyphens.");

public sealed record ValueOutOfBounds(Euros Given, Euros Highest) : Refusal("No tool here is worth that.");

public sealed record TurnaroundOutOfBounds(TimeSpan Shortest, TimeSpan Longest)
    : Refusal("The time kept free after a rental is too short or too long.");

public sealed record TooManySynonyms(int Most) : Refusal("A tool has fewer synonyms than that.");

public sealed record UnreadableCode(string? Given) : Refusal("This is not the code of a plate.");

public sealed record CodeTaken(CodePlate Code) : Refusal("Another unit bears this code.");

public sealed record LockerOccupied(UnitId By) : Refusal("Another unit stands in this locker.");

public sealed record DoesNotFit(Dimensions Tool, Dimensions Room) : Refusal("The tool is larger than the locker.");

public sealed record EquipmentMissing(LockerEquipment Needed, LockerEquipment There) : Refusal("The locker has not all that the tool needs.");

public sealed record UnknownTool(ToolId Tool) : Refusal("There is no such tool.");

public sealed record ToolNameTaken(string Name) : Refusal("Another tool has this name.");

public sealed record ToolRetired(ToolId Tool) : Refusal("This tool is rented out no more.");

public sealed record UnknownCategory(CategoryId Category) : Refusal("There is no such category.");

public sealed record CategoryNameTaken(string Name) : Refusal("Another category has this name.");

/// <summary>A tool is of it, be it one that is rented out no more.</summary>
public sealed record CategoryInUse(CategoryId Category) : Refusal("There are tools of this category.");

public sealed record ChecksOutOfBounds(int Given, int Most) : Refusal("A unit is checked after at least one rental, and before long.");

public sealed record OrderOutOfBounds(int Given, int Last) : Refusal("A place in the order is a number from zero.");

public sealed record UnknownPack(PackId Pack) : Refusal("There is no such pack.");

public sealed record PackNameTaken(string Name) : Refusal("Another pack has this name.");

public sealed record PackRetired(PackId Pack) : Refusal("This pack is rented out no more.");

public sealed record PackTooSmall(int Fewest) : Refusal("A pack has several tools.");

public sealed record PackTooLarge(int Most) : Refusal("A pack has fewer tools than that.");

public sealed record TwiceTheSameTool(ToolId Tool) : Refusal("A pack names each tool once, and says how many of it.");

public sealed record QuantityOutOfBounds(int Given, int Most) : Refusal("That is no number of tools for a pack.");

public sealed record DiscountOutOfBounds(int Given, int Highest) : Refusal("That is no discount for a pack.");
