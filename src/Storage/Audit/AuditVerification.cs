using System.Data;
using Npgsql;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>Recomputes the whole audit log and says what does not agree. Only reads, row by row.</summary>
public sealed class AuditVerification(NpgsqlDataSource database, AuditAnchorFile anchors, TimeProvider clock)
{
    /// <summary>How long an entry may wait for the chainer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // As long as a purge's own facts are there, it is known what it took. They are kept longer than what goes first: without them the
    // entry must be older than that.
    private const string Purged =
        $"""
        EXISTS (
            SELECT FROM audit_entry g LEFT JOIN audit_payload f ON f.entry = g.id
            WHERE g.id = p.purged_by AND g.action = '{AuditStore.PurgeAction}' AND e.at < g.at
              AND CASE WHEN f.payload IS NULL THEN e.at < $1 ELSE takes(f.payload, e) END)
        """;

    private const string Chain =
        $"""
        SELECT c.position, c.entry, encode(c.hash, 'hex'), {Purged},
               {AuditRows.PayloadColumns}, {AuditRows.RecordColumns}
        FROM audit_chain c LEFT JOIN audit_entry e ON e.id = c.entry LEFT JOIN audit_payload p ON p.entry = c.entry
        ORDER BY c.position
        """;

    // The log's own way in queues each entry for the chainer: one that is neither queued nor chained came another way.
    private const string Unchained =
        """
        SELECT e.id, u.entry IS NULL FROM audit_entry e LEFT JOIN audit_unchained u ON u.entry = e.id
        WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry = e.id) AND (u.entry IS NULL OR e.at < $1)
        ORDER BY e.id
        """;

    private const string Anchors = "SELECT at, count, encode(hash, 'hex') FROM audit_anchor ORDER BY at";

    private const string Orphans =
        """
        SELECT p.entry FROM audit_payload p
        WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = p.entry)
          AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry = p.entry)
        ORDER BY p.entry
        """;

    /// <summary>Verifies the log as it is at one instant.</summary>
    /// <param name="tell">Is told each finding as it is found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How long the chain is.</returns>
    public async Task<long> Run(Action<AuditFinding> tell, CancellationToken cancellationToken = default)
    {
        // Before the chain: an anchor that is taken meanwhile would be ahead of it. What was kept before that is in the file.
        var kept = await database.ReadAll(Anchors, Anchor, [], cancellationToken);
        var taken = await anchors.Read(cancellationToken);
        foreach (var gone in kept.ExceptBy(taken.Select(Line), Line)) tell(Gone(gone));

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

        var walk = new AuditWalk(taken);
        await Each(connection, Chain, [AuditRetention.Shortest(clock.GetUtcNow())], row => { foreach (var found in walk.Step(Link(row))) tell(found); }, cancellationToken);
        foreach (var found in walk.End()) tell(found);

        await Each(connection, Unchained, [clock.GetUtcNow() - Patience], row => tell(Outside(row)), cancellationToken);
        await Each(
            connection, Orphans, [],
            row => tell(new(AuditFault.Removed, null, row.GetGuid(0), "is gone, its facts are still there")), cancellationToken);
        return walk.Position;
    }

    private static AuditLink Link(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), new AuditHash(row.GetString(2)),
        row.IsDBNull(6) ? null : AuditRows.Record(row, 6), AuditRows.Payload(row, 4), row.GetBoolean(3));

    private static AuditAnchor Anchor(NpgsqlDataReader row) =>
        new(row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), new AuditHash(row.GetString(2)));

    /// <summary>As the file has it: it keeps milliseconds, the database more.</summary>
    private static string Line(AuditAnchor anchor) => anchor.ToString();

    private static AuditFinding Gone(AuditAnchor anchor) =>
        new(AuditFault.AnchorMissing, anchor.Count, null, $"the anchor of {anchor.At:u} was kept outside the database and is not there as it was");

    private static AuditFinding Outside(NpgsqlDataReader row) => row.GetBoolean(1)
        ? new(AuditFault.Inserted, null, row.GetGuid(0), "is in the log and was never given to the chain")
        : new(AuditFault.Unchained, null, row.GetGuid(0), $"waits for the chain for more than {Patience.TotalSeconds} s");

    private static async Task Each(
        NpgsqlConnection connection, string sql, object[] parameters, Action<NpgsqlDataReader> see, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) see(rows);
    }
}
