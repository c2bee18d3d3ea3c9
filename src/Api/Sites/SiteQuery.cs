using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

[QueryType]
public static class SiteQuery
{
    /// <summary>All sites, by name.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<Site>> GetSites(SiteQueries sites, CancellationToken cancellationToken) =>
        await sites.All(cancellationToken);

    /// <summary>One site; null where there is none of this id.</summary>
    [AllowAnonymous]
    public static Task<Site?> GetSite(SiteId id, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadAsync(id, cancellationToken);

    /// <summary>One locker; null where there is none of this id.</summary>
    [AllowAnonymous]
    public static Task<Locker?> GetLocker(LockerId id, ILockerByIdDataLoader lockers, CancellationToken cancellationToken) =>
        lockers.LoadAsync(id, cancellationToken);
}
