using System.Buffers;
using System.Text.Json;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore;

/// <summary>Writes what the server says over a socket.</summary>
internal static class ServerMessage
{
    public static readonly byte[] Ack = [.. "{\"type\":\"connection_ack\"}"u8];

    public static readonly byte[] Ping = [.. "{\"type\":\"ping\"}"u8];

    public static readonly byte[] Pong = [.. "{\"type\":\"pong\"}"u8];

    public static byte[] Next(string id, OperationResult result)
    {
        var buffer = Begin("next"u8, id);
        buffer.Write(",\"payload\":"u8);
        result.WriteTo(buffer);
        return End(buffer);
    }

    public static byte[] Error(string id, IReadOnlyList<IError> errors)
    {
        var buffer = Begin("error"u8, id);
        buffer.Write(",\"payload\":"u8);
        ResponseWriter.Write(buffer, errors);
        return End(buffer);
    }

    public static byte[] Complete(string id) => End(Begin("complete"u8, id));

    private static ArrayBufferWriter<byte> Begin(ReadOnlySpan<byte> type, string id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        buffer.Write("{\"type\":\""u8);
        buffer.Write(type);
        buffer.Write("\",\"id\":"u8);
        using (var json = new Utf8JsonWriter(buffer)) json.WriteStringValue(id);
        return buffer;
    }

    private static byte[] End(ArrayBufferWriter<byte> buffer)
    {
        buffer.Write("}"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
