namespace HotChocolate.Language;

/// <summary>What defining a type and extending it share; only a definition has a description.</summary>
public abstract class TypeDefinitionNodeBase(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), INamedSyntaxNode, IHasDescription
{
    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(Directives);
    }
}
