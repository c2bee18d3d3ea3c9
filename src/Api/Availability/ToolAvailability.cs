using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Availability;

[ExtendObjectType<Tool>]
[VisibleWithField]
public static class ToolAvailability
{
    /// <summary>
    /// The longest slots within a calendar month, by start: any slot within one of them that starts and ends while the
    /// site is open can be booked. Two may overlap, where units take turns.
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
    /// <param name="duration">As long as a slot may be, which the settings say: 1 hour to 28 days in quarters of an hour, unless they were changed.</param>
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
