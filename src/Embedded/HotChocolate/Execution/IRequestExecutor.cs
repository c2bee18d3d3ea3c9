using System.Security.Claims;
using System.Text.Json;

namespace HotChocolate.Execution;

/// <summary>Answers requests to one schema.</summary>
public interface IRequestExecutor
{
    Schema Schema { get; }

    /// <summary>
    /// Answers a request: an <see cref="OperationResult" />, or for a subscription that could be opened a
    /// <see cref="ResponseStream" />. Whatever the client did wrong is in the result, not an exception.
    /// </summary>
    Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default);
}

/// <summary>What a client asks.</summary>
public sealed record OperationRequest
{
    /// <summary>The GraphQL text in UTF-8; empty where a persisted document is asked for by <see cref="DocumentId" />.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The id of a persisted document: the SHA-256 of its text in lower-case hexadecimal.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation of the document to run; null where it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>An object, or undefined where there are none.</summary>
    public JsonElement Variables { get; init; }

    public required IServiceProvider Services { get; init; }

    public ClaimsPrincipal User { get; init; } = new(new ClaimsIdentity());

    /// <summary>What resolvers may read by <c>[GlobalState]</c>.</summary>
    public IReadOnlyDictionary<string, object?> GlobalState { get; init; } = new Dictionary<string, object?>();

    /// <summary>Set for GET requests, which may not change anything.</summary>
    public bool QueryOnly { get; init; }
}
