namespace HotChocolate.Language;

public sealed class FieldDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    ITypeNode type,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), INamedSyntaxNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public ITypeNode Type { get; } = type;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(Arguments);
        walker.Visit(Type);
        walker.Visit(Directives);
    }
}
