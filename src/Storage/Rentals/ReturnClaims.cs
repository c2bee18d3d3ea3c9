using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Storage.Rentals;

/// <summary>Keeps who looks at which return.</summary>
public sealed class ReturnClaims(NpgsqlDataSource database, CurrentSettings settings)
{
    /// <summary>Takes a return for a while, unless somebody else has it.</summary>
    /// <param name="rental">Which.</param>
    /// <param name="by">Who.</param>
    /// <param name="session">The session by which they ask.</param>
    /// <param name="now">When.</param>
    /// <returns>
    /// What they have; <see cref="ReturnClaimedBy" />, <see cref="UnknownRental" />, or <see cref="SessionEnded" /> where who asks has no session
    /// any more.
    /// </returns>
    public async Task<Result<ReturnClaim>> Take(RentalId rental, AccountId by, Guid? session, DateTimeOffset now)
    {
        var until = now + (await settings.At(now)).Rules.Desk.Claim;
        var (lives, claim) = (await database.ReadAll(
            """
            WITH lives AS MATERIALIZED (SELECT session_lives($5) AS it), taken AS (
                INSERT INTO return_claim AS k SELECT id, $2, $4 FROM rental, lives WHERE id = $1 AND lives.it
                ON CONFLICT (rental_id) DO UPDATE SET claimed_by = excluded.claimed_by, until = excluded.until
                WHERE k.claimed_by = excluded.claimed_by OR k.until <= $3
                RETURNING k.rental_id, k.claimed_by, k.until
            ), told AS (SELECT record_audit($6::jsonb) FROM taken), has AS (
                SELECT * FROM taken
                UNION ALL
                SELECT k.rental_id, k.claimed_by, k.until FROM return_claim k WHERE k.rental_id = $1 AND NOT EXISTS (SELECT FROM taken)
            )
            SELECT lives.it, (SELECT count(*) FROM told), has.rental_id, has.claimed_by, has.until FROM lives LEFT JOIN has ON true
            """,
            row => (row.GetBoolean(0), row.IsDBNull(2) ? null : Read(row, 2)),
            [rental.Value, by.Value, now, until, Session(session), Told("ReturnClaimed", rental, by, now)], CancellationToken.None)).Single();
        return !lives ? new SessionEnded()
            : claim is null ? new UnknownRental(rental)
            : claim.By == by ? claim
            : new ReturnClaimedBy(claim.By, claim.Until);
    }

    /// <summary>Leaves a return to others; only one's own.</summary>
    /// <returns>Null; <see cref="SessionEnded" /> where who asks has no session any more.</returns>
    public async Task<Refusal?> GiveUp(RentalId rental, AccountId by, Guid? session, DateTimeOffset now) => (await database.ReadAll(
        """
        WITH lives AS MATERIALIZED (SELECT session_lives($3) AS it), left_to_others AS (
            DELETE FROM return_claim k USING lives WHERE k.rental_id = $1 AND k.claimed_by = $2 AND lives.it RETURNING k.rental_id
        ), told AS (SELECT record_audit($4::jsonb) FROM left_to_others)
        SELECT lives.it, (SELECT count(*) FROM told) FROM lives
        """,
        row => row.GetBoolean(0), [rental.Value, by.Value, Session(session), Told("ReturnReleased", rental, by, now)], CancellationToken.None)).Single()
        ? null
        : new SessionEnded();

    /// <summary>Who looks at a return now; null where nobody does.</summary>
    public async Task<ReturnClaim?> Of(RentalId rental, DateTimeOffset now, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT rental_id, claimed_by, until FROM return_claim WHERE rental_id = $1 AND until > $2", row => Read(row, 0), [rental.Value, now], cancellationToken))
        .SingleOrDefault();

    private static object Session(Guid? session) => (object?)session ?? DBNull.Value;

    private static string Told(string action, RentalId rental, AccountId by, DateTimeOffset now) =>
        AuditLine.Write(new AuditEntry(action, by.Value.ToString(), "rental", rental.Value, now, new Dictionary<string, string?>()));

    private static ReturnClaim Read(NpgsqlDataReader row, int first) =>
        new(new RentalId(row.GetGuid(first)), new AccountId(row.GetGuid(first + 1)), row.GetFieldValue<DateTimeOffset>(first + 2));
}
