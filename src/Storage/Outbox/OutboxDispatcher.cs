using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Outbox;

/// <summary>
/// Sends what the outbox holds: at least once, in order per stream and channel, again after growing delays, and parked
/// for a person after <see cref="MaxAttempts"/>, or at once where the receiver refuses for good.
/// </summary>
public sealed partial class OutboxDispatcher(
    OutboxStore outbox, IEnumerable<IOutboxChannel> channels, DatabaseSignals signals, TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    /// <summary>How often a message is tried before a person is asked: about half a day with the delays between.</summary>
    public const int MaxAttempts = 16;

    private const int Batch = 100;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(3);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IOutboxChannel> byName = channels.ToDictionary(channel => channel.Name);

    /// <summary>Ends when a message is off, or noted as failed: there is room, and the next of its line may go.</summary>
    private TaskCompletionSource oneIsOff = Signal();

    /// <summary>What bounds a send: the time of the machine, not the one that a demonstration moves, which would cut what is under way.</summary>
    internal TimeProvider Machine { get; init; } = TimeProvider.System;

    /// <summary>The wait after the given number of failed attempts: doubled each time, up to three hours.</summary>
    public static TimeSpan DelayAfter(int attempts) =>
        attempts > 13 ? LongestDelay : TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << (attempts - 1)));

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many messages were tried.</returns>
    public async Task<int> SendDue(CancellationToken cancellationToken = default)
    {
        var begun = await Begin(byName.Keys, cancellationToken);
        await Task.WhenAll(begun.Select(each => each.Sending));
        return begun.Count;
    }

    /// <summary>Looks for all channels at once; each is sent to at its own pace: a receiver that is slow to answer holds up no other.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var underWay = byName.Keys.ToDictionary(channel => channel, _ => new List<Task>());
        while (!stoppingToken.IsCancellationRequested)
        {
            Task committed = signals.NextEvents(), off = Volatile.Read(ref oneIsOff).Task;
            foreach (var sending in underWay.Values) sending.RemoveAll(each => each.IsCompleted);
            var begun = await TryBegin([.. underWay.Where(channel => channel.Value.Count < Batch).Select(channel => channel.Key)], stoppingToken);
            foreach (var (channel, sending) in begun) underWay[channel].Add(sending);

            // Whoever is slow holds up no other: what is behind a message goes as soon as it is off. Retries come due without an event.
            Task next = Task.WhenAny(committed, off);
            await next.WaitAsync(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(underWay.Values.SelectMany(sending => sending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<List<(string Channel, Task Sending)>> TryBegin(IReadOnlyCollection<string> names, CancellationToken stoppingToken)
    {
        try
        {
            return [.. (await Begin(names, stoppingToken)).Select(each => each with { Sending = Observed(each.Sending, stoppingToken) })];
        }
        catch (Exception error)
        {
            if (!stoppingToken.IsCancellationRequested) OutboxUnreachable(error);
            return [];
        }
    }

    private async Task Observed(Task sending, CancellationToken stoppingToken)
    {
        try
        {
            await sending;
        }
        catch (Exception error)
        {
            if (!stoppingToken.IsCancellationRequested) OutboxUnreachable(error);
        }

        Interlocked.Exchange(ref oneIsOff, Signal()).TrySetResult();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Claims what is due and begins to send it.</summary>
    private async Task<List<(string Channel, Task Sending)>> Begin(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        string[] open = [.. names.Where(name => byName[name].IsOpen)];
        var due = await outbox.Claim(open, Batch, Lease, clock.GetUtcNow(), cancellationToken);
        return [.. due.Select(message => (message.Channel, Send(message, cancellationToken)))];
    }

    private async Task Send(OutboxMessage message, CancellationToken cancellationToken)
    {
        // Begun as often as allowed and never noted: it ends the process each time, and must not do so again.
        var failure = message.Attempts > MaxAttempts
            ? new TimeoutException("no attempt came to an end")
            : await Deliver(message, cancellationToken);

        if (failure is null) await outbox.Sent(message);
        else await Failed(message, failure);
    }

    private async Task<Exception?> Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(SendLimit, Machine);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // A receiver that takes no notice of the token is left behind.
            await byName[message.Channel].Deliver(message, cut.Token).WaitAsync(cut.Token);
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new TimeoutException($"no answer within {SendLimit.TotalSeconds} s");
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return error;
        }
        catch
        {
            // This process ends: the message is not at fault, and the next process need not wait for the lease.
            await outbox.GiveBack(message, clock.GetUtcNow());
            throw;
        }
    }

    private async Task Failed(OutboxMessage message, Exception error)
    {
        var told = Storable($"{error.GetType().Name}: {error.Message}");
        if (message.Attempts >= MaxAttempts || error is DeliveryRefusedException)
        {
            MessageParked(message.Channel, message.Event, message.Attempts, error);
            await outbox.Park(message, told);
        }
        else
        {
            DeliveryFailed(message.Channel, message.Event, message.Attempts, error);
            await outbox.Failed(message, clock.GetUtcNow() + DelayAfter(message.Attempts), told);
        }
    }

    /// <summary>A receiver's own words may hold what a text column does not: that must not keep the failure from being noted.</summary>
    private static string Storable(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', ' ');

    [LoggerMessage(LogLevel.Error, "The outbox cannot be read")]
    private partial void OutboxUnreachable(Exception error);

    [LoggerMessage(LogLevel.Warning, "Delivery of {Channel} {Event} failed, attempt {Attempts}")]
    private partial void DeliveryFailed(string channel, long @event, int attempts, Exception error);

    [LoggerMessage(LogLevel.Error, "Delivery of {Channel} {Event} is parked after {Attempts} attempts")]
    private partial void MessageParked(string channel, long @event, int attempts, Exception error);
}
