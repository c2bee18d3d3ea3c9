using Orleans.Conformance;

namespace Toolbox24.Embedded.Tests.Orleans;

public interface IFenced : IGrainWithStringKey
{
    Task<int> Add();

    Task Hold(string name);

    Task<int> BlockThenCall(string other);

    Task<string> There(string other);

    Task<string> Back(string other);
}

internal sealed class FencedGrain(
    Signals signals, [PersistentState("count")] IPersistentState<FencedGrain.Counted> counted) : Grain, IFenced
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        signals.Count("deactivated");
        return Task.CompletedTask;
    }

    public Task<int> Add() => Task.FromResult(counted.State.Value += 1);

    /// <summary>In its turn it is once it waits: what is queued for the turns of this grain comes after this stretch.</summary>
    public async Task Hold(string name)
    {
        _ = Task.Factory.StartNew(() => signals.Set($"{name} in"), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        await signals.When($"{name} out");
        signals.Count("continued");
    }

    /// <summary>A synchronous stretch that outlives the lease, and then tries to have effects.</summary>
    public async Task<int> BlockThenCall(string other)
    {
        signals.Set("blocked");
        signals.When("unblock").Wait();
        signals.Set(await Outcome(counted.WriteStateAsync) + " write");
        signals.Set(await Outcome(() => GrainFactory.GetGrain<IFenced>(other).Add()) + " call");
        return 0;
    }

    public Task<string> There(string other) => GrainFactory.GetGrain<IFenced>(other).Back(this.GetPrimaryKeyString());

    public Task<string> Back(string other) => GrainFactory.GetGrain<IFenced>(other).There(this.GetPrimaryKeyString());

    private static Task<string> Outcome(Func<Task> action)
    {
        try
        {
            return Task.FromResult(action().IsFaulted ? "failed" : "began");
        }
        catch (SiloUnavailableException)
        {
            return Task.FromResult("failed");
        }
    }

    public sealed class Counted
    {
        public int Value { get; set; }
    }
}
