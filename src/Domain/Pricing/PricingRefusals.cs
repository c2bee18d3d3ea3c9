using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Pricing;

public sealed record EffectiveInThePast(DateTimeOffset Now) : Refusal("A version cannot change what was booked already.");

public sealed record NoGeneralLine() : Refusal("A grid has a line for everything, everywhere, for everyone.");

public sealed record LinesOverlap(Target Target) : Refusal("Two lines are about the same.");

public sealed record TwoTargets(Target Target) : Refusal("A line is about a tool or a category, not both.");

public sealed record NoEverydayRate(Target Target) : Refusal("A line has a rate that can be had on any day.");

public sealed record RateOutOfBounds(Target Target, Rate Rate, Euros Given, Euros Highest)
    : Refusal("A rate is above zero and below what any tool costs.");

public sealed record DepositOutOfBounds(Target Target, Euros Given, Euros Highest)
    : Refusal("A deposit is above zero and below what any tool is worth.");

public sealed record PackCapOutOfBounds(Euros Given, Euros Highest) : Refusal("The cap of a pack's deposit is out of bounds.");

public sealed record ToleranceOutOfBounds(TimeSpan Given, TimeSpan Longest)
    : Refusal("Late returns are tolerated no longer than the shortest turnaround.");

public sealed record NoTier() : Refusal("Penalties have at least one tier.");

/// <summary>The tier, counted from 0, has a length or an amount that makes no sense.</summary>
public sealed record TierOutOfBounds(int Tier, Euros Highest) : Refusal("A tier has a period, an amount and whole periods.");

/// <summary>The tier, counted from 0, has no end though others follow, or an end though none does.</summary>
public sealed record TierEnds(int Tier) : Refusal("Every tier but the last ends.");

public sealed record CapOutOfBounds(decimal Given, decimal Highest) : Refusal("The cap is some days' price.");

/// <summary>Even for the dearest line of the prices, the cap is below one period of the tier, counted from 0.</summary>
public sealed record CapBelowTier(Euros Cap, int Tier, Euros Amount) : Refusal("The cap is below a tier, which never applies.");

/// <summary>Cancelling costs none to all of the rent, no less after the start than before, and is free until some days before.</summary>
public sealed record CancellationOutOfBounds(TimeSpan Longest) : Refusal("What cancelling costs is out of bounds.");

public sealed record NoPrice(ToolId Tool) : Refusal("The tool has no price for this time.");

public sealed record NoDeposit(ToolId Tool) : Refusal("The tool has no deposit.");

public sealed record NotAConsumer() : Refusal("Only consumers may withdraw.");

public sealed record WithdrawalTooLate(DateTimeOffset Deadline) : Refusal("The time to withdraw is over.");

public sealed record FullyPerformed(DateTimeOffset Since)
    : Refusal("The rental was performed entirely, at the customer's express request.");
