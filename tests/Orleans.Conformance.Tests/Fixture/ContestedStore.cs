using Orleans.Storage;
using Toolbox24.Testing;

namespace Orleans.Conformance;

/// <summary>The real store, where somebody else gets in before every tenth write.</summary>
internal sealed class ContestedStore(IGrainStorage store, TestDatabase database) : IGrainStorage
{
    private int writes;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        store.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (++writes % 10 == 0) database.Touch(stateName, grainId);
        return store.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        store.ClearStateAsync(stateName, grainId, grainState);
}
