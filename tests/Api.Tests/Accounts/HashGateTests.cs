using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed class HashGateTests : IDisposable
{
    private readonly HashGate gate = new(atOnce: 2, queue: 3);
    private readonly SemaphoreSlim started = new(0);
    private readonly SemaphoreSlim finish = new(0);
    private int running;
    private int most;

    public void Dispose()
    {
        gate.Dispose();
        started.Dispose();
        finish.Dispose();
    }

    [Fact]
    public async Task Two_run_at_once_and_three_wait_and_the_others_are_told_to_come_back()
    {
        var calls = Enumerable.Range(0, 5).Select(_ => gate.Run(Work)).ToList();
        await started.WaitAsync();
        await started.WaitAsync();

        Assert.Equal(new SignInBusy(), (await gate.Run(Work)).Refusal());
        Assert.Equal(5, gate.Inside);

        finish.Release(5);
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal("done", answer.Value()));
        Assert.Equal((2, 0), (most, gate.Inside));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_leaves_the_place_to_another()
    {
        using var patience = new CancellationTokenSource();
        var (first, second) = (gate.Run(Work), gate.Run(Work));
        await started.WaitAsync();
        await started.WaitAsync();
        var waiting = gate.Run(Work, cancellationToken: patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(2, gate.Inside);
        finish.Release(2);
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_failure_leaves_its_place_too()
    {
        for (var i = 0; i < 9; i++)
            await Assert.ThrowsAsync<TimeoutException>(() => gate.Run<string>(() => throw new TimeoutException()));

        finish.Release();
        Assert.Equal("done", (await gate.Run(Work)).Value());
    }

    private string Work()
    {
        InterlockedMax(ref most, Interlocked.Increment(ref running));
        started.Release();
        finish.Wait();
        Interlocked.Decrement(ref running);
        return "done";
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most) Interlocked.CompareExchange(ref most, value, seen);
    }
}
