namespace HotChocolate.Execution;

/// <summary>The variables of a request, those that were given or have a default.</summary>
internal sealed class VariableValues(string[] names, object?[] values, bool[] given)
{
    public static VariableValues None { get; } = new([], [], []);

    /// <summary>The value of a variable; null and false where it has none.</summary>
    public bool TryGet(string name, out object? value)
    {
        var index = Array.IndexOf(names, name);
        value = index < 0 ? null : values[index];
        return index >= 0 && given[index];
    }
}
