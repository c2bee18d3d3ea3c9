using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A type with a name: all but lists and non-nulls. One schema has one of each name.</summary>
public abstract class NamedType(string name, string? description, IReadOnlyList<DirectiveNode> directives) : IType
{
    public abstract TypeKind Kind { get; }

    public string Name { get; } = name;

    public string? Description { get; } = description;

    /// <summary>The directives put on the type and on its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override string ToString() => Name;
}
