using Orleans.Embedded;

namespace Toolbox24.Embedded.Tests.Orleans;

/// <summary>A lease the test hands out and takes away.</summary>
public sealed class FakeLease : IEngineLease, IDisposable
{
    private readonly Lock gate = new();
    private TaskCompletionSource<CancellationToken> next = Open();
    private CancellationTokenSource held = new();

    public int Requests { get; private set; }

    public async Task<CancellationToken> Acquire(CancellationToken cancellationToken)
    {
        Task<CancellationToken> granted;
        lock (gate)
        {
            Requests++;
            granted = next.Task;
        }

        return await granted.WaitAsync(cancellationToken);
    }

    public void Grant()
    {
        lock (gate) next.TrySetResult((held = new CancellationTokenSource()).Token);
    }

    public void Refuse(Exception reason)
    {
        lock (gate) next.TrySetException(reason);
    }

    public void Dispose() => held.Dispose();

    public void Lose()
    {
        lock (gate) next = Open();
        held.Cancel();
    }

    private static TaskCompletionSource<CancellationToken> Open() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
