using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Rentals;

/// <summary>A unit that is for nobody until somebody has looked at it.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Locker">Where it stands; null where that is nowhere.</param>
/// <param name="Rental">The rental that it came from.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="NeededAt">When the next rental of it begins; null where none is booked.</param>
public sealed record QuarantinedUnit(
    UnitId Unit, LockerId? Locker, RentalId Rental, QuarantineReason Reason, DateTimeOffset Since, DateTimeOffset? NeededAt);

/// <summary>Keeps which units are in quarantine, and because of which rental.</summary>
public sealed class QuarantineStore(NpgsqlDataSource database)
{
    internal const string RoundSql =
        """
        SELECT q.unit_id, u.locker_id, q.rental_id, q.reason, q.since, next.at
        FROM unit_quarantine q JOIN tool_unit u ON u.id = q.unit_id JOIN rental r ON r.id = q.rental_id
        LEFT JOIN LATERAL (
            SELECT min(lower(c.during)) AS at FROM slot_claim c
            WHERE c.unit_id = u.id AND c.kind = 'Booking' AND c.rental_id <> q.rental_id AND c.during && tstzrange($2, NULL)) next ON true
        WHERE q.ended_at IS NULL AND r.site_id = $1 AND u.state IN ('InService', 'Quarantined')
        ORDER BY next.at NULLS LAST, q.since, q.unit_id
        """;

    internal const string UseSql =
        """
        SELECT 1 + (SELECT count(*)::int FROM (
                   SELECT FROM unit_quarantine q
                   WHERE q.unit_id = u.id AND q.rental_id <> $2 AND q.since > coalesce(u.checked_at, '-infinity')
                     AND q.since < coalesce((SELECT since FROM unit_quarantine WHERE unit_id = u.id AND rental_id = $2), 'infinity')
                   ORDER BY q.since DESC LIMIT 100) AS lately),
               c.rentals_between_checks
        FROM tool_unit u JOIN tool t ON t.id = u.tool_id JOIN category c ON c.id = t.category_id WHERE u.id = $1
        """;

    /// <summary>How much a unit was used since a person looked at it, by a rental that it comes back from, and by those before.</summary>
    public async Task<UnitUse> UseOf(UnitId unit, RentalId rental, CancellationToken cancellationToken = default) => (await database.ReadAll(
        UseSql, row => new UnitUse(row.GetInt32(0), row.GetInt32(1)), [unit.Value, rental.Value], cancellationToken)).Single();

    /// <summary>Says what a rental means for a unit now. What a person cleared stays cleared. Idempotent.</summary>
    /// <param name="rental">Which rental.</param>
    /// <param name="unit">For which unit.</param>
    /// <param name="reason">Why nobody has it for now; null where everybody may.</param>
    /// <param name="now">When.</param>
    /// <param name="isBack">Whether it came back from it, which is one more use of it also where everybody may have it at once.</param>
    public async Task Note(RentalId rental, UnitId unit, QuarantineReason? reason, DateTimeOffset now, bool isBack = false)
    {
        await using var command = database.CreateCommand((reason, isBack) switch
        {
            (null, false) => "UPDATE unit_quarantine SET ended_at = $3 WHERE unit_id = $1 AND rental_id = $2 AND ended_at IS NULL",
            (null, true) =>
                """
                INSERT INTO unit_quarantine AS q (unit_id, rental_id, since, reason, ended_at) VALUES ($1, $2, $3, 'Returned', $3)
                ON CONFLICT (unit_id, rental_id) DO UPDATE SET ended_at = excluded.ended_at WHERE q.ended_at IS NULL
                """,
            _ =>
                """
                INSERT INTO unit_quarantine AS q (unit_id, rental_id, since, reason) VALUES ($1, $2, $3, $4)
                ON CONFLICT (unit_id, rental_id) DO UPDATE SET reason = excluded.reason, ended_at = NULL WHERE q.ended_by IS NULL
                """,
        });
        command.Parameters.AddWithValue(unit.Value);
        command.Parameters.AddWithValue(rental.Value);
        command.Parameters.AddWithValue(now);
        if (reason is { } why) command.Parameters.AddWithValue(why.ToString());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// The units of a site that somebody is to look at, the one that is needed first first; those are not with whoever repairs them, nor lost
    /// or called back.
    /// </summary>
    public Task<List<QuarantinedUnit>> At(SiteId site, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        RoundSql,
        row => new QuarantinedUnit(
            new UnitId(row.GetGuid(0)), row.IsDBNull(1) ? null : new LockerId(row.GetGuid(1)), new RentalId(row.GetGuid(2)),
            Enum.Parse<QuarantineReason>(row.GetString(3)), row.GetFieldValue<DateTimeOffset>(4), row.Instant(5)),
        [site.Value, now], cancellationToken);

    /// <summary>A person has looked at a unit, and it may be had again, as far as rentals say.</summary>
    /// <returns>Null; <see cref="SessionEnded" /> where who asks has no session any more.</returns>
    public async Task<Refusal?> Clear(UnitId unit, AccountId by, string text, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var audit = AuditLine.Write(new(note.What, note.Actor, "unit", unit.Value, note.At, new Dictionary<string, string?> { ["note"] = text }));
        await using var command = database.CreateCommand(
            """
            WITH cleared AS (
                UPDATE unit_quarantine SET ended_at = $2, ended_by = $3 WHERE unit_id = $1 AND ended_at IS NULL
                    AND session_lives($5) RETURNING unit_id
            ), told AS (SELECT record_audit($4) FROM (SELECT FROM cleared LIMIT 1) AS one)
            SELECT session_lives($5), (SELECT count(*) FROM told)
            """);
        command.Parameters.AddWithValue(unit.Value);
        command.Parameters.AddWithValue(note.At);
        command.Parameters.AddWithValue(by.Value);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Jsonb, audit);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Uuid, (object?)note.Session ?? DBNull.Value);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return row.GetBoolean(0) ? null : new SessionEnded();
    }
}
