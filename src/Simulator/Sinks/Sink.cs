using System.Text.Json;

namespace Toolbox24.Simulator.Sinks;

/// <summary>Takes messages and keeps the last of them. A key seen before is counted, not stored again.</summary>
internal sealed class Sink(int capacity)
{
    public const int Capacity = 10_000;

    private readonly Dictionary<string, Message> byKey = [];
    private readonly Queue<string> oldestFirst = new();
    private readonly Lock gate = new();

    /// <summary>Says whether the message is new.</summary>
    public bool Take(string key, string to, JsonElement content, DateTimeOffset at)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var known))
            {
                byKey[key] = known with { Deliveries = known.Deliveries + 1 };
                return false;
            }

            if (oldestFirst.Count == capacity) byKey.Remove(oldestFirst.Dequeue());
            byKey[key] = new Message(key, to, at, content, Deliveries: 1);
            oldestFirst.Enqueue(key);
            return true;
        }
    }

    /// <summary>The message with this key; null where there is none, or none any more.</summary>
    public Message? Find(string key)
    {
        lock (gate) return byKey.GetValueOrDefault(key);
    }

    /// <summary>Oldest first; everybody's when nobody is named.</summary>
    public IReadOnlyList<Message> SentTo(string? to)
    {
        lock (gate)
            return [.. oldestFirst.Select(key => byKey[key]).Where(message => to is null || message.To == to)];
    }
}
