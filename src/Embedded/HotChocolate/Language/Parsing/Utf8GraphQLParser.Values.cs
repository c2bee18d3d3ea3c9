namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private IValueNode ParseValue(bool isConstant) => reader.Kind switch
    {
        TokenKind.LeftBracket => ParseList(isConstant),
        TokenKind.LeftBrace => ParseObject(isConstant),
        TokenKind.Integer or TokenKind.Float => ParseNumber(),
        TokenKind.String or TokenKind.BlockString => ParseString(),
        TokenKind.Name => ParseWord(),
        TokenKind.Dollar when isConstant => throw VariableInConstant(),
        TokenKind.Dollar => ParseVariable(),
        _ => throw Unexpected(),
    };

    private ListValueNode ParseList(bool isConstant)
    {
        Descend();
        var start = Start;
        var items = isConstant
            ? Any(TokenKind.LeftBracket, static (ref parser) => parser.ParseValue(isConstant: true), TokenKind.RightBracket)
            : Any(TokenKind.LeftBracket, static (ref parser) => parser.ParseValue(isConstant: false), TokenKind.RightBracket);
        Ascend();
        return new ListValueNode(Locate(start), items);
    }

    private ObjectValueNode ParseObject(bool isConstant)
    {
        Descend();
        var start = Start;
        var items = isConstant
            ? Any(TokenKind.LeftBrace, static (ref parser) => parser.ParseObjectField(isConstant: true), TokenKind.RightBrace)
            : Any(TokenKind.LeftBrace, static (ref parser) => parser.ParseObjectField(isConstant: false), TokenKind.RightBrace);
        Ascend();
        return new ObjectValueNode(Locate(start), items);
    }

    private ObjectFieldNode ParseObjectField(bool isConstant)
    {
        var start = Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ObjectFieldNode(Locate(start), name, value);
    }

    private IValueNode ParseNumber()
    {
        var start = Start;
        var isWhole = reader.Kind == TokenKind.Integer;
        var text = reader.GetString();
        MoveNext();
        var location = Locate(start);
        return isWhole ? new IntValueNode(location, text) : new FloatValueNode(location, text);
    }

    private IValueNode ParseWord()
    {
        var start = Start;
        var word = reader.GetName();
        MoveNext();
        var location = Locate(start);
        return word switch
        {
            "true" => new BooleanValueNode(location, true),
            "false" => new BooleanValueNode(location, false),
            "null" => new NullValueNode(location),
            _ => new EnumValueNode(location, word),
        };
    }

    private VariableNode ParseVariable()
    {
        var start = Start;
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(Locate(start), name);
    }

    private SyntaxException VariableInConstant()
    {
        var dollar = Unexpected();
        MoveNext();
        return reader.Kind == TokenKind.Name
            ? new($"Unexpected variable \"${reader.GetName()}\" in constant value.", dollar.Position, dollar.Line, dollar.Column)
            : dollar;
    }

    private ArgumentNode[] ParseArguments(bool isConstant) => isConstant
        ? OptionalMany(
            TokenKind.LeftParenthesis, static (ref parser) => parser.ParseArgument(isConstant: true), TokenKind.RightParenthesis)
        : OptionalMany(
            TokenKind.LeftParenthesis, static (ref parser) => parser.ParseArgument(isConstant: false), TokenKind.RightParenthesis);

    private ArgumentNode ParseArgument(bool isConstant)
    {
        var start = Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ArgumentNode(Locate(start), name, value);
    }

    private DirectiveNode[] ParseDirectives(bool isConstant)
    {
        var first = pending.Count;
        while (reader.Kind == TokenKind.At) pending.Add(ParseDirective(isConstant));
        return Take<DirectiveNode>(first);
    }

    private DirectiveNode ParseDirective(bool isConstant)
    {
        var start = Start;
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments(isConstant);
        return new DirectiveNode(Locate(start), name, arguments);
    }
}
