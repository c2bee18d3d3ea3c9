using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace HotChocolate.Execution;

internal static partial class ResponseWriter
{
    private static void Write(Utf8JsonWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteStartArray("errors");
        foreach (var error in errors) Write(writer, error);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message", error.Message);
        if (error.Locations.Count > 0)
        {
            writer.WriteStartArray("locations");
            foreach (var location in error.Locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", location.Line);
                writer.WriteNumber("column", location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            writer.WritePropertyName("path");
            WriteExtension(writer, path.ToList());
        }

        if (error.Code is not null || error.Extensions.Count > 0) WriteExtensions(writer, error);
        writer.WriteEndObject();
    }

    private static void WriteExtensions(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject("extensions");
        if (error.Code is { } code) writer.WriteString("code", code);
        foreach (var (name, value) in error.Extensions)
        {
            writer.WritePropertyName(name);
            WriteExtension(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteExtension(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool some:
                writer.WriteBooleanValue(some);
                break;
            case int or long or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal some:
                writer.WriteNumberValue(some);
                break;
            case double some:
                writer.WriteNumberValue(some);
                break;
            case IReadOnlyDictionary<string, object?> some:
                writer.WriteStartObject();
                foreach (var (name, inner) in some)
                {
                    writer.WritePropertyName(name);
                    WriteExtension(writer, inner);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable some and not string:
                writer.WriteStartArray();
                foreach (var item in some) WriteExtension(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
