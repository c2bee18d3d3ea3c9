using Microsoft.Extensions.Hosting;

namespace Orleans.Embedded;

/// <summary>Starts the engine once it may run, stops it when it may no longer, and ends it with the host.</summary>
internal sealed class EngineHost(
    Engine engine, IEnumerable<IEngineLease> leases, IEnumerable<IEnginePart> parts, IHostApplicationLifetime host)
    : IHostedService, IEngine, IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private TaskCompletionSource active = NewSignal();
    private CancellationTokenSource halted = new();
    private CancellationTokenRegistration onLoss;
    private Task running = Task.CompletedTask;

    public EngineStatus Status => engine.Status;

    public Task WhenActive(CancellationToken cancellationToken = default)
    {
        lock (gate) return active.Task.WaitAsync(cancellationToken);
    }

    /// <summary>With a lease to wait for, the host starts all the same: a standby answers health checks too.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (leases.LastOrDefault() is { } lease)
        {
            running = HoldLease(lease);
        }
        else
        {
            using var givenUp = cancellationToken.UnsafeRegister(_ => stopping.Cancel(), null);
            engine.Open();
            await StartParts();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await running;
        foreach (var part in parts) await part.Stop();
        await engine.Drain(cancellationToken);
        lock (gate) active.TrySetException(Unavailable.Because(EngineStatus.Stopping));
    }

    public void Dispose()
    {
        onLoss.Dispose();
        halted.Dispose();
        stopping.Dispose();
    }

    private async Task HoldLease(IEngineLease lease)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await Acquire(lease) is { } lost) await RunUntil(lost);
        }
    }

    private async Task<CancellationToken?> Acquire(IEngineLease lease)
    {
        try
        {
            return await lease.Acquire(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (LeaseRefusedException refused) when (engine.Status == EngineStatus.Standby)
        {
            engine.Log.LeaseRefused(refused);
            await stopping.CancelAsync();

            // Whoever waits hears of it last, and finds the host stopping rather than a fault of its own.
            host.StopApplication();
            lock (gate) active.TrySetException(refused);
        }
        catch (Exception failed)
        {
            engine.Log.LeaseFailed(failed);
            await Task.Delay(BetweenAttempts, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    private async Task RunUntil(CancellationToken lost)
    {
        var over = NewSignal();
        using var onStop = stopping.Token.UnsafeRegister(_ => over.TrySetResult(), null);
        engine.Open();

        // In the token's own callback, for every moment between the loss and the last turn is a danger.
        // It stays while the process drains: the lease may be lost then as well.
        onLoss.Dispose();
        onLoss = lost.UnsafeRegister(_ => Fence(over), null);
        await StartParts();
        await over.Task;
    }

    private async Task StartParts()
    {
        halted.Dispose();
        halted = CancellationTokenSource.CreateLinkedTokenSource(engine.Halting, stopping.Token);
        foreach (var part in parts) await part.Start(halted.Token);
        lock (gate)
        {
            if (!halted.IsCancellationRequested) active.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Fence(TaskCompletionSource over)
    {
        engine.Fence();
        lock (gate)
        {
            if (active.Task.IsCompleted) active = NewSignal();
        }

        over.TrySetResult();
    }
}
