using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>By what the desk works on returns.</summary>
/// <param name="Claim">For how long nobody else decides a return that somebody looks at.</param>
/// <param name="LeastLeft">However old a tool is, this part of a listed damage is owed.</param>
public sealed record DeskRules(TimeSpan Claim, Percentage LeastLeft)
{
    public static DeskRules Default { get; } = new(TimeSpan.FromMinutes(15), Percentage.Percent(20));
}
