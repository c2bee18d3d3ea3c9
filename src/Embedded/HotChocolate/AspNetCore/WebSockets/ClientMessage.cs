using System.Text.Json;

namespace HotChocolate.AspNetCore;

/// <summary>What a client may say over a socket.</summary>
internal enum MessageType
{
    Unknown,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <summary>One message of a client, read and checked.</summary>
internal struct ClientMessage
{
    public MessageType Type { get; private set; }

    /// <summary>Of the operation; null for messages about the connection.</summary>
    public string? Id { get; private set; }

    /// <summary>Of connection_init, ping and pong; undefined where there is none.</summary>
    public JsonElement Payload { get; private set; }

    /// <summary>Of subscribe.</summary>
    public RequestBody Body { get; private set; }

    /// <summary>Reads a message.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public static string? TryRead(ReadOnlySpan<byte> json, out ClientMessage message)
    {
        message = default;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "Only objects are understood.";

            return message.Read(ref reader);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "The message is not valid JSON.";
        }
    }

    private string? Read(ref Utf8JsonReader reader)
    {
        // Its type may come after its payload.
        var payload = default(Utf8JsonReader);
        var hasPayload = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8)) Type = ReadType(ref reader);
            else if (reader.ValueTextEquals("id"u8)) Id = ReadId(ref reader);
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                payload = reader;
                hasPayload = true;
                reader.Skip();
            }
            else reader.Skip();
        }

        return reader.Read() ? "There is more after the end of the message." : Check(payload, hasPayload);
    }

    private string? Check(Utf8JsonReader payload, bool hasPayload)
    {
        switch (Type)
        {
            case MessageType.Unknown:
                return "The type of the message is not known.";
            case MessageType.Complete or MessageType.Subscribe when string.IsNullOrEmpty(Id):
                return "The message has no id.";
            case MessageType.Subscribe:
                if (!hasPayload) return "The message has no payload.";
                var body = default(RequestBody);
                var wrong = body.ReadObject(ref payload);
                Body = body;
                return wrong;
            default:
                if (hasPayload) Payload = JsonElement.ParseValue(ref payload);
                return Payload.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object
                    ? null
                    : "The payload must be an object.";
        }
    }

    private static string? ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }

    private static MessageType ReadType(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String) return MessageType.Unknown;
        if (reader.ValueTextEquals("subscribe"u8)) return MessageType.Subscribe;
        if (reader.ValueTextEquals("complete"u8)) return MessageType.Complete;
        if (reader.ValueTextEquals("ping"u8)) return MessageType.Ping;
        if (reader.ValueTextEquals("pong"u8)) return MessageType.Pong;
        return reader.ValueTextEquals("connection_init"u8) ? MessageType.ConnectionInit : MessageType.Unknown;
    }
}
