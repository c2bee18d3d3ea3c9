using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Availability;

/// <summary>A unit that is rented out, and the spans for which nobody can be promised it.</summary>
/// <param name="Unit">The physical tool.</param>
/// <param name="Tool">What it is one of.</param>
/// <param name="Turnaround">Kept free after each slot, to check, clean and charge.</param>
/// <param name="Taken">What it is promised for, turnarounds included, and when it is shut away; by start.</param>
public sealed record UnitTime(UnitId Unit, ToolId Tool, TimeSpan Turnaround, ImmutableArray<Slot> Taken)
{
    public bool IsFree(Slot slot)
    {
        var needed = slot.Extended(Turnaround);
        return !Taken.Any(taken => taken.Overlaps(needed));
    }

    /// <summary>When it can be had within a span, on the step; what is taken must be known a turnaround beyond.</summary>
    public FreeTime Free(Slot span, SlotRules rules)
    {
        var ranges = ImmutableArray.CreateBuilder<Slot>(Taken.Length + 1);
        var from = span.Start;
        foreach (var taken in Taken)
        {
            Add(from, taken.Start - Turnaround);
            if (taken.End > from) from = taken.End;
        }

        Add(from, span.End);
        return new(ranges.ToImmutable());

        void Add(DateTimeOffset start, DateTimeOffset end)
        {
            if (start >= end || start >= span.End) return;

            (start, end) = (rules.Next(start), rules.Current(end < span.End ? end : span.End));
            if (end > start) ranges.Add(new Slot(start, end));
        }
    }
}
