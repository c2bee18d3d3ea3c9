namespace Toolbox24.Domain.Pricing;

/// <summary>What may be published and yet looks like a mistake.</summary>
/// <param name="Message">One English sentence for logs and developers; screens word it from the type and its facts.</param>
public abstract record GridWarning(string Message);

public sealed record LongerRateCheaper(Target Target, Rate Shorter, Rate Longer)
    : GridWarning("A longer time costs less than a shorter one, which nobody will pay then.");

public sealed record RateNeverUsed(Target Target, Rate Rate, Rate Instead)
    : GridWarning("This rate never costs less than as many of a shorter one.");

public sealed record PackCapBelowDeposit(Euros Cap, Target Target, Euros Deposit)
    : GridWarning("A pack asks for a lower deposit than one of its tools alone.");

/// <summary>The tier, counted from 0, costs less an hour than the one before.</summary>
public sealed record TierCheaperThanBefore(int Tier) : GridWarning("Penalties grow more slowly after a while.");

/// <summary>For this line of the prices the cap is reached before the tier, counted from 0.</summary>
public sealed record TierNeverReached(int Tier, Target Target, Euros Cap) : GridWarning("The cap comes before this tier.");
