using Npgsql;

namespace Toolbox24.Storage.Time;

/// <summary>How far the clock was moved, as every process of the demo follows it.</summary>
public static class ClockStore
{
    /// <summary>Reads how far the clock is ahead of the system's.</summary>
    public static async Task<TimeSpan> Offset(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand("SELECT offset_ms FROM clock");
        return TimeSpan.FromMilliseconds((long)(await command.ExecuteScalarAsync(cancellationToken))!);
    }
}
