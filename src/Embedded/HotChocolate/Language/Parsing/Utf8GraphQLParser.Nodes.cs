using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Where the node that begins with this token starts.</summary>
    private readonly Location Start => new(reader.Start, reader.Start, reader.Line, reader.Column);

    /// <summary>Counts the node just read, and says where it is.</summary>
    private Location? Locate(Location start)
    {
        if (++nodes > options.MaxAllowedNodes) throw reader.AtToken(Limits.TooMany(options.MaxAllowedNodes, "nodes"));
        return options.NoLocations ? null : start with { End = lastEnd };
    }

    /// <summary>One level down. The stack is looked at too: its overflow would end the process.</summary>
    private void Descend()
    {
        if (++depth > options.MaxAllowedRecursionDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw reader.AtToken(Limits.TooMany(depth - 1, "levels"));
    }

    private void Ascend() => depth--;

    /// <summary>Nodes between two tokens, one at least.</summary>
    private T[] Many<T>(TokenKind open, ParseNode<T> parse, TokenKind close) where T : class, ISyntaxNode
    {
        Expect(open);
        var first = pending.Count;
        do pending.Add(parse(ref this));
        while (!Skip(close));
        return Take<T>(first);
    }

    /// <summary>As <see cref="Many" />, or nothing at all.</summary>
    private T[] OptionalMany<T>(TokenKind open, ParseNode<T> parse, TokenKind close) where T : class, ISyntaxNode =>
        reader.Kind == open ? Many(open, parse, close) : [];

    /// <summary>Nodes between two tokens, or none.</summary>
    private T[] Any<T>(TokenKind open, ParseNode<T> parse, TokenKind close) where T : class, ISyntaxNode
    {
        Expect(open);
        var first = pending.Count;
        while (!Skip(close)) pending.Add(parse(ref this));
        return Take<T>(first);
    }

    /// <summary>Nodes with a token between them, and perhaps one before the first.</summary>
    private T[] Delimited<T>(TokenKind delimiter, ParseNode<T> parse) where T : class, ISyntaxNode
    {
        Skip(delimiter);
        var first = pending.Count;
        do pending.Add(parse(ref this));
        while (Skip(delimiter));
        return Take<T>(first);
    }

    /// <summary>The nodes read since there were so many, in an array of just their number.</summary>
    private readonly T[] Take<T>(int first) where T : class, ISyntaxNode
    {
        if (pending.Count == first) return [];
        var taken = new T[pending.Count - first];
        for (var i = 0; i < taken.Length; i++) taken[i] = (T)pending[first + i];
        pending.RemoveRange(first, taken.Length);
        return taken;
    }

    private NameNode ParseName()
    {
        if (reader.Kind != TokenKind.Name) throw NotExpected(TokenKind.Name);
        var start = Start;
        var name = reader.GetName();
        MoveNext();
        return new NameNode(Locate(start), name);
    }

    private StringValueNode ParseString()
    {
        var start = Start;
        var isBlock = reader.Kind == TokenKind.BlockString;
        var value = reader.GetString();
        MoveNext();
        return new StringValueNode(Locate(start), value, isBlock);
    }

    private StringValueNode? ParseDescription() => IsDescription ? ParseString() : null;
}
