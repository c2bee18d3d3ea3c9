using Npgsql;

namespace Toolbox24.Simulator.Clock;

/// <summary>The one row every process reads its time from. It only ever moves forward.</summary>
internal sealed class ClockStore(NpgsqlDataSource database)
{
    public static readonly TimeSpan FarthestMove = TimeSpan.FromDays(400);

    // Many moves together must not reach the end of the calendar, where no process could compute a deadline.
    private static readonly TimeSpan FarthestOffset = TimeSpan.FromDays(36_500);

    private static readonly TimeProvider Machine = TimeProvider.System;

    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the clock is moved next.</summary>
    public Task Moved => Volatile.Read(ref moved).Task;

    /// <summary>Ends when another heartbeat is due: at its time, or a second after the clock was moved, when whoever listens knows the new time.</summary>
    /// <param name="pace">How often there is one.</param>
    /// <param name="moved">What <see cref="Moved"/> was before the last one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task Beat(TimeSpan pace, Task moved, CancellationToken cancellationToken)
    {
        var beat = Task.Delay(pace, cancellationToken);
        if (await Task.WhenAny(beat, moved) != beat) await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
    }

    public async Task<ClockReading> Read(CancellationToken cancellationToken) => At(await Offset(cancellationToken));

    /// <summary>Null when the move is not forward or too far.</summary>
    public async Task<ClockReading?> Advance(TimeSpan by) =>
        by < TimeSpan.FromMilliseconds(1) || by > FarthestMove
            ? null
            : await Set(
                """
                WITH moved AS (
                    UPDATE clock SET offset_ms = offset_ms + $1
                    WHERE offset_ms + $1 <= $2 AND $1 <= $3
                    RETURNING offset_ms
                )
                SELECT offset_ms, pg_notify('clock', '') FROM moved
                """,
                by);

    /// <summary>Null when the instant is past or too far.</summary>
    public async Task<ClockReading?> Move(DateTimeOffset to) => await Set(
        """
        WITH moved AS (
            UPDATE clock SET offset_ms = $1
            WHERE $1 > offset_ms AND $1 - offset_ms <= $3 AND $1 <= $2
            RETURNING offset_ms
        )
        SELECT offset_ms, pg_notify('clock', '') FROM moved
        """,
        to - Machine.GetUtcNow());

    // The bounds are judged where the row is written, so that two moves at once cannot pass them together.
    private async Task<ClockReading?> Set(string move, TimeSpan by)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("INSERT INTO clock (offset_ms) VALUES (0) ON CONFLICT DO NOTHING"));
        var command = new NpgsqlBatchCommand(move);
        foreach (var span in (TimeSpan[])[by, FarthestOffset, FarthestMove])
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)span.TotalMilliseconds });
        batch.BatchCommands.Add(command);
        if (await batch.ExecuteScalarAsync() is not long offset) return null;

        Interlocked.Exchange(ref moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return At(offset);
    }

    private async Task<long> Offset(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT offset_ms FROM clock");
        return await command.ExecuteScalarAsync(cancellationToken) is long offset ? offset : 0;
    }

    private static ClockReading At(long offset) => new(offset, Machine.GetUtcNow().AddMilliseconds(offset));
}
