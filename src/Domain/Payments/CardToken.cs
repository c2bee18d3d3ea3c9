namespace Toolbox24.Domain.Payments;

/// <summary>What the processor calls a card. The card's number never comes here: a token that looks like one is refused.</summary>
public sealed record CardToken
{
    public const int LongestText = 255;

    // The shortest card numbers in use (ISO/IEC 7812) have twelve digits.
    private const int DigitsOfANumber = 12;

    /// <exception cref="ArgumentException">This is no token.</exception>
    public CardToken(string value)
    {
        if (!IsToken(value)) throw new ArgumentException("Not a card's token.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>Reads what a client sent. Refuses with <see cref="NoCardToken"/>, which does not repeat it.</summary>
    public static Result<CardToken> Read(string? text) => IsToken(text) ? new CardToken(text!) : new NoCardToken();

    public override string ToString() => Value;

    private static bool IsToken(string? text) =>
        text is { Length: > 0 and <= LongestText }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':')
        && !IsCardNumber(text);

    private static bool IsCardNumber(string text) =>
        text.Count(char.IsAsciiDigit) >= DigitsOfANumber && !text.Any(char.IsAsciiLetter);
}
