using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Rentals;

/// <summary>Names a damage of the priced list.</summary>
public readonly record struct DamageId(Guid Value);

/// <summary>What a damage costs for tools of a category, and how use makes it cheaper.</summary>
/// <param name="Id">Which.</param>
/// <param name="Category">For tools of this category.</param>
/// <param name="Label">What is broken, in French, for the customer to read.</param>
/// <param name="Price">What it costs on a new tool.</param>
/// <param name="WearPerYear">What part of that each year of use takes off.</param>
public sealed record Damage(DamageId Id, CategoryId Category, string Label, Euros Price, decimal WearPerYear)
{
    private const decimal DaysOfYear = 365;

    /// <summary>What wear has left after a time of use.</summary>
    public decimal WearAfter(TimeSpan age, DeskRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Math.Max(rules.LeastLeft.Fraction, Math.Round(1 - (WearPerYear * (decimal)Math.Max(0, age.TotalDays) / DaysOfYear), 2));
    }

    /// <summary>Cited for a tool of some age.</summary>
    public DamageClaim Claim(TimeSpan age, DeskRules rules) => new(Label, IsQuote: false, Price, WearAfter(age, rules));

    /// <summary>Why it cannot be in the list; null where it can.</summary>
    public Refusal? Refuse() =>
        string.IsNullOrWhiteSpace(Label) || Label.Length > DamageClaim.LongestReference || Price <= Euros.Zero || WearPerYear is < 0 or > 1
            ? new DamageOutOfBounds(DamageClaim.LongestReference)
            : null;
}

public sealed record DamageListed(string Label) : Refusal("The list has this damage already.");

public sealed record DamageOutOfBounds(int LongestLabel) : Refusal("A damage has a label, a price, and a wear from 0 to 1.");
