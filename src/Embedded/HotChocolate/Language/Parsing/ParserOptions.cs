namespace HotChocolate.Language;

/// <summary>How much a document may ask of the parser; past a limit is a <see cref="SyntaxException" />.</summary>
public sealed record ParserOptions
{
    public static ParserOptions Default { get; } = new();

    public static ParserOptions NoLocation { get; } = new() { NoLocations = true };

    /// <summary>Leaves <see cref="ISyntaxNode.Location" /> empty.</summary>
    public bool NoLocations { get; init; }

    /// <summary>In bytes of UTF-8.</summary>
    public int MaxAllowedSize { get; init; } = 20_000_000;

    public int MaxAllowedTokens { get; init; } = 1_000_000;

    public int MaxAllowedNodes { get; init; } = 500_000;

    /// <summary>Fields selected, in all operations and fragments together.</summary>
    public int MaxAllowedFields { get; init; } = 2048;

    /// <summary>How deep selections, values and types may be nested.</summary>
    public int MaxAllowedRecursionDepth { get; init; } = 200;
}
