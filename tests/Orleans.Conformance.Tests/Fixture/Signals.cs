using System.Collections.Concurrent;

namespace Orleans.Conformance;

/// <summary>Barriers and counters by name, shared by the grains of one host and its test.</summary>
public sealed class Signals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly ConcurrentQueue<string> log = new();

    public IReadOnlyCollection<string> Log => log;

    public Task When(string name) => Gate(name).Task;

    public void Set(string name) => Gate(name).TrySetResult();

    /// <summary>Counts, and opens the gate "name:n" at the n-th.</summary>
    public int Count(string name)
    {
        var count = counts.AddOrUpdate(name, 1, (_, before) => before + 1);
        Set($"{name}:{count}");
        return count;
    }

    public int Counted(string name) => counts.GetValueOrDefault(name);

    public void Write(string line) => log.Enqueue(line);

    private TaskCompletionSource Gate(string name) =>
        gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
