using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

[ObjectType<Locker>]
[VisibleWithField]
public static partial class LockerType
{
    static partial void Configure(IObjectTypeDescriptor<Locker> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(locker => locker.Id);
        descriptor.Field(locker => locker.Name);
        descriptor.Field(locker => locker.Size);
        descriptor.Field(locker => locker.Inside);
        descriptor.Field(locker => locker.Version);
        descriptor.Field(locker => locker.Equipment);
    }

    /// <summary>The site whose wall it is in.</summary>
    [Cost(1)]
    public static Task<Site> GetSite([Parent] Locker locker, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(locker.Site, cancellationToken);

    /// <summary>What stands in it; null where it is empty.</summary>
    [Cost(1)]
    public static Task<Tool?> GetTool(
        [Parent] Locker locker, IToolInLockerDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadAsync(locker.Id, cancellationToken);

    /// <summary>When it is promised within a span of at most 62 days, turnarounds included.</summary>
    /// <param name="from">The start of the span.</param>
    /// <param name="until">Its end, which is no longer part of it.</param>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Slot>> GetPromised(
        [Parent] Locker locker, DateTimeOffset from, DateTimeOffset until, IPromisedDataLoader promised, CancellationToken cancellationToken)
    {
        if (until <= from || until - from > TimeSpan.FromDays(62))
            throw new GraphQLException("The span must end after it starts, and be no longer than 62 days.");

        return await promised.LoadRequiredAsync(new PromisedKey(locker.Id, new Slot(from, until)), cancellationToken);
    }
}
