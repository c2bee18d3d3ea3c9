using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>Waits for bookings to be confirmed, as the journal tells it.</summary>
internal sealed class Confirmations : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiting = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task following;

    public Confirmations(TestSilo silo) =>
        following = Follow(silo.Services.GetRequiredService<JournalFeed>(), silo.Services.GetRequiredService<DatabaseSignals>());

    public Task Of(RentalId rental) => About(rental.Value).Task;

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
            var happened = await journal.After(position);
            foreach (var confirmed in happened.Where(one => one.Type == nameof(RentalConfirmed))) About(confirmed.Stream).TrySetResult();
            if (happened.Count > 0) position = happened[^1].Position;
            else await Task.WhenAny(more, Task.Delay(Timeout.Infinite, stop.Token));
        }
    }

    private TaskCompletionSource About(Guid rental) =>
        waiting.GetOrAdd(rental, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
