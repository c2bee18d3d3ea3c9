using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Toolbox24.Storage.Time;

namespace Toolbox24.Storage.Journal;

/// <summary>
/// Listens to the database for the whole process; after a lost connection it listens again and says "re-read".
/// Follows the moved clock where there is one (Demo and tests).
/// </summary>
public sealed partial class DatabaseListener(
    NpgsqlDataSource database, DatabaseSignals signals, ILogger<DatabaseListener> log, MovableClock? clock = null)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                ConnectionLost(error);
                await Task.Delay(Pause, clock ?? TimeProvider.System, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        var clockMoved = true;
        connection.Notification += (_, told) =>
        {
            if (told.Channel == "clock") clockMoved = true;
            else if (told.Channel == "settings") signals.RaiseSettings();
            else signals.Raise();
        };

        await using (var listen = new NpgsqlCommand("LISTEN event; LISTEN clock; LISTEN settings", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        // Whatever was said before we listened is found by reading.
        signals.Raise();
        signals.RaiseSettings();
        while (true)
        {
            if (clockMoved) clock?.MoveTo(await ClockStore.Offset(database, stoppingToken));
            clockMoved = false;
            await connection.WaitAsync(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that listens to the database is lost; listening again")]
    private partial void ConnectionLost(Exception error);
}
