using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>One row of what units are promised for.</summary>
internal sealed record StoredClaim(UnitId Unit, RentalId Rental, Slot During, string Kind, DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether it binds anybody still.</summary>
    public bool IsLive(DateTimeOffset now) => now < During.End && (ExpiresAt is null || now < ExpiresAt);
}

internal sealed record StoredAdmission(RentalId Rental, AccountId Customer, string Status, DateTimeOffset? ExpiresAt);

internal sealed record StoredUnit(UnitId Id, ToolId Tool, LockerId? Locker, bool IsInService);

/// <summary>What the database says, by reading what has changed since the last look.</summary>
internal sealed class Stored(BookingWorld world)
{
    // How far the journal is; what is due by itself; what is to be sent, where no earlier row holds it back; and who may be offered something.
    private const string AtOnceSql =
        """
        SELECT coalesce((SELECT max(position) FROM event), 0), (
            SELECT min(at) FROM (
                SELECT next_deadline FROM rental UNION ALL SELECT next_deadline FROM customer
                UNION ALL SELECT c.expires_at FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id WHERE u.locker_id IS NOT NULL
                UNION ALL SELECT next_try FROM waiting WHERE offered_at IS NULL AND left_at IS NULL AND next_try > $1 AND starts_at > next_try
            ) AS due (at)
        ), (
            SELECT min(o.next_try) FROM outbox o WHERE status = 'Pending' AND channel NOT IN ('kiosk', 'amends', 'invoice_due') AND NOT EXISTS (
                SELECT FROM outbox e WHERE (e.stream, e.channel) = (o.stream, o.channel) AND e.event < o.event)
        ), ARRAY(
            SELECT id FROM waiting WHERE offered_at IS NULL AND left_at IS NULL AND starts_at > $1 AND next_try <= $1 ORDER BY asked_at, id
        ), EXISTS (SELECT FROM outbox WHERE status = 'Pending' AND channel = 'lockers' AND attempts > 0)
        """;

    private long position;

    /// <summary>Every rental there ever was, as it was last seen.</summary>
    public Dictionary<RentalId, Rental> Rentals { get; } = [];

    public List<StoredClaim> Claims { get; private set; } = [];

    public List<StoredAdmission> Admissions { get; private set; } = [];

    public Dictionary<UnitId, StoredUnit> Units { get; private set; } = [];

    /// <summary>Who waits and may be offered something now.</summary>
    public List<RentalId> Waiting { get; private set; } = [];

    /// <summary>Whether lockers could not be told of something yet, and will be again in some seconds.</summary>
    public bool IsClosingToldAgain { get; private set; }

    /// <summary>How far the journal is.</summary>
    public long Position => position;

    /// <summary>The first instant at which a deadline is to be met.</summary>
    public DateTimeOffset? NextDeadline { get; private set; }

    /// <summary>The first instant at which something is to be sent.</summary>
    public DateTimeOffset? NextTry { get; private set; }

    /// <summary>Reads again.</summary>
    /// <returns>The rentals that are new or have changed.</returns>
    public async Task<List<RentalId>> Look()
    {
        var before = position;
        await using (var command = world.Service<NpgsqlDataSource>().CreateCommand(AtOnceSql))
        {
            command.Parameters.AddWithValue(world.Now);
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            (position, NextDeadline, NextTry) = (row.GetInt64(0), Instant(row, 1), Instant(row, 2));
            IsClosingToldAgain = row.GetBoolean(4);
            Waiting = [.. row.GetFieldValue<Guid[]>(3).Select(id => new RentalId(id))];
        }

        // Nothing is written without an event.
        if (position == before) return [];
        var changed = await Read(before);
        foreach (var rental in changed.Count > 0 ? await world.Service<RentalQueries>().Find(changed) : []) Rentals[rental.Id] = rental;
        return changed;
    }

    private async Task<List<RentalId>> Read(long since)
    {
        await using var batch = world.Service<NpgsqlDataSource>().CreateBatch();
        Add("SELECT id FROM rental WHERE id IN (SELECT stream FROM event WHERE position > $1)", since);
        Add("SELECT unit_id, rental_id, lower(during), upper(during), kind, expires_at FROM slot_claim WHERE upper(during) > $1", world.Now);
        Add("SELECT rental_id, customer_id, status, expires_at FROM customer_admission WHERE status <> 'Ended'");
        Add("SELECT id, tool_id, locker_id, state = 'InService' FROM tool_unit");

        await using var rows = await batch.ExecuteReaderAsync();
        var changed = await All(rows, row => new RentalId(row.GetGuid(0)));
        Claims = await Next(rows, row => new StoredClaim(
            new UnitId(row.GetGuid(0)), new RentalId(row.GetGuid(1)), new Slot(Instant(row, 2)!.Value, Instant(row, 3)!.Value), row.GetString(4), Instant(row, 5)));
        Admissions = await Next(rows, row => new StoredAdmission(
            new RentalId(row.GetGuid(0)), new AccountId(row.GetGuid(1)), row.GetString(2), Instant(row, 3)));
        Units = (await Next(rows, row => new StoredUnit(
            new UnitId(row.GetGuid(0)), new ToolId(row.GetGuid(1)), row.IsDBNull(2) ? null : new LockerId(row.GetGuid(2)), row.GetBoolean(3))))
            .ToDictionary(unit => unit.Id);
        return changed;

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.AddWithValue(value);
            batch.BatchCommands.Add(command);
        }
    }

    private static async Task<List<T>> Next<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        await rows.NextResultAsync();
        return await All(rows, read);
    }

    private static async Task<List<T>> All<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var all = new List<T>();
        while (await rows.ReadAsync()) all.Add(read(rows));
        return all;
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
