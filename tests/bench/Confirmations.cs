using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>Waits for bookings to be confirmed, and for what else the journal tells.</summary>
internal sealed class Confirmations : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiting = new();
    private readonly Dictionary<string, long> happened = [];
    private readonly CancellationTokenSource stop = new();
    private (Func<Func<string, long>, bool> Enough, TaskCompletionSource Told)? counting;
    private readonly Task following;

    public Confirmations(TestSilo silo) =>
        following = Follow(silo.Services.GetRequiredService<JournalFeed>(), silo.Services.GetRequiredService<DatabaseSignals>());

    public Task Of(RentalId rental) => About(rental.Value).Task;

    /// <summary>Waits until enough has happened since this began to listen: how much of what, the journal's types of events say.</summary>
    public Task Until(Func<Func<string, long>, bool> enough)
    {
        lock (happened)
        {
            counting = (enough, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Tell();
            return counting.Value.Told.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following;
        stop.Dispose();
    }

    private async Task Follow(JournalFeed journal, DatabaseSignals signals)
    {
        var position = await journal.End();
        while (!stop.IsCancellationRequested)
        {
            var more = signals.NextEvents();
            var read = await journal.After(position);
            foreach (var confirmed in read.Where(one => one.Type == nameof(RentalConfirmed))) About(confirmed.Stream).TrySetResult();
            Count(read);
            if (read.Count > 0) position = read[^1].Position;
            else await Task.WhenAny(more, Task.Delay(Timeout.Infinite, stop.Token));
        }
    }

    private void Count(List<JournalEvent> read)
    {
        lock (happened)
        {
            foreach (var (type, count) in read.CountBy(one => one.Type)) happened[type] = happened.GetValueOrDefault(type) + count;
            Tell();
        }
    }

    private void Tell()
    {
        if (counting is var (enough, told) && enough(type => happened.GetValueOrDefault(type))) told.TrySetResult();
    }

    private TaskCompletionSource About(Guid rental) =>
        waiting.GetOrAdd(rental, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
