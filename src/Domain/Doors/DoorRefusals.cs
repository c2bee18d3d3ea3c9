namespace Toolbox24.Domain.Doors;

public sealed record UnknownDoor(DoorId Door) : Refusal("There is no such door.");

public sealed record DoorStandsOpen(DateTimeOffset? Since) : Refusal("The door stands open.");
