using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotChocolate.Execution;

/// <summary>Writes responses as JSON: section 7 of the specification.</summary>
internal static partial class ResponseWriter
{
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    // What the kept writer is set to between responses, so that it holds on to none.
    private static readonly ArrayBufferWriter<byte> Nowhere = new();

    [ThreadStatic]
    private static Utf8JsonWriter? kept;

    /// <summary>A response is JSON wherever it goes, never part of a page: a name with an umlaut may stand as it is.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static void Write(IBufferWriter<byte> output, IReadOnlyList<IError> errors, ResultNode? data, bool hasData)
    {
        // A writer that a scalar's fault left half-way is not used again.
        var writer = kept ?? new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
        kept = null;
        writer.Reset(output);
        writer.WriteStartObject();
        if (errors.Count > 0) Write(writer, errors);
        if (hasData)
        {
            writer.WritePropertyName(Data);
            if (data is null) writer.WriteNullValue();
            else WriteObject(writer, data);
        }

        writer.WriteEndObject();
        writer.Flush();
        writer.Reset(Nowhere);
        kept = writer;
    }

    private static void WriteObject(Utf8JsonWriter writer, ResultNode node)
    {
        writer.WriteStartObject();
        var fields = node.Selections!.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            writer.WritePropertyName(fields[i].JsonName);
            WriteValue(writer, fields[i].Shape, node.Values[i]);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, OutputShape shape, object? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else if (shape.Scalar is { } scalar)
        {
            scalar.Write(writer, value);
        }
        else if (value is not ResultNode node)
        {
            writer.WriteStringValue((string)value);
        }
        else if (node.Selections is not null)
        {
            WriteObject(writer, node);
        }
        else
        {
            writer.WriteStartArray();
            foreach (var item in node.Values) WriteValue(writer, node.Element!, item);
            writer.WriteEndArray();
        }
    }
}
