namespace Orleans.Conformance;

public interface ICancellable : IGrainWithIntegerKey
{
    Task WaitFor(string name, CancellationToken cancellationToken);

    Task<int> Count(CancellationToken cancellationToken = default);

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
}
