namespace HotChocolate.Language;

public sealed class SelectionSetNode(Location? location, IReadOnlyList<ISelectionNode> selections)
    : SyntaxNode(location)
{
    public SelectionSetNode(IReadOnlyList<ISelectionNode> selections) : this(null, selections) { }

    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    public IReadOnlyList<ISelectionNode> Selections { get; } = selections;

    protected internal override void VisitChildren(SyntaxWalker walker) => walker.Visit(Selections);
}
