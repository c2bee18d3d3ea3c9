using System.Buffers;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLReader
{
    private static readonly SearchValues<byte> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private void ReadName()
    {
        var rest = source[position..];
        var length = rest.IndexOfAnyExcept(NameCharacters);
        Value = length < 0 ? rest : rest[..length];
        Kind = TokenKind.Name;
        position += Value.Length;
    }

    private void ReadNumber()
    {
        Kind = TokenKind.Integer;
        if (Next == '-') position++;
        if (Next == '0') ReadZero();
        else ReadDigits();
        if (Next == '.') ReadFraction();
        if (Next is 'e' or 'E') ReadExponent();

        // Nothing that could be meant as more of the number may touch it.
        if (Next == '.' || IsNameStart(Next)) throw ExpectedDigit();
        Value = source[Start..position];
    }

    /// <summary>The next byte, or -1 at the end.</summary>
    private readonly int Next => position < source.Length ? source[position] : -1;

    private void ReadZero()
    {
        position++;
        if (IsDigit(Next)) throw Here($"Invalid number, unexpected digit after 0: {DescribeCharacter()}.");
    }

    private void ReadFraction()
    {
        Kind = TokenKind.Float;
        position++;
        ReadDigits();
    }

    private void ReadExponent()
    {
        Kind = TokenKind.Float;
        position++;
        if (Next is '+' or '-') position++;
        ReadDigits();
    }

    private void ReadDigits()
    {
        if (!IsDigit(Next)) throw ExpectedDigit();
        while (IsDigit(Next)) position++;
    }

    private readonly SyntaxException ExpectedDigit() =>
        IsMalformed() ? UnexpectedCharacter() : Here($"Invalid number, expected digit but got: {DescribeCharacter()}.");

    private static bool IsDigit(int character) => character is >= '0' and <= '9';

    private static bool IsNameStart(int character) => character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
