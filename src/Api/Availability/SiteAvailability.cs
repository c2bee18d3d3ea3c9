using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Availability;

[ExtendObjectType<Site>]
[VisibleWithField]
public static class SiteAvailability
{
    /// <summary>When each of its tools can be booked in a calendar month of its time zone.</summary>
    [ListSize(AssumedSize = 100)]
    public static Task<IReadOnlyList<ToolTime>> GetAvailability(
        [Parent] Site site, int year, int month, Calendar calendar, CancellationToken cancellationToken) =>
        calendar.Month(site.Id, year, month, cancellationToken);

    /// <summary>When each pack whose tools stand there can be booked in a calendar month of its time zone.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<PackTime>> GetPackAvailability(
        [Parent] Site site, int year, int month, Calendar calendar, CatalogStore catalog, CancellationToken cancellationToken) =>
        await calendar.Month(site.Id, await catalog.Packs(cancellationToken), year, month, cancellationToken);
}
