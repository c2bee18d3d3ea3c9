using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Pricing;

/// <summary>A part of an amount, in hundredths of a percent: 2 000 is 20 %.</summary>
public readonly record struct Percentage(int BasisPoints)
{
    [JsonIgnore]
    public decimal Fraction => BasisPoints / 10_000m;

    /// <summary>A whole number of percents: 20 for 20 %.</summary>
    public static Percentage Percent(int percent) => new(percent * 100);

    /// <summary>The part of an amount, to the nearest cent; half a cent goes up.</summary>
    public Euros Of(Euros amount) => Fraction * amount;
}
