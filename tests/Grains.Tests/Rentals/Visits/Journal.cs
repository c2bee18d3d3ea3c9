using Npgsql;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
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
internal sealed class Journal(BookingWorld world, Outages outages)
{
    private const string DueSql =
        $"""
        SELECT coalesce((SELECT max(position) FROM event), 0), (
            SELECT min(at) FROM (
                SELECT next_deadline FROM rental WHERE NOT (status = 'Confirmed' AND site_id = ANY ($3))
                UNION ALL SELECT next_deadline FROM customer UNION ALL SELECT next_deadline FROM door
                UNION ALL SELECT next_deadline FROM entrance UNION ALL SELECT next_deadline FROM site_health
                UNION ALL SELECT next_deadline FROM premises UNION ALL SELECT next_deadline FROM dispute
                UNION ALL SELECT next_alert FROM incident UNION ALL SELECT letter_at FROM thread
                UNION ALL SELECT c.expires_at FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id WHERE u.locker_id IS NOT NULL
            ) AS due (at)
        ), (
            SELECT min(o.next_try) FROM outbox o WHERE status = 'Pending' AND channel = ANY ($2) AND NOT EXISTS (
                SELECT FROM outbox e WHERE (e.stream, e.channel) = (o.stream, o.channel) AND e.event < o.event)
        ), EXISTS ({UnitPlaces.LateSql})
        """;

    private readonly string[] channels = [.. world.Service<IEnumerable<IOutboxChannel>>().Select(channel => channel.Name)];

    /// <summary>Of the last thing that was written.</summary>
    public long Position { get; private set; }

    /// <summary>Every rental there ever was, as it was last seen.</summary>
    public Dictionary<RentalId, Rental> Rentals { get; } = [];

    /// <summary>What was written since the look before.</summary>
    public List<Written> Written { get; private set; } = [];

    public List<DoorAsked> DoorsAsked { get; private set; } = [];

    /// <summary>What doors opened for that nobody could account for.</summary>
    public List<string> Unaccounted { get; private set; } = [];

    /// <summary>Whom each opening was for.</summary>
    public Dictionary<DoorCommandId, OpenDoor> Commands { get; } = [];

    public DateTimeOffset? NextDeadline { get; private set; }

    public DateTimeOffset? NextTry { get; private set; }

    /// <summary>Whether somebody is to hear of a late tool, or that it is back: those who need not are asked too.</summary>
    public bool HasLate { get; private set; }

    public bool IsDue => NextDeadline <= world.Now;

    public bool IsToSend => NextTry <= world.Now;

    /// <summary>Reads again; false where nothing was written.</summary>
    public async Task<bool> Look()
    {
        var before = Position;
        await using (var command = world.Service<NpgsqlDataSource>().CreateCommand(DueSql))
        {
            command.Parameters.AddWithValue(world.Now);
            command.Parameters.AddWithValue(channels);
            command.Parameters.AddWithValue(InDoubt());
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            (Position, NextDeadline, NextTry, HasLate) = (row.GetInt64(0), Instant(row, 1), Instant(row, 2), row.GetBoolean(3));
        }

        (Written, DoorsAsked, Unaccounted) = ([], [], []);
        if (Position == before) return false;

        await Read(before);
        List<RentalId> changed = [.. Written.Select(one => one.Rental).Distinct()];
        foreach (var rental in changed.Count > 0 ? await world.Service<RentalQueries>().Find(changed) : []) Rentals[rental.Id] = rental;
        return true;
    }

    /// <summary>Sites that may turn out to be silent: of nobody who is to come there it can be said that they did not.</summary>
    private Guid[] InDoubt() =>
        [.. world.Shops.Select(shop => shop.Site).Where(site => world.Now - outages.HeardAt(site) < HealthRules.Default.Silence).Select(site => site.Value)];

    private async Task Read(long since)
    {
        await using var command = world.Service<NpgsqlDataSource>().CreateCommand(
            """
            SELECT e.stream, e.type, e.data::text, e.actor, r.id IS NOT NULL FROM event e LEFT JOIN rental r ON r.id = e.stream
            WHERE e.position > $1 AND e.position <= $2 AND (r.id IS NOT NULL OR e.type IN ('DoorOpeningAsked', 'DoorUnaccounted')) ORDER BY e.position
            """);
        command.Parameters.AddWithValue(since);
        command.Parameters.AddWithValue(Position);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            if (row.GetBoolean(4)) Written.Add(new(new RentalId(row.GetGuid(0)), row.GetString(1), row.GetString(2)));
            else if (row.GetString(1) == nameof(DoorUnaccounted)) Unaccounted.Add(row.GetString(2));
            else DoorsAsked.Add(new(EventJson.Read<DoorOpeningAsked>(row.GetString(2)), row.GetString(3)));
        }

        foreach (var one in DoorsAsked) Commands[one.Asked.Asked.Command] = one.Asked.Asked;
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
