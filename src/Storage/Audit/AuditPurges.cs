using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>Takes facts out of the audit log whose time is over, at start and once a day. Several processes may; each fact goes once.</summary>
public sealed partial class AuditPurges(AuditStore audit, NpgsqlDataSource database, TimeProvider clock, ILogger<AuditPurges> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    /// <summary>Takes out what is due now.</summary>
    /// <returns>How many entries have lost their facts.</returns>
    public async Task<long> PurgeDue(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var actions = await database.ReadAll(
            "SELECT DISTINCT e.action FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE p.purged_by IS NULL",
            row => row.GetString(0), [], cancellationToken);
        foreach (var unknown in actions.Where(action => AuditRetention.Of(action) is null)) KeptAsLongAsAnything(unknown);

        var purged = 0L;
        foreach (var alike in actions.GroupBy(action => AuditRetention.GoesBefore(action, now)))
            purged += await audit.Purge(new AuditPurge(alike.Key, [.. alike]), Guid.CreateVersion7(now), now, "system");
        return purged;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await PurgeDue(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                PurgeFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "AuditRetention does not say how long the facts of {Action} are kept: they stay 10 years")]
    private partial void KeptAsLongAsAnything(string action);

    [LoggerMessage(LogLevel.Error, "The audit log's facts whose time is over could not be purged; trying again tomorrow")]
    private partial void PurgeFailed(Exception error);
}
