namespace HotChocolate.Language;

public sealed class FieldNode(
    Location? location,
    NameNode name,
    NameNode? alias,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<ArgumentNode> arguments,
    SelectionSetNode? selectionSet) : SyntaxNode(location), ISelectionNode, INamedSyntaxNode
{
    public FieldNode(string name) : this(null, new NameNode(name), null, [], [], null) { }

    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode? Alias { get; } = alias;

    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Alias);
        walker.Visit(Name);
        walker.Visit(Arguments);
        walker.Visit(Directives);
        walker.Visit(SelectionSet);
    }
}
