using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Storage.Rentals;

/// <summary>A return that waits for a person.</summary>
/// <param name="Rental">Whose tools are back.</param>
/// <param name="Colour">The worst verdict of those that may be seen; null where none may, or none is there yet.</param>
/// <param name="Due">By when it is to be decided.</param>
/// <param name="DepositDies">When what is blocked is let go of by itself.</param>
/// <param name="Claim">Who looks at it now.</param>
public sealed record ReturnToDecide(RentalId Rental, VerdictColour? Colour, DateTimeOffset Due, DateTimeOffset? DepositDies, ReturnClaim? Claim);

/// <summary>One thing that a door, or somebody at it, did for a rental.</summary>
public sealed record DoorLogLine(DateTimeOffset At, string What, UnitId? Unit);

/// <summary>Words that somebody wrote, and when.</summary>
public sealed record WrittenText(RentalText Text, DateTimeOffset At);

/// <summary>Reads what operators decide by.</summary>
public sealed class ReturnQueue(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int LongestPage = 100;

    /// <summary>Red before orange before green, then what has the least time left before its deposit dies, then the oldest.</summary>
    /// <param name="colour">Only of this verdict; all where null.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="after">The one they come after.</param>
    /// <param name="now">When claims are looked at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<List<ReturnToDecide>> Waiting(
        VerdictColour? colour, int count, RentalId? after, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            WITH waiting AS (
                SELECT i.rental_id, min(i.decision_due) AS due,
                    CASE WHEN bool_or(i.verdict = 'Red') THEN 'Red' WHEN bool_or(i.verdict = 'Orange') THEN 'Orange'
                         WHEN bool_and(i.verdict IS NOT DISTINCT FROM 'Green') THEN 'Green' END AS colour
                FROM rental_item i WHERE i.decision_due IS NOT NULL GROUP BY i.rental_id
            ), placed AS (
                SELECT w.*, d.capture_before, k.claimed_by, k.until, row_number() OVER (
                    ORDER BY CASE w.colour WHEN 'Red' THEN 1 WHEN 'Green' THEN 3 ELSE 2 END, d.capture_before NULLS LAST, w.due, w.rental_id) AS place
                FROM waiting w
                LEFT JOIN LATERAL (
                    SELECT p.capture_before FROM payment p
                    WHERE p.rental_id = w.rental_id AND p.purpose = 'Deposit' AND p.status = 'Authorised' ORDER BY p.attempt DESC LIMIT 1) d ON true
                LEFT JOIN return_claim k ON k.rental_id = w.rental_id AND k.until > $1
                WHERE $2 IS NULL OR w.colour = $2
            )
            SELECT rental_id, colour, due, capture_before, claimed_by, until FROM placed
            WHERE place > coalesce((SELECT place FROM placed WHERE rental_id = $3), 0) ORDER BY place LIMIT $4
            """);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)colour?.ToString() ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)after?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(Math.Min(count, LongestPage));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ReturnToDecide>();
        while (await row.ReadAsync(cancellationToken))
        {
            var rental = new RentalId(row.GetGuid(0));
            found.Add(new(
                rental, row.IsDBNull(1) ? null : Enum.Parse<VerdictColour>(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), row.Instant(3),
                row.IsDBNull(4) ? null : new ReturnClaim(rental, new AccountId(row.GetGuid(4)), row.GetFieldValue<DateTimeOffset>(5))));
        }

        return found;
    }

    /// <summary>What doors did for a rental, in order.</summary>
    public Task<List<DoorLogLine>> Doors(RentalId rental, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT at, type, (data ->> 'unit')::uuid FROM event
        WHERE stream = $1 AND type IN (
            'LockersAsked', 'LockerOpened', 'LockerShut', 'LockerStuck', 'ItemScanned', 'ItemReopened', 'ItemReturned', 'ReturnTurnedAway')
        ORDER BY version
        """,
        row => new DoorLogLine(
            row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.IsDBNull(2) ? null : new UnitId(row.GetGuid(2))),
        [rental.Value], cancellationToken);

    /// <summary>What people wrote of a rental's tools, in order.</summary>
    public Task<List<WrittenText>> Texts(RentalId rental, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT unit_id, kind, text, at FROM rental_text WHERE rental_id = $1 ORDER BY at, kind",
        row => new WrittenText(
            new(new UnitId(row.GetGuid(0)), Enum.Parse<RentalTextKind>(row.GetString(1)), row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3)),
        [rental.Value], cancellationToken);
}
