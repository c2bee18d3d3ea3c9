namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private ArgumentNode[] ParseArguments() => OptionalMany(
        TokenKind.LeftParenthesis, static (ref parser) => parser.ParseArgument(), TokenKind.RightParenthesis);

    private ArgumentNode ParseArgument()
    {
        var start = Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue();
        return new ArgumentNode(Locate(start), name, value);
    }

    private DirectiveNode[] ParseConstantDirectives()
    {
        isConstant = true;
        var directives = ParseDirectives();
        isConstant = false;
        return directives;
    }

    private DirectiveNode[] ParseDirectives()
    {
        var first = pending.Count;
        while (reader.Kind == TokenKind.At) pending.Add(ParseDirective());
        return Take<DirectiveNode>(first);
    }

    private DirectiveNode ParseDirective()
    {
        var start = Start;
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments();
        return new DirectiveNode(Locate(start), name, arguments);
    }
}
