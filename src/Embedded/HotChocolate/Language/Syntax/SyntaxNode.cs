namespace HotChocolate.Language;

/// <summary>What all nodes share.</summary>
public abstract class SyntaxNode(Location? location) : ISyntaxNode
{
    public abstract SyntaxKind Kind { get; }

    public Location? Location { get; } = location;

    public IEnumerable<ISyntaxNode> GetNodes() => new Children().Of(this);

    public override string ToString() => ToString(indented: true);

    public string ToString(bool indented) => SyntaxPrinter.Print(this, indented);

    /// <summary>Shows the walker each child, in the order of the source.</summary>
    protected internal virtual void VisitChildren(SyntaxWalker walker) { }

    private sealed class Children : SyntaxWalker
    {
        private readonly List<ISyntaxNode> nodes = [];

        public List<ISyntaxNode> Of(SyntaxNode node)
        {
            node.VisitChildren(this);
            return nodes;
        }

        protected override bool Enter(ISyntaxNode node)
        {
            nodes.Add(node);
            return false;
        }
    }
}
