namespace HotChocolate.Language;

/// <summary>
/// Where a node stands in its source: byte offsets, and the line and column (counted from 1) of its first character.
/// A column is a UTF-16 code unit, as editors and the reference implementation count.
/// </summary>
public readonly record struct Location(int Start, int End, int Line, int Column);
