using System.Text.Json;

namespace HotChocolate.Execution;

/// <summary>Writes the "errors" entry of a response: section 7.1.2 of the specification.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<IError> errors)
    {
        json.WritePropertyName("errors"u8);
        WriteList(json, errors);
    }

    public static void WriteList(Utf8JsonWriter json, IReadOnlyList<IError> errors)
    {
        json.WriteStartArray();
        foreach (var error in errors) Write(json, error);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IError error)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
        {
            json.WriteStartArray("locations"u8);
            foreach (var location in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, location.Line);
                json.WriteNumber("column"u8, location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.Path is not null)
        {
            json.WriteStartArray("path"u8);
            foreach (var segment in error.Path.ToList())
            {
                if (segment is int index) json.WriteNumberValue(index);
                else json.WriteStringValue((string)segment);
            }

            json.WriteEndArray();
        }

        WriteExtensions(json, error);
        json.WriteEndObject();
    }

    private static void WriteExtensions(Utf8JsonWriter json, IError error)
    {
        if (error.Code is null && error.Extensions.Count == 0) return;

        json.WriteStartObject("extensions"u8);
        if (error.Code is not null) json.WriteString("code"u8, error.Code);
        foreach (var (name, value) in error.Extensions)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }

        json.WriteEndObject();
    }
}
