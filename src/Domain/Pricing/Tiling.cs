using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Pricing;

/// <summary>A rate, taken some times running.</summary>
/// <param name="Rate">Which one.</param>
/// <param name="Count">How many times.</param>
/// <param name="Each">What it costs once, VAT included.</param>
/// <param name="From">When the first begins.</param>
/// <param name="To">When the last ends, or the slot if that is sooner.</param>
public sealed record Tile(Rate Rate, int Count, Euros Each, DateTimeOffset From, DateTimeOffset To)
{
    [JsonIgnore]
    public Euros Price => Count * Each;
}

/// <summary>How the time of a slot whose clocks change was counted.</summary>
public enum Reading
{
    /// <summary>As it passed.</summary>
    AsItPassed,

    /// <summary>As in a week in which no clock changes, since that costs less.</summary>
    OrdinaryWeek,
}

/// <summary>
/// The cheapest way to cover a slot with rates, one after the other, the last of which may overshoot. Of two that cost
/// the same it is the one of fewer tiles; then the one whose last tile begins later; then the one whose last is shorter.
/// </summary>
public sealed record Tiling(ImmutableArray<Tile> Tiles, Reading Reading)
{
    // From a Monday at midnight no week-end rate can begin for a day.
    private static readonly Slot Monday = new(
        new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero));

    [JsonIgnore]
    public Euros Price => Tiles.Sum(tile => tile.Price);

    /// <summary>
    /// The least of three prices: of the slot as it passed; of one that lasts as long in a week in which no clock
    /// changes; and of one that begins and ends when clocks show the same there. The last two differ from the first only
    /// where a clock changes, and then the shorter one is the cheaper.
    /// </summary>
    /// <returns>Null where the rates cannot cover the slot.</returns>
    /// <exception cref="ArgumentException">The slot is not on the quarter of an hour.</exception>
    public static Tiling? Cheapest(Rates rates, Slot slot, SiteClock clock)
    {
        var length = Timeline.Quarters(slot.Duration);
        if (slot.Start != clock.Spans[0].From || slot.Start + (length * Timeline.Quarter) != slot.End)
            throw new ArgumentException("A slot is whole quarters of an hour, and its clock begins with it.", nameof(slot));

        var time = Timeline.Of(clock);
        var steps = CheapestSteps.Of(rates, time, length);
        if (steps is null || time.IsOrdinary) return steps?.From(slot, at => at, Reading.AsItPassed);

        var shown = time.Shown(length);
        var ordinary = CheapestSteps.Of(rates, time.InOrdinaryWeek(), Math.Max(1, Math.Min(length, shown)));
        if (ordinary is null || ordinary.Price >= steps.Price) return steps.From(slot, at => at, Reading.AsItPassed);

        return ordinary.From(slot, at => shown < length ? time.WhenShown(at) : at, Reading.OrdinaryWeek);
    }

    /// <summary>What a day costs: the daily rate, or where there is none what covers 24 hours that are no week-end.</summary>
    public static Euros OneDay(Rates rates) =>
        rates.Day ?? Cheapest(rates, Monday, new SiteClock("Etc/UTC", [new ClockSpan(Monday.Start, TimeSpan.Zero)]))?.Price ?? Euros.Zero;

    public bool Equals(Tiling? other) =>
        other is not null && Reading == other.Reading && Tiles.AsSpan().SequenceEqual(other.Tiles.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Reading, Tiles.Length);
}
