using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HotChocolate.Language;

/// <summary>Reads GraphQL text, edition September 2025, into nodes.</summary>
public ref partial struct Utf8GraphQLParser
{
    private readonly ParserOptions options;
    private readonly List<ISyntaxNode> pending = [];
    private Utf8GraphQLReader reader;
    private int lastEnd;

    // Read now is what may have no variables in it; nothing inside that may have them again.
    private bool isConstant;

    private int depth;
    private int nodes;
    private int fields;

    private Utf8GraphQLParser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        if (source.Length > options.MaxAllowedSize) throw TooLarge(options);
        this.options = options;
        reader = new Utf8GraphQLReader(source, options.MaxAllowedTokens);
        reader.Read();
    }

    /// <exception cref="SyntaxException">The text is not GraphQL, or passes a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> source, ParserOptions? options = null) =>
        new Utf8GraphQLParser(source, options ?? ParserOptions.Default).ParseDocument();

    /// <exception cref="SyntaxException">The text is not GraphQL, or passes a limit.</exception>
    public static DocumentNode Parse(string source, ParserOptions? options = null) =>
        Encoded(source, options, static (ref parser) => parser.ParseDocument());

    private delegate T ParseNode<out T>(ref Utf8GraphQLParser parser);

    private static T Encoded<T>(string source, ParserOptions? options, ParseNode<T> parse)
    {
        options ??= ParserOptions.Default;
        if (source.Length > options.MaxAllowedSize) throw TooLarge(options);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(source));
        try
        {
            // Half a surrogate pair has no UTF-8: a byte that cannot be, in its place, has the reader refuse it there.
            var status = Utf8.FromUtf16(source, bytes, out _, out var length, replaceInvalidSequences: false);
            if (status != OperationStatus.Done) bytes[length++] = 0xFF;
            var parser = new Utf8GraphQLParser(bytes.AsSpan(0, length), options);
            return parse(ref parser);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static SyntaxException TooLarge(ParserOptions options) =>
        new(Limits.TooMany(options.MaxAllowedSize, "bytes"), position: 0, line: 1, column: 1);

    private DocumentNode ParseDocument()
    {
        var start = Start;
        var definitions = pending.Count;
        do pending.Add(ParseDefinition());
        while (reader.Kind != TokenKind.EndOfFile);
        var location = Locate(start);
        return new DocumentNode(location, Take<IDefinitionNode>(definitions), nodes, fields);
    }
}
