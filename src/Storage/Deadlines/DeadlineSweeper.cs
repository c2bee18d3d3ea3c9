using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Toolbox24.Storage.Deadlines;

/// <summary>
/// Reads what is due every second and at start, and has it met: a lost reminder costs seconds, not a missed deadline.
/// One process sweeps at a time.
/// </summary>
public sealed partial class DeadlineSweeper(
    NpgsqlDataSource database, IEnumerable<DeadlineSource> sources, IWorkPermit permit, TimeProvider clock,
    ILogger<DeadlineSweeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

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
            met += (await Task.WhenAll(due.Select(id => Meet(source, id)))).Count(isMet => isMet);
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
            return true;
        }
        catch (Exception error)
        {
            DeadlineNotMet(source.Name, id, error);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Sweeping the deadlines failed; trying again in a second")]
    private partial void SweepFailed(Exception error);

    [LoggerMessage(LogLevel.Error, "The {Kind} deadline of {Id} was not met; trying again in a second")]
    private partial void DeadlineNotMet(string kind, Guid id, Exception error);
}
