namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private IDefinitionNode ParseExtension(Location start, StringValueNode? description)
    {
        if (description is not null)
            throw At(start, "Unexpected description, only GraphQL definitions support descriptions.");
        if (!SkipKeyword("extend"u8) || reader.Kind != TokenKind.Name) throw Unexpected();
        return reader.GetName() switch
        {
            "schema" => ExtendSchema(start),
            "scalar" => ExtendScalar(start),
            "type" => ExtendObjectType(start),
            "interface" => ExtendInterface(start),
            "union" => ExtendUnion(start),
            "enum" => ExtendEnum(start),
            "input" => ExtendInputObject(start),
            _ => throw Unexpected(),
        };
    }

    /// <summary>An extension has to add something.</summary>
    private readonly void RequireAny(int added)
    {
        if (added == 0) throw Unexpected();
    }

    private SchemaExtensionNode ExtendSchema(Location start)
    {
        MoveNext();
        var directives = ParseConstantDirectives();
        var types = OptionalMany(
            TokenKind.LeftBrace, static (ref parser) => parser.ParseRootType(), TokenKind.RightBrace);
        RequireAny(directives.Length + types.Length);
        return new SchemaExtensionNode(Locate(start), directives, types);
    }

    private ScalarTypeExtensionNode ExtendScalar(Location start)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        RequireAny(directives.Length);
        return new ScalarTypeExtensionNode(Locate(start), name, directives);
    }

    private ObjectTypeExtensionNode ExtendObjectType(Location start)
    {
        MoveNext();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseConstantDirectives();
        var fields = ParseFieldDefinitions();
        RequireAny(interfaces.Length + directives.Length + fields.Length);
        return new ObjectTypeExtensionNode(Locate(start), name, directives, interfaces, fields);
    }

    private InterfaceTypeExtensionNode ExtendInterface(Location start)
    {
        MoveNext();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseConstantDirectives();
        var fields = ParseFieldDefinitions();
        RequireAny(interfaces.Length + directives.Length + fields.Length);
        return new InterfaceTypeExtensionNode(Locate(start), name, directives, interfaces, fields);
    }

    private UnionTypeExtensionNode ExtendUnion(Location start)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        var types = ParseUnionMembers();
        RequireAny(directives.Length + types.Length);
        return new UnionTypeExtensionNode(Locate(start), name, directives, types);
    }

    private EnumTypeExtensionNode ExtendEnum(Location start)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        var values = ParseEnumValues();
        RequireAny(directives.Length + values.Length);
        return new EnumTypeExtensionNode(Locate(start), name, directives, values);
    }

    private InputObjectTypeExtensionNode ExtendInputObject(Location start)
    {
        MoveNext();
        var name = ParseName();
        var directives = ParseConstantDirectives();
        var fields = ParseInputFields();
        RequireAny(directives.Length + fields.Length);
        return new InputObjectTypeExtensionNode(Locate(start), name, directives, fields);
    }
}
