namespace HotChocolate.Language;

public sealed class FragmentDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet)
    : SyntaxNode(location), IExecutableDefinitionNode, INamedSyntaxNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(TypeCondition);
        walker.Visit(Directives);
        walker.Visit(SelectionSet);
    }
}
