using System.Globalization;
using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Integrations.Doors;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Testing.Crashes;

/// <summary>
/// The locks of the site, and the bridge beside them, which know what they did and said whoever is killed: a lock that is told twice
/// pulses once, and what was not taken is said again.
/// </summary>
public sealed class RememberedLocks(NpgsqlDataSource database, DeviceReports reports, TimeProvider clock) : ILockerHardware, IDisposable
{
    /// <summary>What they remember it in; not ours, but beside.</summary>
    public const string Memory =
        """
        CREATE TABLE lock_said (number bigint PRIMARY KEY, door uuid NOT NULL, command uuid, what text NOT NULL, at timestamptz NOT NULL, alone jsonb);
        CREATE TABLE lock_jammed (door uuid PRIMARY KEY);
        GRANT ALL ON lock_said, lock_jammed TO PUBLIC
        """;

    private const string Numbered = "INSERT INTO lock_said SELECT coalesce(max(number), 0) + 1, ";

    private readonly SemaphoreSlim turn = new(1);
    private DeviceReports.Speaker? speaker;

    /// <inheritdoc />
    public async Task Open(LockOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        await turn.WaitAsync(cancellationToken);
        try
        {
            await Do(
                $"""
                {Numbered}$1, $2, CASE WHEN EXISTS (SELECT FROM lock_jammed WHERE door = $1) THEN 'refused' ELSE 'opened' END, $3
                FROM lock_said HAVING count(*) FILTER (WHERE command = $2) = 0
                """,
                order.Door.Value, order.Command.Value, clock.GetUtcNow());
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The bridge opens a unit's locker of its own.</summary>
    public Task OpenAlone(UnitId unit, AloneOpening why) => Do(
        $"{Numbered}$1, NULL, 'opened', $2, $3::jsonb FROM lock_said", DoorOf(unit).Value, clock.GetUtcNow(), EventJson.Write(why));

    /// <summary>The door of a unit's locker.</summary>
    public DoorId DoorOf(UnitId unit)
    {
        using var command = Command("SELECT locker_id FROM tool_unit WHERE id = $1", [unit.Value]);
        return new((Guid)command.ExecuteScalar()!);
    }

    /// <summary>Somebody shuts the door of a unit's locker, where it stands open.</summary>
    public Task Shut(UnitId unit) => Shut(DoorOf(unit));

    /// <summary>Somebody shuts a door, where it stands open.</summary>
    public Task Shut(DoorId door) => Do(
        $"{Numbered}$1, NULL, 'shut', $2 FROM lock_said HAVING (array_agg(what ORDER BY number DESC) FILTER (WHERE door = $1))[1] = 'opened'",
        door.Value, clock.GetUtcNow());

    /// <summary>The lock of a unit's locker opens no more.</summary>
    public Task Jam(UnitId unit) => Do("INSERT INTO lock_jammed SELECT locker_id FROM tool_unit WHERE id = $1", unit.Value);

    /// <summary>Somebody has put it right.</summary>
    public Task Repair(UnitId unit) => Do("DELETE FROM lock_jammed WHERE door = (SELECT locker_id FROM tool_unit WHERE id = $1)", unit.Value);

    public async Task<bool> IsOpen(UnitId unit) => await Last(unit) == "opened";

    public async Task<bool> HasRefused(UnitId unit) => await Last(unit) == "refused";

    /// <summary>How often the lock of a unit's locker has opened.</summary>
    public async Task<long> Openings(UnitId unit) => (long)(await Ask(
        "SELECT count(*) FROM lock_said s JOIN tool_unit u ON u.locker_id = s.door WHERE u.id = $1 AND what = 'opened'", unit.Value))!;

    /// <summary>Says what was not taken yet.</summary>
    /// <returns>How much.</returns>
    public async Task<int> Say()
    {
        speaker ??= await reports.Listen(await Bridge(), CancellationToken.None);
        var unsaid = new List<(long Number, Guid Door, DoorReport Report)>();
        await using (var command = Command("SELECT number, door, command, what, at, alone::text FROM lock_said WHERE number > $1 ORDER BY number", [speaker.Last]))
        {
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) unsaid.Add((row.GetInt64(0), row.GetGuid(1), Report(row)));
        }

        foreach (var (number, door, report) in unsaid) await reports.Take(speaker, number, door, report);
        return unsaid.Count;
    }

    public void Dispose() => turn.Dispose();

    private static DoorReport Report(NpgsqlDataReader row)
    {
        var (command, at) = (row.IsDBNull(2) ? default : new DoorCommandId(row.GetGuid(2)), row.GetFieldValue<DateTimeOffset>(4));
        return row.GetString(3) switch
        {
            "opened" when !row.IsDBNull(5) => new DoorWentOpen(at, Alone: EventJson.Read<AloneOpening>(row.GetString(5))),
            "opened" => new DoorWentOpen(at, command),
            "refused" => new CommandRefused(command, "jammed", at),
            _ => new DoorWentShut(at),
        };
    }

    private async Task<Device> Bridge()
    {
        var site = (Guid)(await Ask("SELECT id FROM site"))!;
        return new(new DeviceId(site), 1, new SiteId(site), DeviceKind.Bridge, string.Create(CultureInfo.InvariantCulture, $"bridge {site}"), clock.GetUtcNow(), null, null);
    }

    private async Task<string?> Last(UnitId unit) => (string?)await Ask(
        "SELECT what FROM lock_said s JOIN tool_unit u ON u.locker_id = s.door WHERE u.id = $1 ORDER BY number DESC LIMIT 1", unit.Value);

    private async Task Do(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> Ask(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync();
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return command;
    }
}
