namespace Toolbox24.Domain.Doors;

public sealed record UnknownDoor(DoorId Door) : Refusal("There is no such door.");

public sealed record DoorStandsOpen(DateTimeOffset? Since) : Refusal("The door stands open.");

/// <summary>It was opened too often by this person, or a customer's tool is behind it: somebody else is to agree.</summary>
public sealed record SecondPersonNeeded(DoorCommandId Command, DateTimeOffset Until) : Refusal("A second person is needed to open this door.");

/// <summary>Agents open what somebody is to look at; for anything else they ask an operator.</summary>
public sealed record NothingToLookAt() : Refusal("No unit behind this door is to be looked at.");

public sealed record NothingToConfirm() : Refusal("No such opening waits for a second person, or not any more.");

public sealed record OwnOpening() : Refusal("Nobody agrees with an opening of their own.");
