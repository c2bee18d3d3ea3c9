using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>A locker, over a span.</summary>
public sealed record PromisedKey(LockerId Locker, Slot Span);

public static class SiteLoaders
{
    /// <summary>When lockers are promised: those of a wall at once, for each span that is asked for.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<PromisedKey, IReadOnlyList<Slot>>> GetPromisedAsync(
        IReadOnlyList<PromisedKey> keys, CalendarQueries calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (found, now) = (new Dictionary<PromisedKey, IReadOnlyList<Slot>>(), clock.GetUtcNow());
        foreach (var wall in keys.GroupBy(key => key.Span))
        {
            var promised = await calendars.Promised([.. wall.Select(key => key.Locker)], wall.Key, now, cancellationToken);
            foreach (var key in wall) found[key] = [.. promised[key.Locker]];
        }

        return found;
    }

    [DataLoader]
    public static async Task<IReadOnlyDictionary<SiteId, Site>> GetSiteByIdAsync(
        IReadOnlyList<SiteId> ids, SiteQueries sites, CancellationToken cancellationToken) =>
        (await sites.Find(ids, cancellationToken)).ToDictionary(site => site.Id);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<LockerId, Locker>> GetLockerByIdAsync(
        IReadOnlyList<LockerId> ids, SiteQueries sites, CancellationToken cancellationToken) =>
        (await sites.FindLockers(ids, cancellationToken)).ToDictionary(locker => locker.Id);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<SiteId, IReadOnlyList<Locker>>> GetLockersBySiteAsync(
        IReadOnlyList<SiteId> sites, SiteQueries queries, CancellationToken cancellationToken) =>
        (await queries.LockersOf(sites, cancellationToken))
            .GroupBy(locker => locker.Site)
            .ToDictionary(wall => wall.Key, IReadOnlyList<Locker> (wall) => [.. wall]);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<LockerId, Tool>> GetToolInLockerAsync(
        IReadOnlyList<LockerId> lockers, ToolQueries tools, CancellationToken cancellationToken) =>
        await tools.InLockers(lockers, cancellationToken);
}
