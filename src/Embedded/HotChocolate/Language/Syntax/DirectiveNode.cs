namespace HotChocolate.Language;

/// <summary>A directive put on something.</summary>
public sealed class DirectiveNode(Location? location, NameNode name, IReadOnlyList<ArgumentNode> arguments)
    : SyntaxNode(location), IHasName
{
    public DirectiveNode(string name, params IReadOnlyList<ArgumentNode> arguments)
        : this(null, new NameNode(name), arguments) { }

    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Arguments);
    }
}
