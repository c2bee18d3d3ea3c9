using System.Buffers;
using System.Text.Json;

namespace HotChocolate.Execution;

/// <summary>The answer to a request whose execution never began.</summary>
public sealed class ErrorResult(params IReadOnlyList<IError> errors) : OperationResult
{
    public override IReadOnlyList<IError> Errors { get; } = errors;

    public override bool HasData => false;

    public override void WriteTo(IBufferWriter<byte> writer)
    {
        using var json = new Utf8JsonWriter(writer);
        json.WriteStartObject();
        ErrorWriter.Write(json, Errors);
        json.WriteEndObject();
    }
}
