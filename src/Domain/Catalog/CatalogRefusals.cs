namespace Toolbox24.Domain.Catalog;

public sealed record WrongDrawing(string? Given) : Refusal("A drawing is named in small letters, digits and hyphens.");

public sealed record ValueOutOfBounds(Euros Given, Euros Highest) : Refusal("No tool here is worth that.");

public sealed record TurnaroundOutOfBounds(TimeSpan Shortest, TimeSpan Longest)
    : Refusal("The time kept free after a rental is too short or too long.");

public sealed record UnreadableCode(string? Given) : Refusal("This is not the code of a plate.");

public sealed record CodeTaken(CodePlate Code) : Refusal("Another unit bears this code.");

public sealed record LockerOccupied(UnitId By) : Refusal("Another unit stands in this locker.");

public sealed record DoesNotFit(Dimensions Tool, Dimensions Room) : Refusal("The tool is larger than the locker.");

public sealed record ToolNameTaken(string Name) : Refusal("Another tool has this name.");
