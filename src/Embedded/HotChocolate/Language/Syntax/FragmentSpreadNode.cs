namespace HotChocolate.Language;

public sealed class FragmentSpreadNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(location), ISelectionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Directives);
    }
}
