namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private IValueNode ParseValue() => reader.Kind switch
    {
        TokenKind.LeftBracket => ParseList(),
        TokenKind.LeftBrace => ParseObject(),
        TokenKind.Integer or TokenKind.Float => ParseNumber(),
        TokenKind.String or TokenKind.BlockString => ParseString(),
        TokenKind.Name => ParseWord(),
        TokenKind.Dollar when isConstant => throw VariableInConstant(),
        TokenKind.Dollar => ParseVariable(),
        _ => throw Unexpected(),
    };

    private IValueNode ParseConstant()
    {
        isConstant = true;
        var value = ParseValue();
        isConstant = false;
        return value;
    }

    private ListValueNode ParseList()
    {
        Descend();
        var start = Start;
        var items = Any(TokenKind.LeftBracket, static (ref parser) => parser.ParseValue(), TokenKind.RightBracket);
        Ascend();
        return new ListValueNode(Locate(start), items);
    }

    private ObjectValueNode ParseObject()
    {
        Descend();
        var start = Start;
        var items = Any(TokenKind.LeftBrace, static (ref parser) => parser.ParseObjectField(), TokenKind.RightBrace);
        Ascend();
        return new ObjectValueNode(Locate(start), items);
    }

    private ObjectFieldNode ParseObjectField()
    {
        var start = Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue();
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
        var start = Start;
        var dollar = Unexpected();
        MoveNext();
        return reader.Kind == TokenKind.Name
            ? At(start, $"Unexpected variable \"${reader.GetName()}\" in constant value.")
            : dollar;
    }
}
