namespace Toolbox24.Domain.Accounts;

/// <summary>
/// Too many tries of this kind lately. It is told alike whether or not there is an account: what is counted is what was
/// typed.
/// </summary>
/// <param name="Wait">Until the next try is heard.</param>
public sealed record TooManyTries(TimeSpan Wait) : Refusal("Too many tries: wait.");

/// <summary>More people sign in than passwords can be checked; in a few seconds there is room again.</summary>
public sealed record SignInBusy() : Refusal("Too many people sign in at this moment.");
