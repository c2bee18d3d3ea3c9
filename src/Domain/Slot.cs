using System.Text.Json.Serialization;

namespace Toolbox24.Domain;

/// <summary>A half-open span of time in UTC, so that back-to-back slots touch without overlapping.</summary>
public sealed record Slot
{
    /// <exception cref="ArgumentOutOfRangeException">The end is not after the start.</exception>
    public Slot(DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        (Start, End) = (start.ToUniversalTime(), end.ToUniversalTime());
    }

    public DateTimeOffset Start { get; }

    /// <summary>The first instant that is no longer part of the slot.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The time that passes between start and end, whatever local clocks did meanwhile.</summary>
    [JsonIgnore]
    public TimeSpan Duration => End - Start;

    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    public bool Overlaps(Slot other) => Start < other.End && other.Start < End;

    /// <summary>The same span, kept a while longer.</summary>
    public Slot Extended(TimeSpan by) => new(Start, End + by);
}
