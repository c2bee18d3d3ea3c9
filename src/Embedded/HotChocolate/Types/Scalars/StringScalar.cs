using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

internal sealed class StringScalar(string name) : ScalarType(name)
{
    public override bool TryParseLiteral(IValueNode literal, out object? value)
    {
        value = (literal as StringValueNode)?.Value;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement input, out object? value)
    {
        value = input.ValueKind == JsonValueKind.String ? input.GetString() : null;
        return value is not null;
    }

    public override object? Serialize(object value) => value switch
    {
        string => value,
        bool some => some ? "true" : "false",
        IFormattable some and (Guid or int or long or short or byte or decimal or double or float) =>
            some.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);
}

/// <summary>An identifier: a text, or a whole number that is taken as one.</summary>
internal sealed class IdScalar() : ScalarType("ID")
{
    public override bool TryParseLiteral(IValueNode literal, out object? value)
    {
        value = literal is StringValueNode or IntValueNode ? literal.Value : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement input, out object? value)
    {
        value = input.ValueKind switch
        {
            JsonValueKind.String => input.GetString(),
            JsonValueKind.Number when input.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return value is not null;
    }

    public override object? Serialize(object value) => value is string or Guid or int or long ? value : null;

    public override void Write(Utf8JsonWriter writer, object value)
    {
        if (value is Guid id) writer.WriteStringValue(id);
        else writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}

internal sealed class BooleanScalar() : ScalarType("Boolean")
{
    public override bool TryParseLiteral(IValueNode literal, out object? value)
    {
        value = (literal as BooleanValueNode)?.Value;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement input, out object? value)
    {
        value = input.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
        return value is not null;
    }

    public override object? Serialize(object value) => value as bool?;

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);
}
