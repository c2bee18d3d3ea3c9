using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Api.Journal;

/// <summary>Tells the subscribers of this process what any process has written: woken by the database, it reads the journal on.</summary>
public sealed partial class JournalReader(
    JournalFeed journal, DatabaseSignals signals, IEnumerable<IJournalTopic> topics, TimeProvider clock, ILogger<JournalReader> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What happens within this is told together: where much happens, most of the work is to look.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.NextEvents();
            try
            {
                position = await Tell(position ?? await journal.End(stoppingToken), stoppingToken);
                await Task.WhenAll(next, Task.Delay(Together, stoppingToken)).WaitAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                JournalUnreadable(error);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task<long> Tell(long position, CancellationToken stoppingToken)
    {
        while (await journal.After(position, stoppingToken) is { Count: > 0 } events)
        {
            foreach (var topic in topics) await topic.Tell(events, stoppingToken);
            position = events[^1].Position;
        }

        return position;
    }

    [LoggerMessage(LogLevel.Error, "The journal cannot be read for subscribers; trying again in a second")]
    private partial void JournalUnreadable(Exception error);
}
