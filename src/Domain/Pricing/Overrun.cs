using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Pricing;

/// <summary>What a tool that is kept too long costs, VAT included.</summary>
/// <param name="Late">By how much, without the time in which clocks stood still.</param>
/// <param name="Kept">The time it was kept, at the rates it was booked at; nothing limits this.</param>
/// <param name="Tiers">What comes on top beyond the tolerance, up to the cap.</param>
public sealed record Overrun(TimeSpan Late, Euros Kept, Euros Tiers)
{
    public static Overrun None { get; } = new(TimeSpan.Zero, Euros.Zero, Euros.Zero);

    [JsonIgnore]
    public Euros Total => Kept + Tiers;

    /// <summary>Of one tool of a quote.</summary>
    /// <param name="line">The tool, as it was quoted.</param>
    /// <param name="facts">What it was quoted from.</param>
    /// <param name="booked">From when to when it is had, all that was agreed since included.</param>
    /// <param name="at">Until when it is kept.</param>
    /// <param name="still">When clocks stand still.</param>
    public static Overrun Of(QuoteLine line, QuoteFacts facts, Slot booked, DateTimeOffset at, Standstills still)
    {
        if (at <= booked.End) return None;

        var late = at - booked.End - still.Within(booked.End, at);
        return new(
            late, KeptTime.Beyond(line, facts.Clock.TimeZone, booked, booked.End + late), facts.Terms.Penalties.Curve(line.Priced.Rates).FeeFor(late));
    }
}

/// <summary>What one tool costs beyond its slot, by the rates and discounts it was booked at: nothing else need be known.</summary>
public static class KeptTime
{
    /// <summary>How much more the tool costs if it is kept until an instant, by started quarters of an hour.</summary>
    public static Euros Beyond(QuoteLine line, string timeZone, Slot booked, DateTimeOffset until)
    {
        if (until <= booked.End) return Euros.Zero;

        var more = Price(line, timeZone, new(booked.Start, SlotRules.Default.Next(until))) - Price(line, timeZone, booked);
        return more > Euros.Zero ? more : Euros.Zero;
    }

    private static Euros Price(QuoteLine line, string timeZone, Slot slot)
    {
        if (!SiteClock.Read(timeZone, slot).Succeeded(out var clock, out _)) throw new UnreachableException($"{timeZone} was known when it was quoted.");

        // Rates that were quoted cover any slot: a week-end alone is published by nobody.
        var price = Tiling.Cheapest(line.Priced.Rates, slot, clock)!.Price;
        price -= line.Pack?.Percentage.Of(price) ?? Euros.Zero;
        return price - (line.Customer?.Percentage.Of(price) ?? Euros.Zero);
    }
}
