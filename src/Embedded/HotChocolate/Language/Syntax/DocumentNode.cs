namespace HotChocolate.Language;

/// <summary>All of one source text.</summary>
public sealed class DocumentNode(Location? location, IReadOnlyList<IDefinitionNode> definitions) : SyntaxNode(location)
{
    public DocumentNode(IReadOnlyList<IDefinitionNode> definitions) : this(null, definitions) { }

    internal DocumentNode(Location? location, IReadOnlyList<IDefinitionNode> definitions, int nodes, int fields)
        : this(location, definitions) => (Count, FieldsCount) = (nodes, fields);

    public override SyntaxKind Kind => SyntaxKind.Document;

    public IReadOnlyList<IDefinitionNode> Definitions { get; } = definitions;

    /// <summary>How many nodes the parser made for this document; 0 when code made it.</summary>
    public int Count { get; }

    /// <summary>How many fields are selected in this document; 0 when code made it.</summary>
    public int FieldsCount { get; }

    protected internal override void VisitChildren(SyntaxWalker walker) => walker.Visit(Definitions);
}
