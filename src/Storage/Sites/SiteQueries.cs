using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Sites;

/// <summary>Reads sites and their walls, for whoever shows them.</summary>
public sealed class SiteQueries(NpgsqlDataSource database)
{
    private const string SiteColumns = "SELECT id, name, street, postal_code, city, time_zone FROM site";

    /// <summary>All sites, by name.</summary>
    public Task<List<Site>> All(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{SiteColumns} ORDER BY name", ReadSite, [], cancellationToken);

    /// <summary>The sites that exist of those asked for, in no order.</summary>
    public Task<List<Site>> Find(IReadOnlyCollection<SiteId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{SiteColumns} WHERE id = ANY ($1)", ReadSite, [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>The lockers of the sites, by name.</summary>
    public Task<List<Locker>> LockersOf(IReadOnlyCollection<SiteId> sites, CancellationToken cancellationToken = default) =>
        Lockers("site_id", sites.Select(site => site.Value), cancellationToken);

    /// <summary>The lockers that exist of those asked for, by name.</summary>
    public Task<List<Locker>> FindLockers(IReadOnlyCollection<LockerId> ids, CancellationToken cancellationToken = default) =>
        Lockers("id", ids.Select(id => id.Value), cancellationToken);

    private Task<List<Locker>> Lockers(string column, IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        database.ReadAll(
            $"SELECT id, site_id, name, size, width_mm, height_mm, depth_mm FROM locker WHERE {column} = ANY ($1) ORDER BY name",
            ReadLocker, [ids.ToArray()], cancellationToken);

    private static Site ReadSite(NpgsqlDataReader row) => new(
        new SiteId(row.GetGuid(0)), row.GetString(1),
        new PostalAddress(row.GetString(2), row.GetString(3), row.GetString(4)), row.GetString(5));

    private static Locker ReadLocker(NpgsqlDataReader row) => new(
        new LockerId(row.GetGuid(0)), new SiteId(row.GetGuid(1)), row.GetString(2), Enum.Parse<LockerSize>(row.GetString(3)),
        new Dimensions(row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)));
}
