using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which activation is the grain's, for as long as this process holds the lease.</summary>
internal sealed class GrainDirectory(Engine engine)
{
    private readonly ConcurrentDictionary<GrainId, Activation> activations = new();
    private long pastCalls;
    private volatile bool isClosed;
    private int count;

    public int Count => count;

    public ICollection<Activation> All => activations.Values;

    /// <summary>Cheap because only asked for when somebody looks at the metrics.</summary>
    public long CallCount => Volatile.Read(ref pastCalls) + activations.Sum(entry => entry.Value.CallCount);

    public Activation? Find(GrainId id, GrainImplementation type)
    {
        if (activations.TryGetValue(id, out var known)) return isClosed ? null : known;

        var made = new Activation(engine, this, id, type);
        var winner = activations.GetOrAdd(id, made);
        if (winner == made) Interlocked.Increment(ref count);
        return Guard(winner);
    }

    public void Remove(Activation activation)
    {
        if (!activations.TryRemove(KeyValuePair.Create(activation.GrainId, activation))) return;

        Interlocked.Decrement(ref count);
        Interlocked.Add(ref pastCalls, activation.CallCount);
    }

    /// <summary>Gives what waits for an activation that ends to a new one, if anything waits.</summary>
    public Activation? Succeed(Activation old, ref CallQueue waiting)
    {
        Activation? next = null;
        while (waiting.Take() is { } call)
        {
            if (call.IsOwn) continue;
            next ??= new Activation(engine, this, old.GrainId, old.Type);
            next.Adopt(call);
        }

        if (next is null)
        {
            Remove(old);
            return null;
        }

        Interlocked.Add(ref pastCalls, old.CallCount);
        activations[old.GrainId] = next;
        return Guard(next);
    }

    public void Close(Exception reason)
    {
        isClosed = true;
        foreach (var activation in activations.Values)
        {
            activation.Halt(reason);
            Remove(activation);
        }
    }

    // Close marks first and walks then: whoever comes in between sees the mark here.
    private Activation? Guard(Activation activation)
    {
        if (!isClosed) return activation;

        activation.Halt(Unavailable.Fenced());
        Remove(activation);
        return null;
    }
}
