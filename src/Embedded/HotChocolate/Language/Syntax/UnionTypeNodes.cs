namespace HotChocolate.Language;

/// <summary>What defining a union and extending it share.</summary>
public abstract class UnionTypeDefinitionNodeBase(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types) : TypeDefinitionNodeBase(location, name, description, directives)
{
    public IReadOnlyList<NamedTypeNode> Types { get; } = types;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        base.VisitChildren(walker);
        walker.Visit(Types);
    }
}

public sealed class UnionTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types)
    : UnionTypeDefinitionNodeBase(location, name, description, directives, types), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;
}

public sealed class UnionTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types)
    : UnionTypeDefinitionNodeBase(location, name, description: null, directives, types), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;
}
