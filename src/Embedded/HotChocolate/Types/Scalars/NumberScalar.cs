using System.Globalization;
using System.Numerics;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar that is a JSON number.</summary>
internal sealed class NumberScalar<T>(string name, bool hasFraction, Action<Utf8JsonWriter, T> write) : ScalarType(name)
    where T : struct, INumber<T>
{
    public override bool TryParseLiteral(IValueNode literal, out object? value)
    {
        var digits = literal switch
        {
            IntValueNode whole => whole.Value,
            FloatValueNode any when hasFraction => any.Value,
            _ => null,
        };
        value = digits is null ? null : Parse(digits);
        return value is not null;
    }

    public override bool TryParseValue(JsonElement input, out object? value)
    {
        value = input.ValueKind == JsonValueKind.Number ? Parse(input.GetRawText()) ?? Whole(input) : null;
        return value is not null;
    }

    public override object? Serialize(object value) => value switch
    {
        T known => T.IsFinite(known) ? value : null,
        byte or short or int or long => Converted(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        float or double when hasFraction => Converted(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        decimal some when hasFraction => Converted(some),
        _ => null,
    };

    public override void Write(Utf8JsonWriter writer, object value) => write(writer, (T)value);

    private static object? Parse(string digits) =>
        T.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && T.IsFinite(parsed) ? parsed : null;

    // JSON knows one kind of number: 1.0 and 1e3 are whole.
    private static object? Whole(JsonElement input) =>
        input.TryGetDouble(out var number) && double.IsInteger(number) ? Converted(number) : null;

    private static object? Converted<TOther>(TOther value) where TOther : INumber<TOther>
    {
        try
        {
            var converted = T.CreateChecked(value);
            return T.IsFinite(converted) ? converted : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
