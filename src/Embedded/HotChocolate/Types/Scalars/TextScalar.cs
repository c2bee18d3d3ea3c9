using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar that is a text outside and something better inside.</summary>
internal sealed class TextScalar<T>(string name, TextScalar<T>.Parser parse, Func<T, string> format, string? specifiedBy = null)
    : ScalarType(name) where T : notnull
{
    public delegate bool Parser(string text, out T value);

    public override string? SpecifiedBy => specifiedBy;

    public override bool TryParseLiteral(IValueNode literal, out object? value)
    {
        value = null;
        return literal is StringValueNode text && TryParse(text.Value, out value);
    }

    public override bool TryParseValue(JsonElement input, out object? value)
    {
        value = null;
        return input.ValueKind == JsonValueKind.String && TryParse(input.GetString()!, out value);
    }

    public override object? Serialize(object value) => value is T known ? known : null;

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(format((T)value));

    private bool TryParse(string text, out object? value)
    {
        var isOne = parse(text, out var parsed);
        value = isOne ? parsed : null;
        return isOne;
    }
}
