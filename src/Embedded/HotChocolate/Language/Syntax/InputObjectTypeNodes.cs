namespace HotChocolate.Language;

/// <summary>What defining an input object and extending it share.</summary>
public abstract class InputObjectTypeDefinitionNodeBase(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields) : TypeDefinitionNodeBase(location, name, description, directives)
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        base.VisitChildren(walker);
        walker.Visit(Fields);
    }
}

public sealed class InputObjectTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields)
    : InputObjectTypeDefinitionNodeBase(location, name, description, directives, fields), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;
}

public sealed class InputObjectTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields)
    : InputObjectTypeDefinitionNodeBase(location, name, description: null, directives, fields), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;
}
