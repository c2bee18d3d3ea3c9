using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

internal interface ILoadedState
{
    Task Load();
}

internal sealed class PersistentState<TState>(Activation activation, string name, IGrainStorage storage)
    : IPersistentState<TState>, ILoadedState
{
    private readonly GrainState<TState> held = new(Activator.CreateInstance<TState>());

    public TState State
    {
        get => held.State;
        set => held.State = value;
    }

    public string? Etag => held.ETag;

    public bool RecordExists => held.RecordExists;

    public static PersistentState<TState> Create(Activation activation, string name, string? storageName)
    {
        var store = storageName ?? "Default";
        var storage = activation.ActivationServices.GetKeyedService<IGrainStorage>(store)
            ?? throw new InvalidOperationException(
                $"{activation.GrainId} keeps \"{name}\" in the store \"{store}\", which is not registered.");
        return new PersistentState<TState>(activation, name, storage);
    }

    public Task Load() => storage.ReadStateAsync(name, activation.GrainId, held);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return Load();
    }

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task WriteStateAsync(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return storage.WriteStateAsync(name, activation.GrainId, held);
    }

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ClearStateAsync(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return storage.ClearStateAsync(name, activation.GrainId, held);
    }

    // A halted activation may still be inside a synchronous stretch; its successor owns the state now.
    private void Check(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (activation.IsHalted) throw Unavailable.Because(activation.Engine.Status);
    }
}
