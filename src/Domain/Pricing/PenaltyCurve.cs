namespace Toolbox24.Domain.Pricing;

/// <summary>Whoever is later than this pays so much, until the next point; on the dot is not later.</summary>
public sealed record PenaltyPoint(TimeSpan LaterThan, Euros Fee);

/// <summary>What being late costs on top of the time kept: a step function, drawn from its points.</summary>
/// <param name="Rules">The tiers.</param>
/// <param name="Cap">The most they come to for the tool.</param>
public sealed record PenaltyCurve(PenaltyRules Rules, Euros Cap)
{
    /// <summary>What a tool that comes back so late after the slot's end costs on top.</summary>
    public Euros FeeFor(TimeSpan late) => Points(late).Select(point => point.Fee).LastOrDefault();

    /// <summary>The steps up to some lateness, ending early where the cap is reached.</summary>
    public IEnumerable<PenaltyPoint> Points(TimeSpan until)
    {
        var (at, fee) = (Rules.Tolerance, Euros.Zero);
        foreach (var tier in Rules.Tiers)
        {
            var end = at + tier.Lasts ?? TimeSpan.MaxValue;
            for (; at < end; at += tier.Each)
            {
                if (at >= until || fee >= Cap) yield break;

                fee = Euros.Min(fee + tier.Amount, Cap);
                yield return new PenaltyPoint(at, fee);
            }
        }
    }
}
