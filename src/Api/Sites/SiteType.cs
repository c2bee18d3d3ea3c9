using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

[ObjectType<Site>]
public static partial class SiteType
{
    /// <summary>The wall, by name.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<Locker>> GetLockers(
        [Parent] Site site, ILockersBySiteDataLoader lockers, CancellationToken cancellationToken) =>
        await lockers.LoadAsync(site.Id, cancellationToken) ?? [];
}
