using System.Runtime.CompilerServices;

namespace Orleans.Conformance;

public interface ICancellable : IGrainWithIntegerKey
{
    Task WaitFor(string name, CancellationToken cancellationToken);

    Task<int> Count(CancellationToken cancellationToken = default);

    [ResponseTimeout("00:00:00.3")]
    Task<int> CountBriefly(CancellationToken cancellationToken);

    Task<int> CountAndLeave(CancellationToken cancellationToken);

    Task<int> Counted();
}

internal sealed class CancellableGrain(Signals signals) : Grain, ICancellable
{
    private int count;

    public async Task WaitFor(string name, CancellationToken cancellationToken)
    {
        signals.Set($"{name} in");
        await signals.When($"{name} out").WaitAsync(cancellationToken);
    }

    public Task<int> Count(CancellationToken cancellationToken) => Task.FromResult(++count);

    public Task<int> CountBriefly(CancellationToken cancellationToken) => Count(cancellationToken);

    public Task<int> CountAndLeave(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Count(cancellationToken);
    }

    public Task<int> Counted() => Task.FromResult(count);
}

public sealed class CancellationTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task A_running_call_sees_that_its_caller_gave_up()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ICancellable>(1);
        using var cancel = new CancellationTokenSource();

        var waiting = grain.WaitFor("never", cancel.Token);
        await silo.Signals.When("never in");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, await grain.Count());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_cancelled_in_the_queue_never_runs()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ICancellable>(1);
        using var cancel = new CancellationTokenSource();
        var first = grain.WaitFor("first", CancellationToken.None);
        var given = Enumerable.Range(0, 500).Select(_ => grain.Count(cancel.Token)).ToArray();
        var kept = Enumerable.Range(0, 500).Select(_ => grain.Count()).ToArray();

        await cancel.CancelAsync();
        foreach (var call in given) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        silo.Signals.Set("first out");
        await first;

        Assert.Equal(Enumerable.Range(1, 500), await Task.WhenAll(kept));
        Assert.Equal(500, await grain.Counted());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ICancellable>(1);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.Count(cancelled));
        Assert.Equal(0, await grain.Counted());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Cancelling_after_the_answer_changes_nothing()
    {
        await using var silo = await TestEngine.Start();
        using var cancel = new CancellationTokenSource();
        var call = silo.Grains.GetGrain<ICancellable>(1).Count(cancel.Token);
        Assert.Equal(1, await call);
        await cancel.CancelAsync();
        Assert.Equal(1, await call);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Giving_up_while_calls_move_to_the_next_activation_leaves_nobody_waiting()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ICancellable>(1);
        for (var round = 0; round < 20; round++)
        {
            using var cancel = new CancellationTokenSource();
            var holding = grain.WaitFor($"{round}", CancellationToken.None);
            var leaving = grain.CountAndLeave(CancellationToken.None);
            var calls = Enumerable.Range(0, 2_000)
                .Select(n => grain.Count(n % 2 == 0 ? cancel.Token : CancellationToken.None)).ToArray();
            await silo.Signals.When($"{round} in");

            var cancelling = cancel.CancelAsync();
            silo.Signals.Set($"{round} out");

            await Task.WhenAll(holding, leaving, cancelling);
            await Task.WhenAll(calls.Where(call => !call.IsCanceled));
        }
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_million_calls_given_up_behind_one_that_runs_leave_nothing_behind()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ICancellable>(1);
        var holding = grain.WaitFor("first", CancellationToken.None);
        await silo.Signals.When("first in");

        var calls = Enumerable.Range(0, 1_000).SelectMany(_ => CallAndCancel(grain, 1_000)).ToList();

        GC.Collect();
        var kept = calls.Count(call => call.IsAlive);
        silo.Signals.Set("first out");
        await holding;
        Assert.Equal(0, kept);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_that_timed_out_in_the_queue_is_not_kept_by_the_token_of_its_caller()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ICancellable>(1);
        using var cancel = new CancellationTokenSource();
        var holding = grain.WaitFor("first", CancellationToken.None);

        var calls = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => TimeOut(grain, cancel.Token)));

        // Whoever ended those is done with them when this one ends.
        await TimeOut(grain, cancel.Token);
        GC.Collect();
        var kept = calls.Count(call => call.IsAlive);
        silo.Signals.Set("first out");
        await holding;
        Assert.Equal(0, kept);
    }

    /// <summary>Makes so many calls and gives them up. Returns some of them, weakly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<WeakReference> CallAndCancel(ICancellable grain, int count)
    {
        using var cancel = new CancellationTokenSource();
        var calls = Enumerable.Range(0, count).Select(_ => grain.Count(cancel.Token)).ToArray();
        cancel.Cancel();
        return [new(calls[0]), new(calls[count / 2]), new(calls[^1])];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> TimeOut(ICancellable grain, CancellationToken cancellationToken)
    {
        var call = grain.CountBriefly(cancellationToken);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        return new(call);
    }
}
