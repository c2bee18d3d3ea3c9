namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Reads parts of documents.</summary>
    public static class Syntax
    {
        /// <summary>Reads a value, such as <c>{ id: 1 }</c>; a constant one has no variables in it.</summary>
        /// <exception cref="SyntaxException">The text is not one value.</exception>
        public static IValueNode ParseValueLiteral(
            string source, bool constant = true, ParserOptions? options = null) => constant
                ? Encoded(source, options, static (ref parser) => parser.Whole(parser.ParseConstant()))
                : Encoded(source, options, static (ref parser) => parser.Whole(parser.ParseValue()));

        /// <summary>Reads a type, such as <c>[ID!]</c>.</summary>
        /// <exception cref="SyntaxException">The text is not one type.</exception>
        public static ITypeNode ParseTypeReference(string source, ParserOptions? options = null) =>
            Encoded(source, options, static (ref parser) => parser.Whole(parser.ParseType()));

        /// <summary>Reads one field with all that is selected below it.</summary>
        /// <exception cref="SyntaxException">The text is not one field.</exception>
        public static FieldNode ParseField(string source, ParserOptions? options = null) =>
            Encoded(source, options, static (ref parser) => parser.Whole(parser.ParseField()));

        /// <summary>Reads a selection set with its braces.</summary>
        /// <exception cref="SyntaxException">The text is not one selection set.</exception>
        public static SelectionSetNode ParseSelectionSet(string source, ParserOptions? options = null) =>
            Encoded(source, options, static (ref parser) => parser.Whole(parser.ParseSelectionSet()));
    }

    private readonly T Whole<T>(T node) =>
        reader.Kind == TokenKind.EndOfFile ? node : throw NotExpected(TokenKind.EndOfFile);
}
