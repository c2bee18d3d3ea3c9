namespace HotChocolate.Language;

public sealed class VariableDefinitionNode(
    Location? location,
    VariableNode variable,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), IHasDirectives, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Variable);
        walker.Visit(Type);
        walker.Visit(DefaultValue);
        walker.Visit(Directives);
    }
}
