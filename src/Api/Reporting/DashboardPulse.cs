using System.Threading.Channels;
using HotChocolate.Subscriptions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Api.Journal;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Reporting;

namespace Toolbox24.Api.Reporting;

/// <summary>That something has happened. How things stand is counted when the first dashboard asks, and is the same for all.</summary>
public sealed class DashboardBeat(Func<Task<DashboardView>> count)
{
    private readonly Lazy<Task<DashboardView>> counted = new(count);

    public Task<DashboardView> Counted => counted.Value;
}

/// <summary>Tells dashboards that something has happened: what happens within half a second is told together.</summary>
public sealed partial class DashboardPulse(
    DashboardQueries figures, ITopicEventSender topics, TimeProvider clock, ILogger<DashboardPulse> log) : BackgroundService, IJournalTopic
{
    public const string Topic = "dashboard";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> happened = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        happened.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in happened.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await topics.SendAsync(Topic, new DashboardBeat(Count), stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                NotTold(error);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    // Nobody's request: it outlives whoever asked first.
    private async Task<DashboardView> Count()
    {
        var now = clock.GetUtcNow();
        return new DashboardView(await figures.Count(now, CancellationToken.None), now);
    }

    [LoggerMessage(LogLevel.Error, "Dashboards could not be told that something has happened")]
    private partial void NotTold(Exception error);
}
