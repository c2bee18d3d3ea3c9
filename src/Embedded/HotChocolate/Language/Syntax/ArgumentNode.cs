namespace HotChocolate.Language;

public sealed class ArgumentNode(Location? location, NameNode name, IValueNode value) : SyntaxNode(location), IHasName
{
    public ArgumentNode(string name, IValueNode value) : this(null, new NameNode(name), value) { }

    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Value);
    }
}
