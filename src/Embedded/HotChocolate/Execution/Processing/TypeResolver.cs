using System.Collections.Concurrent;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Tells what object type a value of an interface or union is of.</summary>
internal sealed class TypeResolver(Schema schema)
{
    private readonly ConcurrentDictionary<(NamedType, Type), ObjectType?> known = new();

    /// <summary>The object type of a value of an interface or union; null where it has none.</summary>
    public ObjectType? Resolve(NamedType type, object value)
    {
        if (value is IReadOnlyDictionary<string, object?> entries && entries.TryGetValue("__typename", out var name))
        {
            foreach (var possible in schema.PossibleTypes(type))
            {
                if (possible.Name == name as string) return possible;
            }

            return null;
        }

        var key = (type, value.GetType());
        return known.TryGetValue(key, out var found) ? found : known.GetOrAdd(key, Find);
    }

    // The nearest class wins: a drill that is a tool is a Drill where there is such a type, else a Tool.
    private ObjectType? Find((NamedType Type, Type Class) key)
    {
        var possible = schema.PossibleTypes(key.Type);
        for (var one = key.Class; one is not null; one = one.BaseType)
        {
            foreach (var type in possible)
            {
                if (type.RuntimeType == one) return type;
            }
        }

        foreach (var type in possible)
        {
            if (type.RuntimeType is { IsInterface: true } contract && contract.IsAssignableFrom(key.Class)) return type;
        }

        return null;
    }
}
