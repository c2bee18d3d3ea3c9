using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Lockers;

/// <summary>Reads a locker with the calendar of its unit, and writes what happened to that calendar.</summary>
public sealed class LockerStore(NpgsqlDataSource database, CommitWriter writer)
{
    // One statement, so that version and claims are of the same instant.
    private const string LoadSql =
        """
        SELECT l.site_id, l.name, l.size, l.width_mm, l.height_mm, l.depth_mm, u.id, t.turnaround,
               coalesce((SELECT max(version) FROM event WHERE stream = u.id), 0),
               c.rental_id, lower(c.during), upper(c.during), c.expires_at
        FROM locker l
        LEFT JOIN tool_unit u ON u.locker_id = l.id
        LEFT JOIN tool t ON t.id = u.tool_id
        LEFT JOIN slot_claim c ON c.unit_id = u.id AND (upper(c.during) > $2 OR c.expires_at IS NOT NULL)
        WHERE l.id = $1
        ORDER BY c.during
        """;

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

        var locker = ReadLocker(id, rows);
        if (await rows.IsDBNullAsync(6, cancellationToken)) return new(locker, Calendar: null, Version: 0);

        var (unit, turnaround, version) = (new UnitId(rows.GetGuid(6)), rows.GetTimeSpan(7), rows.GetInt64(8));
        var claims = ImmutableArray.CreateBuilder<Claim>();
        if (!await rows.IsDBNullAsync(9, cancellationToken))
        {
            do claims.Add(ReadClaim(rows));
            while (await rows.ReadAsync(cancellationToken));
        }

        return new(locker, new UnitCalendar(unit, turnaround, claims.ToImmutable()), version);
    }

    /// <summary>Writes what happened to the calendar of the unit in this locker.</summary>
    /// <param name="locker">Where the unit is believed to stand.</param>
    /// <param name="happened">The fact.</param>
    /// <param name="version">The version the calendar has afterwards.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <returns>False where the belief is stale: nothing was written, and the state must be read again.</returns>
    public Task<bool> Append(LockerId locker, CalendarEvent happened, long version, string actor) =>
        happened switch
        {
            UnitHeld held => writer.Commit(new HoldCommit(locker, held, version, actor)),
            UnitBooked booked => writer.Commit(new BookCommit(booked, version, actor)),
            UnitReleased released => writer.Commit(new ReleaseCommit(released, version, actor)),
            HoldsExpired expired => writer.Commit(new ExpireCommit(expired, version, actor)),
            UnitExtended extended => writer.Commit(new ExtendCommit(extended, version, actor)),
            UnitReserved reserved => writer.Commit(new ReserveCommit(reserved, version, actor)),
            UnitMoved moved => writer.Commit(new MoveCommit(moved, version, actor)),
            UnitPlaced placed => writer.Commit(new PlaceCommit(placed, version, actor)),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no statement."),
        };

    private static Locker ReadLocker(LockerId id, NpgsqlDataReader row) => new(
        id, new SiteId(row.GetGuid(0)), row.GetString(1), Enum.Parse<LockerSize>(row.GetString(2)),
        new Dimensions(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    private static Claim ReadClaim(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(9)),
        new Slot(row.GetFieldValue<DateTimeOffset>(10), row.GetFieldValue<DateTimeOffset>(11)),
        row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12));
}
