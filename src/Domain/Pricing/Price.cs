namespace Toolbox24.Domain.Pricing;

/// <summary>An amount with its VAT; the first two always add up to the third.</summary>
public sealed record Price(Euros WithoutVat, Euros Vat, Euros WithVat)
{
    public static Price Zero { get; } = new(Euros.Zero, Euros.Zero, Euros.Zero);

    /// <summary>Takes VAT out of an amount: what is left to the nearest cent, half a cent up; the rest is VAT.</summary>
    public static Price Including(Euros withVat, Percentage vat)
    {
        var without = new Euros((long)Math.Round(withVat.Cents / (1 + vat.Fraction), MidpointRounding.AwayFromZero));
        return new Price(without, withVat - without, withVat);
    }

    /// <summary>Adds line by line, so that a total is what its lines say, VAT too.</summary>
    public static Price operator +(Price one, Price other) =>
        new(one.WithoutVat + other.WithoutVat, one.Vat + other.Vat, one.WithVat + other.WithVat);
}
