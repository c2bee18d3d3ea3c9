using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>What object types and interfaces share: fields, and interfaces they implement.</summary>
public abstract class ComplexType(string name, string? description, IReadOnlyList<DirectiveNode> directives)
    : NamedType(name, description, directives)
{
    private Dictionary<string, OutputField> byName = [];

    public IReadOnlyList<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>In the order they were declared, without the fields every object has.</summary>
    public IReadOnlyList<OutputField> Fields { get; private set; } = [];

    public OutputField? Field(string name) => byName.GetValueOrDefault(name);

    internal void Complete(IReadOnlyList<InterfaceType> interfaces, IReadOnlyList<OutputField> fields)
    {
        (Interfaces, Fields) = (interfaces, fields);
        byName = fields.ToDictionary(field => field.Name);
    }
}

public sealed class ObjectType(string name, string? description, IReadOnlyList<DirectiveNode> directives)
    : ComplexType(name, description, directives)
{
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>The class its values are of; null where none is known.</summary>
    public Type? RuntimeType { get; internal set; }
}

public sealed class InterfaceType(string name, string? description, IReadOnlyList<DirectiveNode> directives)
    : ComplexType(name, description, directives)
{
    public override TypeKind Kind => TypeKind.Interface;
}
