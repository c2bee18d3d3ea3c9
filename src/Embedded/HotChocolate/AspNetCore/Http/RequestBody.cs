using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore;

/// <summary>What a request says, however it came: a JSON object, or the parameters of an address.</summary>
internal struct RequestBody
{
    public ReadOnlyMemory<byte> Document { get; private set; }

    public string? DocumentId { get; private set; }

    public string? OperationName { get; private set; }

    public JsonElement Variables { get; private set; }

    public JsonElement Extensions { get; private set; }

    /// <summary>Reads a JSON object.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public static string? TryRead(ReadOnlySpan<byte> json, out RequestBody body)
    {
        body = default;
        if (!Utf8.IsValid(json)) return "The request is not valid UTF-8.";
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read()) return "The body is empty.";
            return body.ReadObject(ref reader) ?? (reader.Read() ? "There is more after the end of the request." : null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "The request is not valid JSON.";
        }
    }

    /// <summary>Reads the parameters of an address.</summary>
    /// <returns>Null, or what is wrong with them.</returns>
    public static string? TryRead(string? query, string? id, string? operationName, string? variables, string? extensions, out RequestBody body)
    {
        body = new RequestBody { DocumentId = id, OperationName = string.IsNullOrEmpty(operationName) ? null : operationName };
        if (query is not null) body.Document = Encoding.UTF8.GetBytes(query);
        try
        {
            if (!string.IsNullOrEmpty(variables)) body.Variables = JsonDocument.Parse(variables).RootElement;
            if (!string.IsNullOrEmpty(extensions)) body.Extensions = JsonDocument.Parse(extensions).RootElement;
        }
        catch (JsonException)
        {
            return "The variables and extensions must be valid JSON.";
        }

        return body.Check();
    }

    public readonly OperationRequest ToRequest(IServiceProvider services) => new()
    {
        Document = Document,
        DocumentId = DocumentId,
        OperationName = OperationName,
        Variables = Variables,
        Services = services,
    };

    public string? ReadObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray) return "Several requests in one are not allowed.";
        if (reader.TokenType != JsonTokenType.StartObject) return "The request must be a JSON object.";

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadProperty(ref reader) is { } wrong) return wrong;
        }

        return Check();
    }

    private string? ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null) return null;
            if (reader.TokenType != JsonTokenType.String) return "The query must be a text.";
            Document = Unescaped(ref reader);
        }
        else if (reader.ValueTextEquals("variables"u8))
        {
            reader.Read();
            Variables = JsonElement.ParseValue(ref reader);
        }
        else if (reader.ValueTextEquals("operationName"u8))
        {
            if (!TryReadText(ref reader, out var name)) return "The operationName must be a text.";
            OperationName = name;
        }
        else if (reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("documentId"u8))
        {
            if (!TryReadText(ref reader, out var id)) return "The id must be a text.";
            DocumentId = id;
        }
        else if (reader.ValueTextEquals("extensions"u8))
        {
            reader.Read();
            Extensions = JsonElement.ParseValue(ref reader);
        }
        else
        {
            reader.Skip();
        }

        return null;
    }

    private static bool TryReadText(ref Utf8JsonReader reader, out string? text)
    {
        reader.Read();
        text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
    }

    // Straight from JSON's escapes to UTF-8.
    private static byte[] Unescaped(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan.ToArray();

        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return rented.AsSpan(0, reader.CopyString(rented)).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private readonly string? Check()
    {
        if (Document.IsEmpty && DocumentId is null) return "The request has neither a query nor an id.";
        if (Variables.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
            return "The variables must be an object.";
        if (Extensions.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
            return "The extensions must be an object.";
        return null;
    }
}
