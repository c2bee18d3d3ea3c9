namespace Orleans.Runtime;

/// <summary>Which tick of a reminder this is.</summary>
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime currentTickTime)
{
    public DateTime FirstTickTime { get; } = firstTickTime;

    public TimeSpan Period { get; } = period;

    /// <summary>When this tick is delivered, which may be later than when it was due.</summary>
    public DateTime CurrentTickTime { get; } = currentTickTime;
}
