using System.Text.Json;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Sites;

/// <summary>What is told of a change to a device.</summary>
/// <param name="What">The change's name: the event's type and the audit's action.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Session">The session that asked for it: once it has ended, nothing is written. Null where there is none.</param>
public sealed record DeviceNote(string What, string Actor, Guid? Session = null);

/// <summary>Keeps devices, and of their credentials the hash.</summary>
public sealed class DeviceStore(NpgsqlDataSource database, CommitWriter writer, TimeProvider clock)
{
    private const string Columns = "id, version, site_id, kind, name, created_at, seen_at, revoked_at";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The devices of a site, by name.</summary>
    public Task<List<Device>> Of(SiteId site, CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT {Columns} FROM device WHERE site_id = $1 ORDER BY name, id", Read, [site.Value], cancellationToken);

    public async Task<Device?> Load(DeviceId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"SELECT {Columns} FROM device WHERE id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    // Those of one reading in one order: each may lock its row, to note it as seen.
    private readonly GatheredReads<string, Shown> shown = new(
        hashes => database.ReadAll(
            $"""
            SELECT {Columns}, shown.hash
            FROM (SELECT * FROM unnest($1) AS t (hash) ORDER BY hash) shown, use_device(decode(shown.hash, 'hex'), $2)
            """,
            row => new Shown(row.GetString(8), Read(row)), [hashes, clock.GetUtcNow()], CancellationToken.None),
        found => found.Hash);

    /// <summary>Which device a credential shows, noted as seen; null where none, or no longer.</summary>
    public async Task<Device?> Use(byte[] credentialHash, CancellationToken cancellationToken = default) =>
        (await shown.Find(Convert.ToHexStringLower(credentialHash)).WaitAsync(cancellationToken))?.Device;

    /// <summary>Writes a device as a decision left it, with its credential from now on; none for one that is revoked.</summary>
    /// <returns>
    /// The device as written; <see cref="UnknownSite"/>, <see cref="DeviceNameTaken"/>, <see cref="SessionEnded"/>, or
    /// <see cref="DeviceChanged"/> where somebody else changed it at the same moment.
    /// </returns>
    public async Task<Result<Device>> Save(Device after, byte[]? credentialHash, DeviceNote note)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(note);
        var now = clock.GetUtcNow();
        var state = JsonSerializer.Serialize(
            new
            {
                Id = after.Id.Value,
                SiteId = after.Site.Value,
                Kind = after.Kind.ToString(),
                after.Name,
                after.CreatedAt,
                after.RevokedAt,
                CredentialHash = credentialHash is null ? null : $@"\x{Convert.ToHexStringLower(credentialHash)}",
            },
            Json);
        var audit = AuditLine.Write(new(note.What, note.Actor, "device", after.Id.Value, now, new Dictionary<string, string?>
        {
            ["site"] = after.Site.Value.ToString(),
            ["kind"] = after.Kind.ToString(),
            ["name"] = after.Name,
        }));
        return await writer.Commit(new DeviceCommit(state, after.Version, note.What, now, note.Actor, audit, note.Session)) switch
        {
            "Done" => after with { Version = after.Version + 1 },
            "NoSite" => new UnknownSite(after.Site),
            "Taken" => new DeviceNameTaken(after.Name),
            "Ended" => new SessionEnded(),
            _ => new DeviceChanged(after.Id),
        };
    }

    private static Device Read(NpgsqlDataReader row) => new(
        new DeviceId(row.GetGuid(0)), row.GetInt64(1), new SiteId(row.GetGuid(2)), Enum.Parse<DeviceKind>(row.GetString(3)), row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5), row.Instant(6), row.Instant(7));

    private sealed record Shown(string Hash, Device Device);

    private sealed record DeviceCommit(string State, long Version, string What, DateTimeOffset At, string Actor, string Audit, Guid? Session)
        : UnitOfWork<DeviceCommit, string>
    {
        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN save_device(state, version, what, at, actor, audit) ELSE 'Ended' END
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (state, version, what, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<DeviceCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
