using HotChocolate.Language;

namespace HotChocolate.Types;

public sealed class UnionType(string name, string? description, IReadOnlyList<DirectiveNode> directives)
    : NamedType(name, description, directives)
{
    public override TypeKind Kind => TypeKind.Union;

    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}
