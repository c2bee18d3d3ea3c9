namespace HotChocolate.Language;

/// <summary>What defining an enum and extending it share.</summary>
public abstract class EnumTypeDefinitionNodeBase(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values) : TypeDefinitionNodeBase(location, name, description, directives)
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        base.VisitChildren(walker);
        walker.Visit(Values);
    }
}

public sealed class EnumTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values)
    : EnumTypeDefinitionNodeBase(location, name, description, directives, values), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;
}

public sealed class EnumTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values)
    : EnumTypeDefinitionNodeBase(location, name, description: null, directives, values), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;
}
