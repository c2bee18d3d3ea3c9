using Npgsql;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Tests.Rentals.Sequences;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>One thing that was written of a rental.</summary>
internal sealed record Written(RentalId Rental, string Type, string Data);

/// <summary>A door that was asked to open, and who asked.</summary>
internal sealed record DoorAsked(DoorOpeningAsked Asked, string Actor);

/// <summary>What the database says, by reading what has changed since the last look; and what is due there.</summary>
internal sealed class Journal(BookingWorld world)
{
    private const string DueSql =
        """
        SELECT coalesce((SELECT max(position) FROM event), 0), (
            SELECT min(at) FROM (
                SELECT next_deadline FROM rental UNION ALL SELECT next_deadline FROM customer UNION ALL SELECT next_deadline FROM door
                UNION ALL SELECT next_deadline FROM entrance UNION ALL SELECT next_deadline FROM site_health
                UNION ALL SELECT next_deadline FROM premises UNION ALL SELECT next_deadline FROM dispute
                UNION ALL SELECT next_alert FROM incident UNION ALL SELECT letter_at FROM thread
                UNION ALL SELECT c.expires_at FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id WHERE u.locker_id IS NOT NULL
            ) AS due (at)
        ), (
            SELECT min(o.next_try) FROM outbox o WHERE status = 'Pending' AND channel = ANY ($1) AND NOT EXISTS (
                SELECT FROM outbox e WHERE (e.stream, e.channel) = (o.stream, o.channel) AND e.event < o.event)
        )
        """;

    private readonly string[] channels = [.. world.Service<IEnumerable<IOutboxChannel>>().Select(channel => channel.Name)];

    private long position;

    /// <summary>Every rental there ever was, as it was last seen.</summary>
    public Dictionary<RentalId, Rental> Rentals { get; } = [];

    /// <summary>What was written since the look before.</summary>
    public List<Written> Written { get; private set; } = [];

    public List<DoorAsked> DoorsAsked { get; private set; } = [];

    /// <summary>Whom each opening was for.</summary>
    public Dictionary<DoorCommandId, OpenDoor> Commands { get; } = [];

    public DateTimeOffset? NextDeadline { get; private set; }

    public DateTimeOffset? NextTry { get; private set; }

    /// <summary>Reads again; false where nothing was written.</summary>
    public async Task<bool> Look()
    {
        var before = position;
        await using (var command = world.Service<NpgsqlDataSource>().CreateCommand(DueSql))
        {
            command.Parameters.AddWithValue(channels);
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            (position, NextDeadline, NextTry) = (row.GetInt64(0), Instant(row, 1), Instant(row, 2));
        }

        (Written, DoorsAsked) = ([], []);
        if (position == before) return false;

        await Read(before);
        List<RentalId> changed = [.. Written.Select(one => one.Rental).Distinct()];
        foreach (var rental in changed.Count > 0 ? await world.Service<RentalQueries>().Find(changed) : []) Rentals[rental.Id] = rental;
        return true;
    }

    private async Task Read(long since)
    {
        await using var command = world.Service<NpgsqlDataSource>().CreateCommand(
            """
            SELECT e.stream, e.type, e.data::text, e.actor, r.id IS NOT NULL FROM event e LEFT JOIN rental r ON r.id = e.stream
            WHERE e.position > $1 AND e.position <= $2 AND (r.id IS NOT NULL OR e.type = 'DoorOpeningAsked') ORDER BY e.position
            """);
        command.Parameters.AddWithValue(since);
        command.Parameters.AddWithValue(position);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            if (row.GetBoolean(4)) Written.Add(new(new RentalId(row.GetGuid(0)), row.GetString(1), row.GetString(2)));
            else DoorsAsked.Add(new(EventJson.Read<DoorOpeningAsked>(row.GetString(2)), row.GetString(3)));
        }

        foreach (var one in DoorsAsked) Commands[one.Asked.Asked.Command] = one.Asked.Asked;
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
