namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private ITypeNode ParseType()
    {
        var start = Start;
        INullableTypeNode type = reader.Kind == TokenKind.LeftBracket ? ParseListType() : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(Locate(start), type) : type;
    }

    private ListTypeNode ParseListType()
    {
        Descend();
        var start = Start;
        Expect(TokenKind.LeftBracket);
        var type = ParseType();
        Expect(TokenKind.RightBracket);
        Ascend();
        return new ListTypeNode(Locate(start), type);
    }

    private NamedTypeNode ParseNamedType()
    {
        var start = Start;
        var name = ParseName();
        return new NamedTypeNode(Locate(start), name);
    }
}
