using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A type of plain values: how they come in, as literals or as JSON, and how they go out.</summary>
public abstract class ScalarType(string name, string? description = null, IReadOnlyList<DirectiveNode>? directives = null)
    : NamedType(name, description, directives ?? [])
{
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Where the format is specified; null where the specification itself does.</summary>
    public virtual string? SpecifiedBy => null;

    /// <summary>Reads a literal, never null and never a variable.</summary>
    /// <returns>False where it is no value of this type.</returns>
    public abstract bool TryParseLiteral(IValueNode literal, out object? value);

    /// <summary>Reads a value of the variables, never null.</summary>
    /// <returns>False where it is no value of this type.</returns>
    public abstract bool TryParseValue(JsonElement input, out object? value);

    /// <summary>Takes what a resolver returned, never null.</summary>
    /// <returns>What <see cref="Write" /> writes; null where it is no value of this type.</returns>
    public abstract object? Serialize(object value);

    /// <summary>Writes what <see cref="Serialize" /> returned.</summary>
    public abstract void Write(Utf8JsonWriter writer, object value);
}
