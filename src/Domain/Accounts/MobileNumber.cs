namespace Toolbox24.Domain.Accounts;

/// <summary>A mobile number of France in E.164: +336 or +337 and eight digits.</summary>
public sealed record MobileNumber
{
    private const string France = "+33";
    private const int Digits = 9;

    // Spaces of every width, dots and dashes: how people group digits.
    private const string Between = " .-\u00A0\u202F\u2011";

    private MobileNumber(string subscriber) => Value = France + subscriber;

    /// <summary>As an SMS provider wants it: +33612345678.</summary>
    public string Value { get; }

    public string LastFour => Value[^4..];

    /// <summary>Enough to know one's own number again: +33 6 •• •• 56 78.</summary>
    public string Masked => $"{France} {Value[3]} •• •• {Value[^4..^2]} {Value[^2..]}";

    /// <summary>Reads 06 12 34 56 78, +33612345678, +33 (0)6…, 0033 6…</summary>
    public static Result<MobileNumber> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new MobileMissing();

        var typed = Dialled(text);
        if (!IsNumber(typed)) return new MobileMalformed();

        return Subscriber(typed) switch
        {
            null => new ForeignNumber(),
            ['6' or '7', ..] and { Length: Digits } subscriber => new MobileNumber(subscriber),
            { Length: Digits } and not ['0', ..] => new NotAMobile(),
            _ => new MobileMalformed(),
        };
    }

    /// <summary>Masked, for it ends up in logs.</summary>
    public override string ToString() => Masked;

    /// <summary>Without what groups the digits, and with + where 00 was dialled.</summary>
    private static string Dialled(string text)
    {
        var typed = string.Concat(text.Where(c => !Between.Contains(c, StringComparison.Ordinal)));
        if (typed.StartsWith("00", StringComparison.Ordinal)) typed = $"+{typed[2..]}";
        return typed.StartsWith("+33(0)", StringComparison.Ordinal) ? France + typed["+33(0)".Length..] : typed;
    }

    private static bool IsNumber(string typed) =>
        typed is ['+' or (>= '0' and <= '9'), _, ..] && typed.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The digits behind France's prefix, in either form; null where the number is another country's.</summary>
    private static string? Subscriber(string typed) => typed switch
    {
        ['+', '3', '3', .. var rest] => rest,
        ['+', ..] => null,
        ['0', .. var rest] => rest,
        _ => "",
    };
}
