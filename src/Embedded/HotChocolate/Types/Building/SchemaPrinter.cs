using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>Turns a schema back into the document it could be built of.</summary>
internal static class SchemaPrinter
{
    /// <summary>Everything the schema declares, in its order; not what every schema has.</summary>
    public static DocumentNode Document(Schema schema)
    {
        var directives = schema.DirectiveTypes.Where(directive => !BuiltIn.IsDirective(directive.Name)).Select(Of);
        var types = schema.Types
            .Where(type => !Scalars.IsSpecified(type.Name) && !type.Name.StartsWith("__", StringComparison.Ordinal))
            .Select(Of);
        return new DocumentNode([Root(schema), .. types, .. directives]);
    }

    private static SchemaDefinitionNode Root(Schema schema)
    {
        List<OperationTypeDefinitionNode> operations = [];
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (schema.OperationType(operation) is { } type)
                operations.Add(new(null, operation, new NamedTypeNode(type.Name)));
        }

        return new SchemaDefinitionNode(null, Description(schema.Description), [], operations);
    }

    private static IDefinitionNode Of(NamedType type) => type switch
    {
        ObjectType some => new ObjectTypeDefinitionNode(
            null, Name(type), Description(type.Description), type.Directives, Names(some.Interfaces), [.. some.Fields.Select(Of)]),
        InterfaceType some => new InterfaceTypeDefinitionNode(
            null, Name(type), Description(type.Description), type.Directives, Names(some.Interfaces), [.. some.Fields.Select(Of)]),
        UnionType some => new UnionTypeDefinitionNode(
            null, Name(type), Description(type.Description), type.Directives, Names(some.Types)),
        EnumType some => new EnumTypeDefinitionNode(
            null, Name(type), Description(type.Description), type.Directives, [.. some.Values.Select(Of)]),
        InputObjectType some => new InputObjectTypeDefinitionNode(
            null, Name(type), Description(type.Description), type.Directives, [.. some.Fields.Select(Of)]),
        _ => new ScalarTypeDefinitionNode(null, Name(type), Description(type.Description), Specified((ScalarType)type)),
    };

    private static FieldDefinitionNode Of(OutputField field) => new(
        null, new NameNode(field.Name), Description(field.Description), [.. field.Arguments.Select(Of)],
        Reference(field.Type), field.Directives);

    private static InputValueDefinitionNode Of(InputField field) => new(
        null, new NameNode(field.Name), Description(field.Description), Reference(field.Type), field.DefaultValue, field.Directives);

    private static EnumValueDefinitionNode Of(EnumValue value) =>
        new(null, new NameNode(value.Name), Description(value.Description), value.Directives);

    private static DirectiveDefinitionNode Of(DirectiveType directive) => new(
        null, new NameNode(directive.Name), Description(directive.Description), directive.IsRepeatable,
        [.. directive.Arguments.Select(Of)], [.. directive.Locations.Select(location => new NameNode(location))]);

    private static IReadOnlyList<DirectiveNode> Specified(ScalarType scalar) =>
        scalar.Directives.Count > 0 || scalar.SpecifiedBy is null
            ? scalar.Directives
            : [new DirectiveNode("specifiedBy", new ArgumentNode("url", new StringValueNode(scalar.SpecifiedBy)))];

    private static NameNode Name(NamedType type) => new(type.Name);

    private static NamedTypeNode[] Names(IEnumerable<NamedType> types) => [.. types.Select(type => new NamedTypeNode(type.Name))];

    private static ITypeNode Reference(IType type) => type switch
    {
        NonNullType some => new NonNullTypeNode((INullableTypeNode)Reference(some.Type)),
        ListType some => new ListTypeNode(Reference(some.ElementType)),
        _ => new NamedTypeNode(((NamedType)type).Name),
    };

    private static StringValueNode? Description(string? text) =>
        text is null ? null : new StringValueNode(null, text, block: text.Contains('\n', StringComparison.Ordinal));
}
