using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

public static class SiteLoaders
{
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
