using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Evidence;

/// <summary>A photo or a video, kept or still to come.</summary>
/// <param name="Id">Which.</param>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Of which tool.</param>
/// <param name="Kind">What it is to be.</param>
/// <param name="MadeBy">The account or device that asked to send it.</param>
/// <param name="ExpiresAt">Until when it may be sent.</param>
/// <param name="Received">How many of its bytes are there, from its start.</param>
/// <param name="Format">What it is; null until it is kept.</param>
/// <param name="Sha256">Of all its bytes; null until it is kept.</param>
public sealed record EvidenceRecord(
    EvidenceId Id, RentalId Rental, UnitId Unit, EvidenceKind Kind, Guid MadeBy, DateTimeOffset ExpiresAt, long Received,
    EvidenceFormat? Format, byte[]? Sha256);

/// <summary>Keeps evidence in parts. What it says to have received is durable.</summary>
public sealed class EvidenceStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Select =
        "SELECT id, rental_id, unit_id, kind, made_by, expires_at, received, format, sha256 FROM evidence";

    /// <summary>Opens an address, and forgets those whose time is over with what was sent to them.</summary>
    /// <returns>False where there are too many of this tool and rental already.</returns>
    public async Task<bool> Offer(EvidenceRecord offered, byte[] tokenHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(offered);
        await using var command = database.CreateCommand(
            """
            WITH over AS (DELETE FROM evidence WHERE kept_at IS NULL AND expires_at <= $8)
            INSERT INTO evidence (id, rental_id, unit_id, kind, made_by, token_hash, expires_at)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE (SELECT count(*) FROM evidence e WHERE e.rental_id = $2 AND e.unit_id = $3 AND (e.kind = 'Photo') = ($4 = 'Photo')) < $9
            """);
        foreach (var value in (object[])
            [
                offered.Id.Value, offered.Rental.Value, offered.Unit.Value, offered.Kind.ToString(), offered.MadeBy, tokenHash, offered.ExpiresAt,
                now, (long)EvidenceRules.Most(offered.Kind),
            ])
            command.Parameters.AddWithValue(value);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task<EvidenceRecord?> Find(EvidenceId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Select} WHERE id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>What an address is for; null where there is no such address, or no longer. What is kept stays known by it.</summary>
    public async Task<EvidenceRecord?> Find(byte[] tokenHash, DateTimeOffset now, CancellationToken cancellationToken = default) => (await database.ReadAll(
        $"{Select} WHERE token_hash = $1 AND (kept_at IS NOT NULL OR expires_at > $2)", Read, [tokenHash, now], cancellationToken)).SingleOrDefault();

    /// <summary>Begins to receive a file, at its start or where it ended; what other attempts send is not taken from now on.</summary>
    /// <returns>The attempt, and how much is there: where that is not <paramref name="start" />, nothing has begun. Null where it cannot.</returns>
    public async Task<(int Attempt, long Received)?> Begin(byte[] tokenHash, long start, DateTimeOffset now) =>
        (await database.ReadAll(
            "SELECT attempt, received FROM begin_evidence($1, $2, $3)", row => ((int, long)?)(row.GetInt32(0), row.GetInt64(1)),
            [tokenHash, start, now], CancellationToken.None)).SingleOrDefault();

    /// <summary>Adds what comes next; false where another attempt has begun.</summary>
    public async Task<bool> Add(EvidenceId id, int attempt, long start, ReadOnlyMemory<byte> bytes)
    {
        await using var command = database.CreateCommand(
            """
            WITH taken AS (
                UPDATE evidence SET received = received + length($4)
                WHERE id = $1 AND attempt = $2 AND received = $3 AND kept_at IS NULL RETURNING id
            )
            INSERT INTO evidence_part SELECT id, $3, $4 FROM taken
            """);
        foreach (var value in (object[])[id.Value, attempt, start, bytes]) command.Parameters.AddWithValue(value);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Keeps what came as all of the file, and lets its rental know; false where another attempt has begun.</summary>
    public Task<bool> Keep(EvidenceRecord sent, int attempt, EvidenceFormat format, byte[] sha256, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var kept = new EvidenceKept(sent.Id, sent.Rental, sent.Unit, sent.Kind, at);
        return writer.Commit(new KeepCommit(
            sent.Id.Value, attempt, format.ToString(), sha256, EventJson.Write(kept), at, sent.MadeBy.ToString()));
    }

    /// <summary>Whether all of these are kept, and of tools of one rental.</summary>
    public async Task<bool> AreOf(RentalId rental, IReadOnlyCollection<EvidenceId> all, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(all);
        var wanted = all.Select(each => each.Value).Distinct().ToArray();
        return wanted.Length == 0 || (await database.ReadAll(
            "SELECT id FROM evidence WHERE id = ANY ($1) AND rental_id = $2 AND kept_at IS NOT NULL", row => row.GetGuid(0),
            [wanted, rental.Value], cancellationToken)).Count == wanted.Length;
    }

    /// <summary>Whether a photo is kept of a tool of a rental, and was not there before an instant.</summary>
    public async Task<bool> HasPhoto(RentalId rental, UnitId unit, EvidenceId photo, DateTimeOffset since) => (await database.ReadAll(
        "SELECT id FROM evidence WHERE id = $1 AND rental_id = $2 AND unit_id = $3 AND kind = 'Photo' AND kept_at >= $4", row => row.GetGuid(0),
        [photo.Value, rental.Value, unit.Value, since], CancellationToken.None)).Count > 0;

    /// <summary>Those of some photos and videos that are kept still, as they came.</summary>
    public async Task<IReadOnlyList<EvidenceId>> Kept(IReadOnlyCollection<EvidenceId> all, CancellationToken cancellationToken = default) =>
        all.Count == 0 ? [] : await database.ReadAll(
            "SELECT id FROM evidence WHERE id = ANY ($1) AND kept_at IS NOT NULL ORDER BY kept_at, id", row => new EvidenceId(row.GetGuid(0)),
            [all.Select(each => each.Value).ToArray()], cancellationToken);

    /// <summary>What has been received, from its start.</summary>
    public EvidenceStream Open(EvidenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(database, record.Id, record.Received);
    }

    private static EvidenceRecord Read(NpgsqlDataReader row) => new(
        new EvidenceId(row.GetGuid(0)), new RentalId(row.GetGuid(1)), new UnitId(row.GetGuid(2)), Enum.Parse<EvidenceKind>(row.GetString(3)),
        row.GetGuid(4), row.GetFieldValue<DateTimeOffset>(5), row.GetInt64(6),
        row.IsDBNull(7) ? null : Enum.Parse<EvidenceFormat>(row.GetString(7)), row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8));

    private sealed record KeepCommit(Guid Kept, int Attempt, string Format, byte[] Sha256, string Facts, DateTimeOffset At, string Actor)
        : UnitOfWork<KeepCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT keep_evidence(kept, attempt, format, sha256, facts, at, actor)
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (kept, attempt, format, sha256, facts, at, actor)
            """;

        protected internal override void Bind(UnitColumns<KeepCommit> columns) => columns
            .Add(unit => unit.Kept)
            .Add(unit => unit.Attempt)
            .Add(unit => unit.Format)
            .Add(unit => unit.Sha256)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
