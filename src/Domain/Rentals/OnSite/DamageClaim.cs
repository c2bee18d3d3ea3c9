using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Rentals;

/// <summary>What a capture is for: a damage of the priced list at what wear leaves of it, or what a quote says.</summary>
/// <param name="Reference">The damage's place in the list, or the quote's number.</param>
/// <param name="IsQuote">Whether somebody has quoted the repair.</param>
/// <param name="Price">What it costs new.</param>
/// <param name="Wear">What of that wear has left, 1 where nothing is worn; a quote is not worn.</param>
public sealed record DamageClaim(string Reference, bool IsQuote, Euros Price, decimal Wear)
{
    public const int LongestReference = 60;

    /// <summary>What the customer owes for it.</summary>
    [JsonIgnore]
    public Euros Amount => IsQuote ? Price : Wear * Price;

    /// <summary>Why nobody can cite this; null where they can.</summary>
    public Refusal? Refuse() =>
        string.IsNullOrWhiteSpace(Reference) || Reference.Length > LongestReference || Amount <= Euros.Zero || Wear is <= 0 or > 1
            ? new DamageNotCited()
            : null;
}
