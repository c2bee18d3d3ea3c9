namespace HotChocolate.Language;

/// <summary>What defining the schema and extending it share.</summary>
public abstract class SchemaDefinitionNodeBase(
    Location? location,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes) : SyntaxNode(location), IHasDirectives
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Directives);
        walker.Visit(OperationTypes);
    }
}

public sealed class SchemaDefinitionNode(
    Location? location,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes)
    : SchemaDefinitionNodeBase(location, directives, operationTypes), ITypeSystemDefinitionNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    public StringValueNode? Description { get; } = description;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        base.VisitChildren(walker);
    }
}

public sealed class SchemaExtensionNode(
    Location? location,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes)
    : SchemaDefinitionNodeBase(location, directives, operationTypes), ITypeSystemExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;
}

/// <summary>The type an operation starts from.</summary>
public sealed class OperationTypeDefinitionNode(Location? location, OperationType operation, NamedTypeNode type)
    : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;

    protected internal override void VisitChildren(SyntaxWalker walker) => walker.Visit(Type);
}
