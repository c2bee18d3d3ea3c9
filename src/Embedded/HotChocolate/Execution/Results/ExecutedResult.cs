using System.Buffers;

namespace HotChocolate.Execution;

/// <summary>The response of an operation that was executed; its data is null where an error went up to the root.</summary>
internal sealed class ExecutedResult(ResultNode? data, IReadOnlyList<IError> errors) : OperationResult
{
    public override IReadOnlyList<IError> Errors => errors;

    public override bool HasData => true;

    public override void WriteTo(IBufferWriter<byte> writer) => ResponseWriter.Write(writer, errors, data, hasData: true);
}
