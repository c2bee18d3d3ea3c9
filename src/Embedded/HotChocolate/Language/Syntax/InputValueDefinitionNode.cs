namespace HotChocolate.Language;

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), INamedSyntaxNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(Type);
        walker.Visit(DefaultValue);
        walker.Visit(Directives);
    }
}
