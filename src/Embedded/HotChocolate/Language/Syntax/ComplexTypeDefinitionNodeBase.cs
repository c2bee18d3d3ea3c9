namespace HotChocolate.Language;

/// <summary>What object types and interfaces share: fields, and interfaces they implement.</summary>
public abstract class ComplexTypeDefinitionNodeBase(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields) : TypeDefinitionNodeBase(location, name, description, directives)
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;

    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;

    protected internal override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Description);
        walker.Visit(Name);
        walker.Visit(Interfaces);
        walker.Visit(Directives);
        walker.Visit(Fields);
    }
}
