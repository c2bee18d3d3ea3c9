using System.Buffers;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>The response to a request that failed as a whole.</summary>
internal sealed class FailedResult(IReadOnlyList<IError> errors, bool hasData = false) : OperationResult
{
    public FailedResult(string message, string? code) : this([new Error(message) { Code = code }]) { }

    public override IReadOnlyList<IError> Errors => errors;

    public override bool HasData => hasData;

    /// <summary>Execution had begun, so there is data: none.</summary>
    public static FailedResult TimedOut(TimeSpan timeout) => new(
        [new Error($"The request exceeded the configured timeout of `{timeout}`.") { Code = ErrorCodes.Timeout }], hasData: true);

    public static IError Syntax(SyntaxException refused) => new Error(refused.Message)
    {
        Code = ErrorCodes.SyntaxError,
        Locations = [new Location(refused.Position, refused.Position, refused.Line, refused.Column)],
    };

    public override void WriteTo(IBufferWriter<byte> writer) => ResponseWriter.Write(writer, errors, null, hasData);
}
