using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Conformance;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.Orleans;

/// <summary>What the engine tells when something is wrong, beyond the exception's type.</summary>
public sealed class DiagnosisTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact(Timeout = Limits.Hung)]
    public async Task A_deadlock_names_the_grains_and_methods_in_it()
    {
        await using var silo = await Start();
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IFenced>("x").There("y"));
        Assert.Equal(
            "IFenced.There on fenced/x got no answer within its response timeout: "
            + "it waits for IFenced.Back on fenced/y, which waits for IFenced.There on fenced/x, "
            + "which is queued behind IFenced.There on fenced/x; "
            + "they wait for each other, a deadlock.",
            failure.Message);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_stuck_in_the_queue_names_what_it_is_behind()
    {
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IFenced>("x");
        var holding = grain.Hold("first");
        var failure = await Assert.ThrowsAsync<TimeoutException>(grain.Add);
        await Assert.ThrowsAsync<TimeoutException>(() => holding);
        silo.Signals.Set("first out");

        Assert.StartsWith("IFenced.Add on fenced/x got no answer", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Activations_and_calls_are_counted()
    {
        await using var silo = await Start();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => silo.Grains.GetGrain<IFenced>($"{n % 10}").Add()));
        Assert.Contains((10L, 30L), Read());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task The_empty_Guid_is_refused_as_a_key()
    {
        await using var silo = await Start();
        Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<IGuided>(Guid.Empty));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_that_does_not_activate_in_time_is_named_with_what_it_waits_for()
    {
        await using var silo = await Start();
        var guid = Guid.NewGuid();

        var failure = await Assert.ThrowsAsync<TimeoutException>(silo.Grains.GetGrain<IGuided>(guid).Get);
        silo.Signals.Set("never out");

        Assert.Equal(
            $"Grain.OnActivateAsync on guided/{guid:N} did not end in time: it waits for IFenced.Hold on fenced/guide.",
            failure.Message);
    }

    private Task<TestEngine> Start() => TestEngine.Start(database, services =>
    {
        services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(0.5));
        services.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = TimeSpan.FromSeconds(0.2));
    });

    // Other tests of this process have engines too, so this looks for ours among all.
    private static List<(long Activations, long Calls)> Read()
    {
        List<long> activations = [], calls = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "Microsoft.Orleans") listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => activations.Add(value));
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => calls.Add(value));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. activations.Zip(calls)];
    }
}

public interface IGuided : IGrainWithGuidKey
{
    Task Get();
}

internal sealed class GuidedGrain : Grain, IGuided
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IFenced>("guide").Hold("never");

    public Task Get() => Task.CompletedTask;
}
