using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

[ObjectType<Site>]
[VisibleWithField]
public static partial class SiteType
{
    static partial void Configure(IObjectTypeDescriptor<Site> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(site => site.Id);
        descriptor.Field(site => site.Name);
        descriptor.Field(site => site.Address);
        descriptor.Field(site => site.TimeZone);
        descriptor.Field(site => site.Version);
        descriptor.Field(site => site.Position);
        descriptor.Field(site => site.Opening);
        descriptor.Field(site => site.MaximumPersons);
        descriptor.Field(site => site.IsSelling);
    }

    /// <summary>The wall, by name.</summary>
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<Locker>> GetLockers(
        [Parent] Site site, ILockersBySiteDataLoader lockers, CancellationToken cancellationToken) =>
        await lockers.LoadAsync(site.Id, cancellationToken) ?? [];
}

[ObjectType<PostalAddress>]
[VisibleWithField]
public static partial class PostalAddressType
{
    static partial void Configure(IObjectTypeDescriptor<PostalAddress> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(address => address.Street);
        descriptor.Field(address => address.PostalCode);
        descriptor.Field(address => address.City);
    }
}
