namespace HotChocolate.Language;

public sealed class ObjectTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, description, directives, interfaces, fields), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;
}

public sealed class ObjectTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, description: null, directives, interfaces, fields),
        ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;
}
