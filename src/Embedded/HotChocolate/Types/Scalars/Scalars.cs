using System.Globalization;
using System.Xml;

namespace HotChocolate.Types;

/// <summary>The scalars every schema may name without declaring them, under HotChocolate's names.</summary>
public static class Scalars
{
    private const string DateTimeSpecification = "https://www.graphql-scalars.com/date-time";
    private const string UuidSpecification = "https://tools.ietf.org/html/rfc4122";

    private static readonly Dictionary<string, Func<ScalarType>> Known = new()
    {
        ["String"] = () => new StringScalar("String"),
        ["Boolean"] = () => new BooleanScalar(),
        ["Int"] = () => new NumberScalar<int>("Int", false, (writer, value) => writer.WriteNumberValue(value)),
        ["Float"] = () => new NumberScalar<double>("Float", true, (writer, value) => writer.WriteNumberValue(value)),
        ["ID"] = () => new IdScalar(),
        ["Byte"] = () => new NumberScalar<byte>("Byte", false, (writer, value) => writer.WriteNumberValue(value)),
        ["Short"] = () => new NumberScalar<short>("Short", false, (writer, value) => writer.WriteNumberValue(value)),
        ["Long"] = () => new NumberScalar<long>("Long", false, (writer, value) => writer.WriteNumberValue(value)),
        ["Decimal"] = () => new NumberScalar<decimal>("Decimal", true, (writer, value) => writer.WriteNumberValue(value)),
        ["UUID"] = () => new TextScalar<Guid>("UUID", Guid.TryParse, value => value.ToString(), UuidSpecification),
        ["DateTime"] = () => new TextScalar<DateTimeOffset>("DateTime", TryParseInstant, Format, DateTimeSpecification),
        ["LocalDate"] = () => new TextScalar<DateOnly>("LocalDate", TryParseDate, value => value.ToString("O", CultureInfo.InvariantCulture)),
        ["LocalTime"] = () => new TextScalar<TimeOnly>("LocalTime", TryParseTime, value => value.ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
        ["TimeSpan"] = () => new TextScalar<TimeSpan>("TimeSpan", TryParseDuration, XmlConvert.ToString),
        ["ByteArray"] = () => new TextScalar<byte[]>("ByteArray", TryParseBytes, Convert.ToBase64String),
        ["URL"] = () => new TextScalar<Uri>("URL", TryParseUrl, value => value.OriginalString),
        ["JSON"] = () => new AnyScalar("JSON"),
    };

    /// <summary>The names of the specification itself, which a printed schema does not declare.</summary>
    public static bool IsSpecified(string name) => name is "String" or "Boolean" or "Int" or "Float" or "ID";

    internal static ScalarType? Make(string name) => Known.GetValueOrDefault(name)?.Invoke();

    // Without an offset an instant could be any of a day's.
    private static bool TryParseInstant(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out value)
        && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 10);

    private static string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static bool TryParseDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private static bool TryParseTime(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private static bool TryParseDuration(string text, out TimeSpan value)
    {
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception invalid) when (invalid is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    private static bool TryParseBytes(string text, out byte[] value)
    {
        value = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, value, out var length)) return false;

        Array.Resize(ref value, length);
        return true;
    }

    private static bool TryParseUrl(string text, out Uri value) => Uri.TryCreate(text, UriKind.Absolute, out value!);
}
