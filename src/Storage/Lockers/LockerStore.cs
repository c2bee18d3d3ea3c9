using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Storage.Lockers;

/// <summary>Reads a locker with the calendar of its unit, and writes what happened to that calendar.</summary>
public sealed class LockerStore(NpgsqlDataSource database, CommitWriter writer)
{
    // Closings that matter still, of the locker or of its whole site.
    private const string Closings =
        """
        FROM closing k
        WHERE (k.locker_id = l.id OR (k.site_id = l.site_id AND k.locker_id IS NULL))
          AND least(k.ends_at, k.ended_at, 'infinity') > greatest(k.starts_at, $2)
        ORDER BY k.starts_at, k.id
        """;

    // One statement, so that version and claims are of the same instant.
    private const string LoadSql =
        $"""
        SELECT {LockerRow.Columns}, u.id, t.turnaround, coalesce((SELECT max(version) FROM event WHERE stream = u.id), 0),
               u.rentable_until, ARRAY(SELECT k.starts_at {Closings}), ARRAY(SELECT least(k.ends_at, k.ended_at, 'infinity') {Closings}),
               c.rental_id, lower(c.during), upper(c.during), c.expires_at
        FROM locker l
        LEFT JOIN tool_unit u ON u.locker_id = l.id
        LEFT JOIN tool t ON t.id = u.tool_id
        LEFT JOIN slot_claim c ON c.unit_id = u.id AND (upper(c.during) > $2 OR c.expires_at IS NOT NULL)
        WHERE l.id = $1
        ORDER BY c.during
        """;

    private const int Unit = LockerRow.Count;

    /// <summary>
    /// Reads the locker and the promises that still matter at <paramref name="now"/>, every hold among them; null where
    /// there is no such locker.
    /// </summary>
    public async Task<LockerState?> Load(LockerId id, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(LoadSql);
        command.Parameters.AddWithValue(id.Value);
        command.Parameters.AddWithValue(now - UnitCalendar.Remembered);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken)) return null;

        var locker = LockerRow.Read(rows, 0);
        if (await rows.IsDBNullAsync(Unit, cancellationToken)) return new(locker, Calendar: null, Version: 0);

        var version = rows.GetInt64(Unit + 2);
        var calendar = new UnitCalendar(new UnitId(rows.GetGuid(Unit)), rows.GetTimeSpan(Unit + 1), [])
        {
            RentableUntil = rows.GetFieldValue<DateTimeOffset>(Unit + 3),
            Closed = ReadClosed(rows),
        };
        var claims = ImmutableArray.CreateBuilder<Claim>();
        if (!await rows.IsDBNullAsync(Unit + 6, cancellationToken))
        {
            do claims.Add(ReadClaim(rows));
            while (await rows.ReadAsync(cancellationToken));
        }

        return new(locker, calendar with { Claims = claims.ToImmutable() }, version);
    }

    /// <summary>Writes what happened to the calendar of the unit in this locker.</summary>
    /// <param name="locker">Where the unit is believed to stand.</param>
    /// <param name="happened">The fact.</param>
    /// <param name="version">The version the calendar has afterwards.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <param name="session">The session by which somebody of the staff moves a unit: once it has ended, nothing is written.</param>
    /// <returns>False where the belief is stale: nothing was written, and the state must be read again.</returns>
    public Task<bool> Append(LockerId locker, CalendarEvent happened, long version, string actor, Guid? session = null) =>
        happened switch
        {
            UnitHeld held => writer.Commit(new HoldCommit(locker, held, version, actor)),
            UnitBooked booked => writer.Commit(new BookCommit(booked, version, actor)),
            UnitReleased released => writer.Commit(new ReleaseCommit(released, version, actor)),
            HoldsExpired expired => writer.Commit(new ExpireCommit(expired, version, actor)),
            UnitExtended extended => writer.Commit(new ExtendCommit(extended, version, actor)),
            UnitReserved reserved => writer.Commit(new ReserveCommit(reserved, version, actor)),
            UnitMoved moved => writer.Commit(new MoveCommit(moved, version, actor)),
            UnitPlaced placed => writer.Commit(new PlaceCommit(placed, version, actor, session)),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no statement."),
        };

    private static ImmutableArray<Slot> ReadClosed(NpgsqlDataReader row) =>
    [
        .. row.GetFieldValue<DateTimeOffset[]>(Unit + 4)
            .Zip(row.GetFieldValue<DateTimeOffset[]>(Unit + 5), (start, end) => new Slot(start, end)),
    ];

    private static Claim ReadClaim(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(Unit + 6)),
        new Slot(row.GetFieldValue<DateTimeOffset>(Unit + 7), row.GetFieldValue<DateTimeOffset>(Unit + 8)),
        row.IsDBNull(Unit + 9) ? null : row.GetFieldValue<DateTimeOffset>(Unit + 9));
}
