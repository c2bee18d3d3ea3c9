using HotChocolate.Subscriptions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Lockers;

namespace Toolbox24.Api.Sites;

/// <summary>Tells the subscribers of this process what any process has written: woken by the database, it reads the journal on.</summary>
public sealed partial class LockerChanges(
    CalendarFeed feed, DatabaseSignals signals, ITopicEventSender topics, TimeProvider clock, ILogger<LockerChanges> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.NextEvents();
            try
            {
                position = await Tell(position ?? await feed.End(stoppingToken), stoppingToken);
                await next.WaitAsync(stoppingToken);
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
        while (true)
        {
            var (changes, readTo) = await feed.After(position, stoppingToken);
            foreach (var change in changes) await topics.SendAsync($"lockers_{change.Site.Value}", change.Locker, stoppingToken);
            if (readTo == position) return position;

            position = readTo;
        }
    }

    [LoggerMessage(LogLevel.Error, "The journal cannot be read for subscribers; trying again in a second")]
    private partial void JournalUnreadable(Exception error);
}
