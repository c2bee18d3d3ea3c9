namespace HotChocolate.Language;

public sealed class ScalarTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives)
    : TypeDefinitionNodeBase(location, name, description, directives), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;
}

public sealed class ScalarTypeExtensionNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
    : TypeDefinitionNodeBase(location, name, description: null, directives), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;
}
