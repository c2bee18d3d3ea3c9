namespace Toolbox24.Domain.Accounts;

public sealed record WrongTotpCode() : Refusal("This is not the code the app shows now.");

/// <summary>The code is right, and was used before: the next one comes within 30 seconds.</summary>
public sealed record TotpCodeUsed() : Refusal("A code serves once.");

public sealed record WrongRecoveryCode() : Refusal("This is not a recovery code, or no longer.");
