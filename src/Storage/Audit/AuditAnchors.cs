using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Storage.Audit;

/// <summary>
/// Takes an anchor of the chain once a day (in UTC), and at start where the day has none yet: how long it is and its last
/// hash. Whoever rewrites the log later cannot make it agree with that. One process of several takes it: the one that works.
/// </summary>
public sealed partial class AuditAnchors(
    AuditAnchorFile file, NpgsqlDataSource database, IWorkPermit permit, TimeProvider clock, ILogger<AuditAnchors> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Takes the day's anchor unless it is taken already, or there is nothing to take one of.</summary>
    /// <returns>The anchor that was taken.</returns>
    public async Task<AuditAnchor?> TakeDue(CancellationToken cancellationToken = default)
    {
        if (!file.IsKept || !permit.IsGranted) return null;

        var now = clock.GetUtcNow();
        var last = await file.Last(cancellationToken);
        if (last is not null && last.At.UtcDateTime.Date >= now.UtcDateTime.Date) return null;
        if (await End(now, cancellationToken) is not { } anchor) return null;

        if (anchor.Count < last?.Count) ChainIsShorter(anchor.Count, last.Count);
        await file.Append(anchor, cancellationToken);
        await Remember(anchor);
        return anchor;
    }

    /// <summary>After the file: a crash in between leaves an anchor that nobody would miss, and none that is missed.</summary>
    private async Task Remember(AuditAnchor anchor)
    {
        await using var command = database.CreateCommand("INSERT INTO audit_anchor VALUES ($1, $2, decode($3, 'hex'))");
        command.Parameters.AddWithValue(anchor.At.ToUniversalTime());
        command.Parameters.AddWithValue(anchor.Count);
        command.Parameters.AddWithValue(anchor.Last.Hex);
        await command.ExecuteNonQueryAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!file.IsKept) return;

        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await TakeDue(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                AnchorFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<AuditAnchor?> End(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT position, encode(hash, 'hex') FROM audit_chain ORDER BY position DESC LIMIT 1");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(now, row.GetInt64(0), new AuditHash(row.GetString(1))) : null;
    }

    [LoggerMessage(LogLevel.Critical, "The audit log's chain has {Count} rows; its last anchor was taken of {Anchored}: run make verify-audit")]
    private partial void ChainIsShorter(long count, long anchored);

    [LoggerMessage(LogLevel.Error, "The day's anchor of the audit log could not be kept; trying again in a minute")]
    private partial void AnchorFailed(Exception error);
}
