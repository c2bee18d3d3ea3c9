using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The definition of one type with its extensions, read as one.</summary>
internal sealed class TypeParts(ITypeDefinitionNode definition)
{
    private readonly List<INamedSyntaxNode> parts = [definition];

    public ITypeDefinitionNode Definition => definition;

    public string Name => definition.Name.Value;

    public string? Description => definition.Description?.Value;

    public IReadOnlyList<DirectiveNode> Directives => [.. parts.SelectMany(part => part.Directives)];

    public IEnumerable<FieldDefinitionNode> Fields => Of<ComplexTypeDefinitionNodeBase>().SelectMany(part => part.Fields);

    public IEnumerable<NamedTypeNode> Interfaces => Of<ComplexTypeDefinitionNodeBase>().SelectMany(part => part.Interfaces);

    public IEnumerable<NamedTypeNode> Members => Of<UnionTypeDefinitionNodeBase>().SelectMany(part => part.Types);

    public IEnumerable<EnumValueDefinitionNode> Values => Of<EnumTypeDefinitionNodeBase>().SelectMany(part => part.Values);

    public IEnumerable<InputValueDefinitionNode> InputFields =>
        Of<InputObjectTypeDefinitionNodeBase>().SelectMany(part => part.Fields);

    public void Add(ITypeExtensionNode extension) => parts.Add(extension);

    private IEnumerable<T> Of<T>() => parts.OfType<T>();
}
