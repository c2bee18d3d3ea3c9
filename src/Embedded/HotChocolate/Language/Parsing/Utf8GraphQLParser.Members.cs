namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private NamedTypeNode[] ParseInterfaces() => SkipKeyword("implements"u8)
        ? Delimited(TokenKind.Ampersand, static (ref parser) => parser.ParseNamedType())
        : [];

    private NamedTypeNode[] ParseUnionMembers() => Skip(TokenKind.Equal)
        ? Delimited(TokenKind.Pipe, static (ref parser) => parser.ParseNamedType())
        : [];

    private FieldDefinitionNode[] ParseFieldDefinitions() =>
        OptionalMany(TokenKind.LeftBrace, static (ref parser) => parser.ParseFieldDefinition(), TokenKind.RightBrace);

    private InputValueDefinitionNode[] ParseInputFields() =>
        OptionalMany(TokenKind.LeftBrace, static (ref parser) => parser.ParseInputValue(), TokenKind.RightBrace);

    private InputValueDefinitionNode[] ParseArgumentDefinitions() => OptionalMany(
        TokenKind.LeftParenthesis, static (ref parser) => parser.ParseInputValue(), TokenKind.RightParenthesis);

    private EnumValueDefinitionNode[] ParseEnumValues() =>
        OptionalMany(TokenKind.LeftBrace, static (ref parser) => parser.ParseEnumValue(), TokenKind.RightBrace);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var directives = ParseConstantDirectives();
        return new FieldDefinitionNode(Locate(start), name, description, arguments, type, directives);
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var value = Skip(TokenKind.Equal) ? ParseConstant() : null;
        var directives = ParseConstantDirectives();
        return new InputValueDefinitionNode(Locate(start), name, description, type, value, directives);
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = Start;
        var description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            throw reader.AtToken($"{DescribeToken()} is reserved and cannot be used for an enum value.");
        var name = ParseName();
        var directives = ParseConstantDirectives();
        return new EnumValueDefinitionNode(Locate(start), name, description, directives);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Location start, StringValueNode? description)
    {
        MoveNext();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = Delimited(TokenKind.Pipe, static (ref parser) => parser.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(Locate(start), name, description, isRepeatable, arguments, locations);
    }

    private NameNode ParseDirectiveLocation()
    {
        if (reader.Kind == TokenKind.Name && !DirectiveLocations.Contains(reader.GetName())) throw UnexpectedName();
        return ParseName();
    }
}
