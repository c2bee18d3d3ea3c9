using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Rentals;

/// <summary>Keeps what we owe for rentals we could not keep. Rentals' decisions add to it; people pay it.</summary>
public sealed class AmendsStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>The most that is read at once.</summary>
    public const int Most = 200;

    private const string Select = "SELECT rental_id, customer_id, amount_cents, reason, owed_at, paid_at FROM amends";

    /// <summary>What is or was owed for a rental; null where nothing ever was.</summary>
    public async Task<OwedAmends?> Find(RentalId rental, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Select} WHERE rental_id = $1", Read, [rental.Value], cancellationToken)).SingleOrDefault();

    /// <summary>What we owe a customer, or anybody, longest first.</summary>
    public async Task<List<OwedAmends>> Owed(AccountId? customer, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            $"{Select} WHERE paid_at IS NULL AND ($1 IS NULL OR customer_id = $1) ORDER BY owed_at, rental_id LIMIT $2");
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)customer?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(Most);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var owed = new List<OwedAmends>();
        while (await row.ReadAsync(cancellationToken)) owed.Add(Read(row));
        return owed;
    }

    /// <summary>Writes that amends were paid.</summary>
    /// <returns>As written; <see cref="AmendsPaidAlready" /> where somebody else said so first, or <see cref="SessionEnded" />.</returns>
    public async Task<Result<OwedAmends>> Pay(OwedAmends paid, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(paid);
        ArgumentNullException.ThrowIfNull(note);
        var cents = paid.Amount.Cents.ToString(CultureInfo.InvariantCulture);
        var audit = AuditLine.Write(new(
            note.What, note.Actor, "rental", paid.Rental.Value, note.At, new Dictionary<string, string?> { ["amountCents"] = cents }));
        var facts = EventJson.Write(new { rental = paid.Rental, customer = paid.Customer, amount = paid.Amount });
        return await writer.Commit(new AmendsPaid(paid.Rental.Value, note.What, facts, note.At, note.Actor, audit, note.Session)) switch
        {
            "Done" => paid,
            "Ended" => new SessionEnded(),
            _ => new AmendsPaidAlready((await Find(paid.Rental))!.PaidAt!.Value),
        };
    }

    private static OwedAmends Read(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(0)), new AccountId(row.GetGuid(1)), new Euros(row.GetInt64(2)), row.IsDBNull(3) ? null : row.GetString(3),
        row.GetFieldValue<DateTimeOffset>(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5));

    private sealed record AmendsPaid(Guid Rental, string Type, string Facts, DateTimeOffset At, string Actor, string Audit, Guid? Session)
        : UnitOfWork<AmendsPaid, string>
    {
        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN pay_amends(rental, type, facts, at, actor, audit) ELSE 'Ended' END
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (rental, type, facts, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<AmendsPaid> columns) => columns
            .Add(unit => unit.Rental)
            .Add(unit => unit.Type)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
