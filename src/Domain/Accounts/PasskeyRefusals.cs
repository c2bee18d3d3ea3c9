namespace Toolbox24.Domain.Accounts;

/// <summary>What a browser answered proves nothing here. Why, is not told: the audit knows where a passkey of ours was shown.</summary>
public sealed record PasskeyRefused() : Refusal("This passkey cannot be used.");

public sealed record UnknownPasskey() : Refusal("There is no such passkey.");

public sealed record TooManyPasskeys(int Most) : Refusal("There are many passkeys already; remove one first.");
