using System.Buffers;

namespace HotChocolate.Execution;

/// <summary>The answer to a request: one result, or a stream of them.</summary>
public abstract class ExecutionResult;

/// <summary>One response.</summary>
public abstract class OperationResult : ExecutionResult
{
    public abstract IReadOnlyList<IError> Errors { get; }

    /// <summary>
    /// Whether execution began: the response then has a "data" entry. False where the document did not parse or validate, the
    /// variables did not fit, or no such operation exists (HTTP 400 in the media type application/graphql-response+json).
    /// </summary>
    public abstract bool HasData { get; }

    /// <summary>Writes the response as JSON in UTF-8, errors before data.</summary>
    public abstract void WriteTo(IBufferWriter<byte> writer);
}

/// <summary>The responses of a subscription, one for each event, until it ends.</summary>
public sealed class ResponseStream(IAsyncEnumerable<OperationResult> results) : ExecutionResult
{
    public IAsyncEnumerable<OperationResult> ReadResultsAsync() => results;
}
