namespace HotChocolate.Language;

public sealed class InterfaceTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, description, directives, interfaces, fields), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;
}

public sealed class InterfaceTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, description: null, directives, interfaces, fields),
        ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;
}
