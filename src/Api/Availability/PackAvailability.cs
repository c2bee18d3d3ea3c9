using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Availability;

// A pack that is rented out no more is free at no time: an old link still leads to it.
[ExtendObjectType<Pack>]
[VisibleWithField]
public static class PackAvailability
{
    /// <summary>
    /// The longest slots within a calendar month in which all its tools are free together, by start: any slot within one of them
    /// that starts and ends while the site is open can be booked. Two may overlap, where units take turns.
    /// </summary>
    /// <param name="site">Where.</param>
    /// <param name="year">Of the month.</param>
    /// <param name="month">1 to 12, in the site's time zone.</param>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Slot>> GetAvailability(
        [Parent] Pack pack, SiteId site, int year, int month, Calendar calendar, CancellationToken cancellationToken) =>
        pack.RetiredAt is null ? (await calendar.Month(site, Needs(pack), year, month, cancellationToken)).Ranges : [];

    /// <summary>The first slot of this length for which all of it can be booked; null where there is none yet.</summary>
    /// <param name="site">Where.</param>
    /// <param name="duration">As long as a slot may be, which the settings say: 1 hour to 28 days in quarters of an hour, unless they were changed.</param>
    /// <param name="from">Not before this instant; from now where none is said.</param>
    public static async Task<Slot?> GetNextFree(
        [Parent] Pack pack, SiteId site, TimeSpan duration, DateTimeOffset? from, Calendar calendar, CancellationToken cancellationToken) =>
        pack.RetiredAt is null ? await calendar.NextFree(site, Needs(pack), duration, from, cancellationToken) : null;

    /// <summary>Whether all of it can be booked now for this very slot.</summary>
    /// <param name="site">Where.</param>
    /// <param name="slot">When.</param>
    public static async Task<bool> IsFree(
        [Parent] Pack pack, SiteId site, SlotInput slot, Calendar calendar, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return pack.RetiredAt is null && await calendar.IsFree(site, Needs(pack), slot.Slot, cancellationToken);
    }

    internal static Need[] Needs(Pack pack) => [.. pack.Items.Select(item => new Need(item.Tool, item.Quantity))];
}
