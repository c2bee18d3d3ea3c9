using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Toolbox24.Bench;

public interface IAdder : IGrainWithIntegerKey
{
    Task<long> Add(long amount);
}

internal sealed class AdderGrain : Grain, IAdder
{
    private long total;

    public Task<long> Add(long amount) => Task.FromResult(total += amount);
}

/// <summary>Grain calls against the same work through a bare mailbox, in one run on one machine.</summary>
internal static class EngineBenchmarks
{
    private const int Callers = 64;
    private const double Bar = 0.35;
    private const int Runs = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var host = Start();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await host.StartAsync();

        // First, while there is nothing else on the heap that could go meanwhile.
        yield return await Memory(grains);
        foreach (var targets in new[] { Callers, 1, 10_000 }) yield return await Compare(grains, targets);
        await host.StopAsync();
    }

    private static async Task<Figure> Compare(IGrainFactory grains, int targets)
    {
        var keys = Enumerable.Range(1, targets).Select(key => (targets * 100_000L) + key);
        var adders = keys.Select(key => grains.GetGrain<IAdder>(key)).ToArray();
        var boxes = Enumerable.Range(1, targets).Select(_ => new BareMailbox()).ToArray();
        var (ours, bare) = await Bench.Loop.Medians(
            Runs, () => Rate(targets, at => adders[at].Add(1)), () => Rate(targets, at => boxes[at].Add(1)));
        return Figure.Against($"grain calls, {Callers} callers, {targets} grains", ours, "/s", bare, Bar);
    }

    private static async Task<Figure> Memory(IGrainFactory grains)
    {
        const int Idle = 100_000;
        var states = new BareState[Idle];
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Idle; i++) states[i] = new BareState { Total = 1 };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var key = 1; key <= Idle; key++) await grains.GetGrain<IAdder>(-key).Add(1);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(states);
        return Figure.Below(
            "memory per idle grain, beside its bare state", (after - before) / (double)Idle, "bytes", 2_048,
            (before - empty) / (double)Idle);
    }

    private static IHost Start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans();
        return builder.Build();
    }

    // Every caller waits for its answer before the next call, and goes round its share of the targets.
    private static async Task<double> Rate(int targets, Func<int, Task<long>> call)
    {
        using var over = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        var loops = Enumerable.Range(0, Callers)
            .Select(caller => Task.Run(() => GoRound(caller, targets, call, over.Token)))
            .ToArray();
        over.CancelAfter(Span);
        var counts = await Task.WhenAll(loops);
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> GoRound(int caller, int targets, Func<int, Task<long>> call, CancellationToken over)
    {
        var count = 0L;
        var at = caller % targets;
        for (; !over.IsCancellationRequested; count++)
        {
            await call(at);
            at += Callers;
            if (at >= targets) at = caller % targets;
        }

        return count;
    }

    /// <summary>What a grain keeps, and nothing that makes it one.</summary>
    private sealed class BareState
    {
        public long Total { get; init; }
    }

    /// <summary>The least an actor can be: a channel, one reader, and an answer per request.</summary>
    private sealed class BareMailbox
    {
        private readonly Channel<Request> requests =
            Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });

        private long total;

        public BareMailbox() => _ = Read();

        public Task<long> Add(long amount)
        {
            var request = new Request(amount);
            requests.Writer.TryWrite(request);
            return request.Task;
        }

        private async Task Read()
        {
            while (await requests.Reader.WaitToReadAsync())
            {
                while (requests.Reader.TryRead(out var request)) request.SetResult(total += request.Amount);
            }
        }

        private sealed class Request(long amount)
            : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            public long Amount => amount;
        }
    }
}
