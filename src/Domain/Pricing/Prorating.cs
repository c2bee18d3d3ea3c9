namespace Toolbox24.Domain.Pricing;

/// <summary>Adds amounts up, and shares them out to the cent.</summary>
internal static class Prorating
{
    public static Euros Sum<T>(this IEnumerable<T> all, Func<T, Euros> amount) =>
        all.Aggregate(Euros.Zero, (sum, each) => sum + amount(each));

    /// <summary>
    /// Shares in proportion to weights, by the largest remainder: each share is the exact one rounded down or up, and
    /// together they are the total. Of equal remainders the first come first.
    /// </summary>
    public static Euros[] Share(this Euros total, IReadOnlyList<Euros> weights)
    {
        var sum = weights.Sum(weight => weight.Cents);
        if (sum == 0) return new Euros[weights.Count];

        var exact = weights.Select(weight => Int128.DivRem((Int128)total.Cents * weight.Cents, sum)).ToList();
        var left = (int)(total.Cents - exact.Sum(share => (long)share.Quotient));
        var rounded = Enumerable.Range(0, weights.Count).OrderByDescending(at => exact[at].Remainder).Take(left).ToHashSet();
        return [.. exact.Select((share, at) => new Euros((long)share.Quotient + (rounded.Contains(at) ? 1 : 0)))];
    }
}
