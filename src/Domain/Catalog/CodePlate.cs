namespace Toolbox24.Domain.Catalog;

/// <summary>The code engraved on a tool unit and scanned when it comes back.</summary>
public sealed record CodePlate
{
    public const int Shortest = 4;
    public const int Longest = 20;

    public CodePlate(string value)
    {
        if (!IsCode(value)) throw new ArgumentException("Not a code plate.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>Reads what a person typed or a camera saw; case and outer blanks do not count.</summary>
    public static Result<CodePlate> Read(string? text)
    {
        var value = text?.Trim().ToUpperInvariant();
        if (!IsCode(value)) return new UnreadableCode(text);

        return new CodePlate(value!);
    }

    public override string ToString() => Value;

    private static bool IsCode(string? value) =>
        value is { Length: >= Shortest and <= Longest }
        && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
}
