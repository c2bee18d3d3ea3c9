namespace Toolbox24.Domain.Accounts;

/// <summary>The invitation was followed: there is nothing to send again.</summary>
public sealed record AlreadyJoined() : Refusal("This person has joined already.");

/// <summary>The first administrator is made once; the others are invited by one.</summary>
public sealed record AdministratorThere() : Refusal("There is an administrator, who can invite others.");

/// <summary>Whoever decided was off-boarded, or lost the role, at the same moment.</summary>
public sealed record NoLongerAdministrator() : Refusal("You administer no longer.");

public sealed record OwnSecondFactorUntouchable() : Refusal("Nobody resets their own second factor: another administrator does.");

public sealed record NotACustomer(AccountId Account) : Refusal("This is not a customer's account.");

public sealed record ReasonMissing() : Refusal("Say why: it is written down.");

public sealed record ReasonTooLong(int Length, int Longest) : Refusal("This reason is too long.");
