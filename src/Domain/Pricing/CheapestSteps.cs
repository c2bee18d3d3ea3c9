using System.Collections.Immutable;

namespace Toolbox24.Domain.Pricing;

/// <summary>The search behind <see cref="Tiling"/>, over all ways to cover some quarters of an hour.</summary>
internal sealed class CheapestSteps
{
    private readonly Step[] reached;

    private CheapestSteps(Step[] reached) => this.reached = reached;

    public Euros Price => new(reached[^1].Cents);

    /// <summary>
    /// Goes from the start on, quarter by quarter, and keeps for each that a tile ends at the best way to get there.
    /// Whatever overshoots ends at the end. Null where nothing gets there.
    /// </summary>
    public static CheapestSteps? Of(Rates rates, Timeline time, int length)
    {
        (Rate Rate, Euros Price)[] offered = [.. rates.Offered()];
        var reached = new Step[length + 1];
        for (var at = 0; at < length; at++)
        {
            if (at > 0 && reached[at].Tiles == 0) continue;

            foreach (var (rate, price) in offered)
            {
                if (time.After(rate, at) is not { } end) continue;

                var next = new Step(reached[at].Cents + price.Cents, reached[at].Tiles + 1, at, rate, price);
                ref var best = ref reached[Math.Min(end, length)];
                if (best.Tiles == 0 || next.IsNoWorseThan(best)) best = next;
            }
        }

        return reached[length].Tiles == 0 ? null : new CheapestSteps(reached);
    }

    /// <summary>The way found, equal tiles that follow each other taken together.</summary>
    public Tiling From(Slot slot, Func<int, int> quarter, Reading reading)
    {
        var tiles = ImmutableArray.CreateBuilder<Tile>();
        for (var at = reached.Length - 1; at > 0; at = reached[at].From)
        {
            var (step, from, to) = (reached[at], Instant(reached[at].From), Instant(at));
            if (tiles.Count > 0 && tiles[^1].Rate == step.Rate) tiles[^1] = tiles[^1] with { Count = tiles[^1].Count + 1, From = from };
            else tiles.Add(new Tile(step.Rate, 1, step.Price, from, to));
        }

        tiles.Reverse();
        return new Tiling(tiles.ToImmutable(), reading);

        DateTimeOffset Instant(int at)
        {
            // A slot may begin in the first of two hours that clocks show, and a quarter is read as one of the second.
            if (at == 0) return slot.Start;
            if (at == reached.Length - 1) return slot.End;

            var instant = slot.Start + (quarter(at) * Timeline.Quarter);
            return instant < slot.End ? instant : slot.End;
        }
    }

    private readonly record struct Step(long Cents, int Tiles, int From, Rate Rate, Euros Price)
    {
        // The last of two equals stays, which begins later or is shorter.
        public bool IsNoWorseThan(Step other) => Cents < other.Cents || (Cents == other.Cents && Tiles <= other.Tiles);
    }
}
