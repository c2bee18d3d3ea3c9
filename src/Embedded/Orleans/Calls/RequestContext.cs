using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that go down a chain of calls. What a callee sets is not seen by its caller.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Current = new();

    internal static ImmutableDictionary<string, object>? Values
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    public static object? Get(string key) => Values?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Values = (Values ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);

    public static bool Remove(string key)
    {
        if (Values is not { } values || !values.ContainsKey(key)) return false;

        Values = values.Count == 1 ? null : values.Remove(key);
        return true;
    }

    public static void Clear() => Values = null;
}
