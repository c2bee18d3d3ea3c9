using System.Globalization;

namespace Toolbox24.Domain.Rentals;

/// <summary>Words for the audit log.</summary>
internal static class RentalFacts
{
    public static IReadOnlyDictionary<string, string?> Of(params (string Name, string? Value)[] facts) =>
        facts.ToDictionary(fact => fact.Name, fact => fact.Value);

    public static string Span(Slot slot) => string.Create(CultureInfo.InvariantCulture, $"{slot.Start.UtcDateTime:O}/{slot.End.UtcDateTime:O}");

    public static string Cents(Euros amount) => amount.Cents.ToString(CultureInfo.InvariantCulture);
}
