using System.Collections.Immutable;
using Npgsql;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Sites;

/// <summary>Reads sites and their walls, for whoever shows them.</summary>
public sealed class SiteQueries(NpgsqlDataSource database)
{
    private const string SiteColumns =
        "SELECT id, name, street, postal_code, city, time_zone, version, latitude, longitude, opening, maximum_persons, is_selling FROM site";

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
            $"SELECT {LockerRow.Columns} FROM locker l WHERE l.{column} = ANY ($1) ORDER BY l.name", row => LockerRow.Read(row, 0),
            [ids.ToArray()], cancellationToken);

    /// <summary>Reads the hours of a site; day and night where none are said.</summary>
    internal static OpeningHours ReadOpening(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? OpeningHours.Always
        : new OpeningHours(EventJson.Read<ImmutableArray<OpenSpan>>(row.GetString(column)));

    private static Site ReadSite(NpgsqlDataReader row) => new(
        new SiteId(row.GetGuid(0)), row.GetString(1),
        new PostalAddress(row.GetString(2), row.GetString(3), row.GetString(4)), row.GetString(5))
    {
        Version = row.GetInt64(6),
        Position = row.IsDBNull(7) ? null : new GeoPoint(row.GetDouble(7), row.GetDouble(8)),
        Opening = ReadOpening(row, 9),
        MaximumPersons = row.GetInt32(10),
        IsSelling = row.GetBoolean(11),
    };
}
