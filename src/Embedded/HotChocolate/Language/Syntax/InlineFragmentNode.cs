namespace HotChocolate.Language;

public sealed class InlineFragmentNode(
    Location? location,
    NamedTypeNode? typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SyntaxNode(location), ISelectionNode
{
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(TypeCondition);
        walker.Visit(Directives);
        walker.Visit(SelectionSet);
    }
}
