using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Availability;

/// <summary>A unit that can be rented, and the spans it is promised for.</summary>
/// <param name="Unit">The physical tool.</param>
/// <param name="Tool">What it is one of.</param>
/// <param name="Turnaround">Kept free after each slot, to check, clean and charge.</param>
/// <param name="Promised">Turnarounds included, by start; no two of them overlap.</param>
public sealed record UnitTime(UnitId Unit, ToolId Tool, TimeSpan Turnaround, ImmutableArray<Slot> Promised)
{
    public bool IsFree(Slot slot)
    {
        var needed = slot.Extended(Turnaround);
        return !Promised.Any(promised => promised.Overlaps(needed));
    }

    /// <summary>When it can be had within a span, on the step; what is promised must be known a turnaround beyond.</summary>
    public FreeTime Free(Slot span, SlotRules rules)
    {
        var ranges = ImmutableArray.CreateBuilder<Slot>(Promised.Length + 1);
        var from = span.Start;
        foreach (var promised in Promised)
        {
            Add(from, promised.Start - Turnaround);
            if (promised.End > from) from = promised.End;
        }

        Add(from, span.End);
        return new(ranges.ToImmutable());

        void Add(DateTimeOffset start, DateTimeOffset end)
        {
            (start, end) = (rules.Next(start), rules.Current(end < span.End ? end : span.End));
            if (end > start) ranges.Add(new Slot(start, end));
        }
    }
}
