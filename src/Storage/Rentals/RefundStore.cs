using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Rentals;

/// <summary>Keeps what the staff gives back of rents, and the credit notes of it.</summary>
public sealed class RefundStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>The most that is read at once.</summary>
    public const int Most = 200;

    /// <summary>The channel by which what is approved is asked of the rental.</summary>
    public const string Channel = "refunds";

    private const string Select = "SELECT id, rental_id, amount_cents, reason, proposed_by, proposed_at, approved_by, approved_at FROM refund";

    /// <summary>Reads a refund; null where there is none of this id.</summary>
    public async Task<Refund?> Find(RefundId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Select} WHERE id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>Those of a rental, oldest first.</summary>
    public Task<List<Refund>> Of(RentalId rental, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Select} WHERE rental_id = $1 ORDER BY proposed_at, id", Read, [rental.Value], cancellationToken);

    /// <summary>Those that wait for a second person, longest first.</summary>
    public Task<List<Refund>> Waiting(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Select} WHERE approved_at IS NULL ORDER BY proposed_at, id LIMIT $1", Read, [Most], cancellationToken);

    /// <summary>Writes one that is proposed.</summary>
    /// <param name="proposed">Which.</param>
    /// <param name="before">So many refunds of its rental were known when it was decided.</param>
    /// <param name="note">Who proposes it.</param>
    /// <returns>As written; <see cref="Stale" /> where there are others by now, or <see cref="SessionEnded" />.</returns>
    public async Task<Result<Refund>> Add(Refund proposed, int before, ChangeNote note) => await Save(proposed, before, note) switch
    {
        "Done" => proposed,
        "Ended" => new SessionEnded(),
        _ => new Stale(before),
    };

    /// <summary>Writes that one is approved.</summary>
    /// <returns>As written; <see cref="RefundApprovedAlready" /> where somebody was first, or <see cref="SessionEnded" />.</returns>
    public async Task<Result<Refund>> Approve(Refund approved, ChangeNote note) => await Save(approved, null, note) switch
    {
        "Done" => approved,
        "Ended" => new SessionEnded(),
        _ => new RefundApprovedAlready((await Find(approved.Id))!.ApprovedAt!.Value),
    };

    /// <summary>Writes the credit note of a refund that was carried out, bound to the invoice that was due for the rental. Once.</summary>
    /// <returns>False where no invoice was ever due: there is nothing to credit.</returns>
    public async Task<bool> Credit(RentRefunded refunded, ImmutableArray<CreditLine> lines)
    {
        ArgumentNullException.ThrowIfNull(refunded);
        await using var command = database.CreateCommand(
            """
            WITH note AS (
                INSERT INTO credit_note (refund_id, rental_id, invoice, amount_cents, at)
                SELECT $1, $2, e.position, $3, $4 FROM event e WHERE e.stream = $2 AND e.type = 'RentalReturned' ORDER BY e.version LIMIT 1
                ON CONFLICT DO NOTHING RETURNING refund_id)
            INSERT INTO credit_note_line SELECT note.refund_id, line.unit, line.cents FROM note, unnest($5, $6) AS line (unit, cents)
            """);
        command.Parameters.AddWithValue(refunded.Refund.Value);
        command.Parameters.AddWithValue(refunded.Rental.Value);
        command.Parameters.AddWithValue(refunded.Amount.Cents);
        command.Parameters.AddWithValue(refunded.At);
        command.Parameters.AddWithValue(lines.Select(line => line.Unit.Value).ToArray());
        command.Parameters.AddWithValue(lines.Select(line => line.Amount.Cents).ToArray());
        await command.ExecuteNonQueryAsync();
        return await CreditNote(refunded.Refund) is not null;
    }

    /// <summary>The credit note of a refund; null before it was carried out.</summary>
    public async Task<CreditNote?> CreditNote(RefundId refund, CancellationToken cancellationToken = default)
    {
        var lines = await database.ReadAll(
            "SELECT unit_id, amount_cents FROM credit_note_line WHERE refund_id = $1 ORDER BY unit_id",
            row => new CreditLine(new UnitId(row.GetGuid(0)), new Euros(row.GetInt64(1))), [refund.Value], cancellationToken);
        return (await database.ReadAll(
            "SELECT invoice, amount_cents, at FROM credit_note WHERE refund_id = $1",
            row => new CreditNote(row.GetInt64(0), new Euros(row.GetInt64(1)), row.GetFieldValue<DateTimeOffset>(2), [.. lines]),
            [refund.Value], cancellationToken)).SingleOrDefault();
    }

    private Task<string> Save(Refund after, int? before, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(note);
        var audit = AuditLine.Write(new(note.What, note.Actor, "rental", after.Rental.Value, note.At, new Dictionary<string, string?>
        {
            ["refund"] = after.Id.Value.ToString(),
            ["cents"] = after.Amount.Cents.ToString(CultureInfo.InvariantCulture),
            ["reason"] = after.Reason,
        }));
        return writer.Commit(new RefundCommit(
            Row(after), after.Rental.Value, before, note.What, EventJson.Write(after), note.At, note.Actor, audit, note.Session));
    }

    private static string Row(Refund refund) => JsonSerializer.Serialize(new
    {
        id = refund.Id.Value,
        rental_id = refund.Rental.Value,
        amount_cents = refund.Amount.Cents,
        reason = refund.Reason,
        proposed_by = refund.ProposedBy.Value,
        proposed_at = refund.ProposedAt,
        approved_by = refund.ApprovedBy?.Value,
        approved_at = refund.ApprovedAt,
    });

    private static Refund Read(NpgsqlDataReader row) => new(
        new RefundId(row.GetGuid(0)), new RentalId(row.GetGuid(1)), new Euros(row.GetInt64(2)), new AccountId(row.GetGuid(4)), row.GetFieldValue<DateTimeOffset>(5))
    {
        Reason = row.IsDBNull(3) ? null : row.GetString(3),
        ApprovedBy = row.IsDBNull(6) ? null : new AccountId(row.GetGuid(6)),
        ApprovedAt = row.Instant(7),
    };

    private sealed record RefundCommit(
        string Row, Guid Rental, long? Before, string Type, string Facts, DateTimeOffset At, string Actor, string Audit, Guid? Session)
        : UnitOfWork<RefundCommit, string>
    {
        protected internal override string Sql =>
            """
            SELECT CASE
                WHEN NOT session_lives(session) THEN 'Ended'
                WHEN count_refunds(rental) <> before THEN 'Stale'
                ELSE save_refund(row_after, type, facts, at, actor, audit) END
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS made (row_after, rental, before, type, facts, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<RefundCommit> columns) => columns
            .AddJson(unit => unit.Row)
            .Add(unit => unit.Rental)
            .Add(unit => unit.Before)
            .Add(unit => unit.Type)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
