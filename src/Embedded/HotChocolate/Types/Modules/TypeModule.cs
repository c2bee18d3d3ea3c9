using System.ComponentModel;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>What one assembly adds to the schema. Generated code makes these.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypeModule
{
    /// <summary>Its types; the operation types, which several modules share, as extensions.</summary>
    public required string Sdl { get; init; }

    /// <summary>How the fields of its object types are found, by "Type.field".</summary>
    public required IReadOnlyDictionary<string, FieldBinding> Fields { get; init; }

    /// <summary>The classes of its object types.</summary>
    public required IReadOnlyDictionary<string, Type> RuntimeTypes { get; init; }

    /// <summary>What makes its inputs of the fields given.</summary>
    public required IReadOnlyDictionary<string, Func<IReadOnlyDictionary<string, object?>, object>> Inputs { get; init; }

    /// <summary>The values of its enums, by their names.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> Enums { get; init; }
}
