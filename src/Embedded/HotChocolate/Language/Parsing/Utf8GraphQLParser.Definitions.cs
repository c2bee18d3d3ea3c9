namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private IDefinitionNode ParseDefinition()
    {
        if (reader.Kind == TokenKind.LeftBrace) return ParseShortQuery();
        var start = Start;
        var description = ParseDescription();
        if (reader.Kind != TokenKind.Name)
            throw description is not null && reader.Kind == TokenKind.LeftBrace
                ? At(start, "Unexpected description, descriptions are not supported on shorthand queries.")
                : Unexpected();
        return ParseDescribed(start, description) ?? ParseExtension(start, description);
    }

    private static SyntaxException At(Location start, string message) =>
        new(message, start.Start, start.Line, start.Column);

    private IDefinitionNode? ParseDescribed(Location start, StringValueNode? description) => reader.GetName() switch
    {
        "query" or "mutation" or "subscription" => ParseOperation(start, description),
        "fragment" => ParseFragmentDefinition(start, description),
        "schema" => ParseSchema(start, description),
        "scalar" => ParseScalar(start, description),
        "type" => ParseObjectType(start, description),
        "interface" => ParseInterface(start, description),
        "union" => ParseUnion(start, description),
        "enum" => ParseEnum(start, description),
        "input" => ParseInputObject(start, description),
        "directive" => ParseDirectiveDefinition(start, description),
        _ => null,
    };

    private SchemaDefinitionNode ParseSchema(Location start, StringValueNode? description)
    {
        MoveNext();
        var directives = ParseConstantDirectives();
        var types = Many(TokenKind.LeftBrace, static (ref parser) => parser.ParseRootType(), TokenKind.RightBrace);
        return new SchemaDefinitionNode(Locate(start), description, directives, types);
    }

    private OperationTypeDefinitionNode ParseRootType()
    {
        var start = Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode(Locate(start), operation, type);
    }

    private ScalarTypeDefinitionNode ParseScalar(Location start, StringValueNode? description)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        return new ScalarTypeDefinitionNode(Locate(start), name, description, directives);
    }

    private ObjectTypeDefinitionNode ParseObjectType(Location start, StringValueNode? description)
    {
        MoveNext();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseConstantDirectives();
        var fields = ParseFieldDefinitions();
        return new ObjectTypeDefinitionNode(Locate(start), name, description, directives, interfaces, fields);
    }

    private InterfaceTypeDefinitionNode ParseInterface(Location start, StringValueNode? description)
    {
        MoveNext();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseConstantDirectives();
        var fields = ParseFieldDefinitions();
        return new InterfaceTypeDefinitionNode(Locate(start), name, description, directives, interfaces, fields);
    }

    private UnionTypeDefinitionNode ParseUnion(Location start, StringValueNode? description)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        var types = ParseUnionMembers();
        return new UnionTypeDefinitionNode(Locate(start), name, description, directives, types);
    }

    private EnumTypeDefinitionNode ParseEnum(Location start, StringValueNode? description)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        var values = ParseEnumValues();
        return new EnumTypeDefinitionNode(Locate(start), name, description, directives, values);
    }

    private InputObjectTypeDefinitionNode ParseInputObject(Location start, StringValueNode? description)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        var fields = ParseInputFields();
        return new InputObjectTypeDefinitionNode(Locate(start), name, description, directives, fields);
    }
}
