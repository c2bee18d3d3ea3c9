namespace HotChocolate.Language;

public sealed class ListValueNode(Location? location, IReadOnlyList<IValueNode> items)
    : SyntaxNode(location), IValueNode<IReadOnlyList<IValueNode>>
{
    public ListValueNode(params IReadOnlyList<IValueNode> items) : this(null, items) { }

    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public IReadOnlyList<IValueNode> Items { get; } = items;

    IReadOnlyList<IValueNode> IValueNode<IReadOnlyList<IValueNode>>.Value => Items;

    object? IValueNode.Value => Items;

    protected internal override void VisitChildren(SyntaxWalker walker) => walker.Visit(Items);
}

public sealed class ObjectValueNode(Location? location, IReadOnlyList<ObjectFieldNode> fields)
    : SyntaxNode(location), IValueNode<IReadOnlyList<ObjectFieldNode>>
{
    public ObjectValueNode(params IReadOnlyList<ObjectFieldNode> fields) : this(null, fields) { }

    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;

    IReadOnlyList<ObjectFieldNode> IValueNode<IReadOnlyList<ObjectFieldNode>>.Value => Fields;

    object? IValueNode.Value => Fields;

    protected internal override void VisitChildren(SyntaxWalker walker) => walker.Visit(Fields);
}

public sealed class ObjectFieldNode(Location? location, NameNode name, IValueNode value)
    : SyntaxNode(location), IHasName
{
    public ObjectFieldNode(string name, IValueNode value) : this(null, new NameNode(name), value) { }

    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Value);
    }
}
