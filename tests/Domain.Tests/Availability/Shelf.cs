using System.Collections.Immutable;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Availability;

/// <summary>Tools and units of a site on a day, in hours; 24 and more are the days after.</summary>
internal static class Shelf
{
    public static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static readonly ToolId Drill = ToolId.New(Day);

    public static readonly ToolId Grinder = ToolId.New(Day);

    public static readonly ToolId Saw = ToolId.New(Day);

    public static readonly SiteId Here = SiteId.New(Day);

    public static readonly SlotRules Rules = SlotRules.Default;

    public static Slot Hours(double from, double to) => new(Day.AddHours(from), Day.AddHours(to));

    /// <summary>A unit with a turnaround of half an hour, promised for these spans.</summary>
    public static UnitTime Unit(ToolId tool, params (double From, double To)[] promised) => new(
        UnitId.New(Day), tool, TimeSpan.FromMinutes(30), [.. promised.Select(span => Hours(span.From, span.To))]);

    public static Stock Stock(params UnitTime[] units) => new(Here, units);

    public static ImmutableArray<Need> Needs(params ToolId[] tools) => [.. tools.Select(tool => new Need(tool, 1))];

    public static FreeTime Time(params (double From, double To)[] ranges) => new([.. ranges.Select(range => Hours(range.From, range.To))]);
}
