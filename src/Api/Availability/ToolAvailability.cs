using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Availability;

/// <summary>A tool of a site, and when it can be booked.</summary>
public sealed record ToolTime(ToolId Tool, FreeTime Free);

[ObjectType<ToolTime>]
[AllowAnonymous]
public static partial class ToolTimeType
{
    static partial void Configure(IObjectTypeDescriptor<ToolTime> descriptor) => descriptor.Ignore(one => one.Free).Ignore(one => one.Tool);

    [Cost(1)]
    public static Task<Tool> GetTool([Parent] ToolTime one, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(one.Tool, cancellationToken);

    /// <summary>The longest slots, by start: any slot within one of them can be booked. Two may overlap, where units take turns.</summary>
    [ListSize(AssumedSize = 20)]
    [Cost(0)]
    public static IReadOnlyList<Slot> GetFree([Parent] ToolTime one) => one.Free.Ranges;
}

[ExtendObjectType<Site>]
[AllowAnonymous]
public static class SiteAvailability
{
    /// <summary>When each of its tools can be booked in a calendar month of its time zone.</summary>
    [ListSize(AssumedSize = 100)]
    public static Task<IReadOnlyList<ToolTime>> GetAvailability(
        [Parent] Site site, int year, int month, Calendar calendar, CancellationToken cancellationToken) =>
        calendar.Month(site.Id, year, month, cancellationToken);
}

[ExtendObjectType<Tool>]
[AllowAnonymous]
public static class ToolAvailability
{
    /// <summary>
    /// The longest slots within a calendar month, by start: any slot within one of them can be booked. Two may overlap, where
    /// units take turns.
    /// </summary>
    /// <param name="site">Where.</param>
    /// <param name="year">Of the month.</param>
    /// <param name="month">1 to 12, in the site's time zone.</param>
    /// <param name="units">How many at once.</param>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Slot>> GetAvailability(
        [Parent] Tool tool, SiteId site, int year, int month, Calendar calendar, CancellationToken cancellationToken, int units = 1) =>
        (await calendar.Month(site, Needs(tool, units), year, month, cancellationToken)).Ranges;

    /// <summary>The first slot of this length that can be booked; null where there is none yet.</summary>
    /// <param name="site">Where.</param>
    /// <param name="duration">1 hour to 28 days, in quarters of an hour.</param>
    /// <param name="from">Not before this instant; from now where none is said.</param>
    /// <param name="units">How many at once.</param>
    public static Task<Slot?> GetNextFree(
        [Parent] Tool tool, SiteId site, TimeSpan duration, DateTimeOffset? from, Calendar calendar,
        CancellationToken cancellationToken, int units = 1) =>
        calendar.NextFree(site, Needs(tool, units), duration, from, cancellationToken);

    /// <summary>Whether it can be booked now for this very slot.</summary>
    /// <param name="site">Where.</param>
    /// <param name="slot">When.</param>
    /// <param name="units">How many at once.</param>
    public static Task<bool> IsFree(
        [Parent] Tool tool, SiteId site, SlotInput slot, Calendar calendar, CancellationToken cancellationToken, int units = 1)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return calendar.IsFree(site, Needs(tool, units), slot.Slot, cancellationToken);
    }

    private static Need[] Needs(Tool tool, int units) =>
        units is >= 1 and <= 100 ? [new(tool.Id, units)] : throw new GraphQLException("Ask for 1 to 100 units.");
}
