using System.Collections.Concurrent;
using Orleans.Storage;

namespace Orleans.Conformance;

/// <summary>A store in memory that keeps etags and can be told to fail.</summary>
public sealed class FakeStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), (object State, string Tag)> rows = new();
    private int version;

    /// <summary>Throws before a write if it wants to.</summary>
    public Action<GrainId> BeforeWrite { get; set; } = _ => { };

    public int Rows => rows.Count;

    /// <summary>Writes behind the back of whoever has read the state.</summary>
    public void Touch(string stateName, GrainId grainId)
    {
        var (state, _) = rows[(stateName, grainId)];
        rows[(stateName, grainId)] = (state, NextTag());
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        if (!rows.TryGetValue((stateName, grainId), out var row))
        {
            Empty(grainState);
            return;
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)row.State, row.Tag, true);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        BeforeWrite(grainId);
        Check(stateName, grainId, grainState.ETag);
        grainState.ETag = NextTag();
        grainState.RecordExists = true;
        rows[(stateName, grainId)] = (grainState.State!, grainState.ETag);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        Check(stateName, grainId, grainState.ETag);
        rows.TryRemove((stateName, grainId), out _);
        Empty(grainState);
    }

    private static void Empty<T>(IGrainState<T> state) =>
        (state.State, state.ETag, state.RecordExists) = (Activator.CreateInstance<T>(), null!, false);

    private void Check(string stateName, GrainId grainId, string? tag)
    {
        var stored = rows.TryGetValue((stateName, grainId), out var row) ? row.Tag : null;
        if (stored != tag) throw new InconsistentStateException("Somebody else wrote it.", stored ?? "", tag ?? "");
    }

    private string NextTag() => $"v{Interlocked.Increment(ref version)}";
}
