using System.Collections.Immutable;

namespace Toolbox24.Domain.Sites;

public enum Weekday { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday }

/// <summary>Part of a day of the week during which people may enter, on the site's clocks.</summary>
/// <param name="Day">Which day.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end, which is no longer part of it; midnight is the day's end.</param>
public sealed record OpenSpan(Weekday Day, TimeOnly From, TimeOnly Until)
{
    internal TimeSpan Begin => From.ToTimeSpan();

    internal TimeSpan End => Until == TimeOnly.MinValue ? TimeSpan.FromDays(1) : Until.ToTimeSpan();
}

/// <summary>When people may enter a site; day and night where no hours are said.</summary>
public sealed record OpeningHours(ImmutableArray<OpenSpan> Spans)
{
    public const int MostSpans = 28;

    public static OpeningHours Always { get; } = new([]);

    /// <summary>Day and night, every day.</summary>
    public bool IsAlways => Spans.IsDefaultOrEmpty;

    /// <summary>Whether people may enter at a moment of the site's clocks.</summary>
    public bool IsOpenAt(DateTime local) =>
        IsAlways || Spans.Any(span => span.Day == Of(local) && span.Begin <= local.TimeOfDay && local.TimeOfDay < span.End);

    /// <summary>Whether people may still be let in just before a moment of the site's clocks.</summary>
    public bool IsOpenUntil(DateTime local) => IsOpenAt(local.AddTicks(-1));

    public bool Equals(OpeningHours? other) =>
        other is not null && (IsAlways ? other.IsAlways : !other.IsAlways && Spans.AsSpan().SequenceEqual(other.Spans.AsSpan()));

    public override int GetHashCode() => IsAlways ? 0 : Spans.Length;

    private static Weekday Of(DateTime local) => (Weekday)(((int)local.DayOfWeek + 6) % 7);

    internal Refusal? Refuse()
    {
        if (IsAlways) return null;
        if (Spans.Length > MostSpans) return new TooManySpans(MostSpans);
        if (Spans.FirstOrDefault(span => !Enum.IsDefined(span.Day) || span.Begin >= span.End) is { } wrong) return new ImpossibleOpening(wrong);

        var ordered = Spans.OrderBy(span => span.Day).ThenBy(span => span.Begin).ToList();
        return ordered.Zip(ordered.Skip(1)).FirstOrDefault(pair => pair.First.Day == pair.Second.Day && pair.Second.Begin < pair.First.End)
            is { Second: { } overlapping } ? new OpeningOverlaps(overlapping) : null;
    }
}
