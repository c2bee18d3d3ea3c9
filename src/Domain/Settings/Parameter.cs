using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Settings;

/// <summary>Something of the business that is set without a new release.</summary>
/// <param name="Key">Names it for ever.</param>
/// <param name="Label">What French screens call it.</param>
/// <param name="Unit">What its values count.</param>
/// <param name="Default">Its value until one is set, as values are written.</param>
/// <param name="Least">The least it may be; of a list each of its numbers.</param>
/// <param name="Most">The most it may be; of a version's name, and of words, their length.</param>
public sealed record Parameter(string Key, string Label, ParameterUnit Unit, string Default, decimal Least, decimal Most)
{
    private const int LongestList = 6;

    /// <summary>Who may set it.</summary>
    public ImmutableArray<Role> Roles { get; init; } = [Role.Administrator];

    /// <summary>Whether what one has set waits until another agrees.</summary>
    public bool NeedsSecond { get; init; }

    /// <summary>What the audit log knows it by.</summary>
    public Guid Id => new(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, 16));

    /// <summary>Why a text is no value of it; null where it is one.</summary>
    public Refusal? Refuse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Unit is ParameterUnit.YesNo) return text is "true" or "false" ? null : Malformed;
        if (Unit is ParameterUnit.Version) return RefuseVersion(text);
        if (Unit is ParameterUnit.Text) return text.Length < Least ? OutOfBounds(text) : Texts.Refuse(text, (int)Most);

        var numbers = text.Split(' ').Select(Number).ToList();
        if (numbers.Count > (Unit is ParameterUnit.HourList ? LongestList : 1) || numbers.Contains(null)) return Malformed;
        if (numbers.Any(number => number < Least || number > Most)) return OutOfBounds(text);

        return numbers.Zip(numbers.Skip(1)).All(pair => pair.First > pair.Second) ? null : Malformed;
    }

    public bool Equals(Parameter? other) => Key == other?.Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    private ParameterMalformed Malformed => new(Key, Unit);

    private ParameterOutOfBounds OutOfBounds(string text) => new(Key, text, Least, Most);

    private Refusal? RefuseVersion(string text)
    {
        if (!text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')) return Malformed;

        return text.Length >= Least && text.Length <= Most ? null : OutOfBounds(text);
    }

    private decimal? Number(string text)
    {
        var isWhole = Unit is not (ParameterUnit.Percent or ParameterUnit.Euros or ParameterUnit.Factor);
        var style = isWhole ? NumberStyles.None : NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number)) return null;

        return decimal.Round(number, 2) == number ? number : null;
    }
}
