namespace HotChocolate.Language;

public sealed class OperationDefinitionNode(
    Location? location,
    NameNode? name,
    StringValueNode? description,
    OperationType operation,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SyntaxNode(location), IExecutableDefinitionNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    public StringValueNode? Description { get; } = description;

    public OperationType Operation { get; } = operation;

    public NameNode? Name { get; } = name;

    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(VariableDefinitions);
        walker.Visit(Directives);
        walker.Visit(SelectionSet);
    }
}
