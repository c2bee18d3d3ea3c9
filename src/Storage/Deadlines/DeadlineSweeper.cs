using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Toolbox24.Storage.Deadlines;

/// <summary>
/// Reads what is due every second and at start, and has it met: a lost reminder costs seconds, not a missed deadline. What fails is
/// tried again after growing delays, up to half a minute. One process sweeps at a time.
/// </summary>
public sealed partial class DeadlineSweeper(
    NpgsqlDataSource database, IEnumerable<DeadlineSource> sources, IWorkPermit permit, TimeProvider clock,
    ILogger<DeadlineSweeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Deadlines are met within a minute, whatever failed before.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Source, Guid Id), Failure> failures = [];

    /// <summary>Has everything met that is due now.</summary>
    /// <returns>How many deadlines were met; null where another process is sweeping.</returns>
    public async Task<int?> Sweep(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var lead = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(2402)", connection, transaction);
        if (await lead.ExecuteScalarAsync(cancellationToken) is not true)
        {
            LastSweepElsewhere = clock.GetUtcNow();
            return null;
        }

        var met = 0;
        foreach (var source in sources)
        {
            var due = await Due(connection, transaction, source, cancellationToken);
            Forget(source, due);
            var now = clock.GetUtcNow();
            var tried = due.Where(id => !failures.TryGetValue((source.Name, id), out var failure) || failure.NextTry <= now).ToList();
            met += (await Task.WhenAll(tried.Select(id => Meet(source, id)))).Count(isMet => isMet);
        }

        LastSweep = clock.GetUtcNow();
        return met;
    }

    /// <summary>When it last swept without a fault; null before the first time since it may.</summary>
    public DateTimeOffset? LastSweep { get; private set; }

    /// <summary>When it last found another process sweeping; null where it never did since it may.</summary>
    public DateTimeOffset? LastSweepElsewhere { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                if (permit.IsGranted) await Sweep(stoppingToken);
                else (LastSweep, LastSweepElsewhere) = (null, null);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                SweepFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<Guid>> Due(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DeadlineSource source, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(source.Sql, connection, transaction);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        var due = new List<Guid>();
        while (await rows.ReadAsync(cancellationToken)) due.Add(rows.GetGuid(0));
        return due;
    }

    private async Task<bool> Meet(DeadlineSource source, Guid id)
    {
        try
        {
            await source.Meet(id);
            failures.TryRemove((source.Name, id), out _);
            return true;
        }
        catch (Exception error)
        {
            var times = failures.TryGetValue((source.Name, id), out var before) ? before.Times + 1 : 1;
            var delay = DelayAfter(times);
            failures[(source.Name, id)] = new(times, clock.GetUtcNow() + delay);
            DeadlineNotMet(source.Name, id, delay, error);
            return false;
        }
    }

    /// <summary>The wait after the given number of failures: doubled each time, up to half a minute.</summary>
    private static TimeSpan DelayAfter(int times) => times > 5 ? LongestDelay : Period * (1 << (times - 1));

    /// <summary>What is due no more has failed for the last time.</summary>
    private void Forget(DeadlineSource source, List<Guid> due)
    {
        if (failures.IsEmpty) return;
        foreach (var failed in failures.Keys.Where(key => key.Source == source.Name).Except(due.Select(id => (source.Name, id))))
            failures.TryRemove(failed, out _);
    }

    private sealed record Failure(int Times, DateTimeOffset NextTry);

    [LoggerMessage(LogLevel.Error, "Sweeping the deadlines failed; trying again in a second")]
    private partial void SweepFailed(Exception error);

    [LoggerMessage(LogLevel.Error, "The {Kind} deadline of {Id} was not met; trying again in {Delay}")]
    private partial void DeadlineNotMet(string kind, Guid id, TimeSpan delay, Exception error);
}
