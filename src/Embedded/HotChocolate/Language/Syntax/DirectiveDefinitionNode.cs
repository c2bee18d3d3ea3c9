namespace HotChocolate.Language;

public sealed class DirectiveDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    bool isRepeatable,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    IReadOnlyList<NameNode> locations) : SyntaxNode(location), ITypeSystemDefinitionNode, IHasName, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public bool IsRepeatable { get; } = isRepeatable;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Where the directive may be put, such as FIELD_DEFINITION.</summary>
    public IReadOnlyList<NameNode> Locations { get; } = locations;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(Arguments);
        walker.Visit(Locations);
    }
}
