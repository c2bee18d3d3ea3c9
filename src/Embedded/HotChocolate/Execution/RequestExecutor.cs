using HotChocolate.Language;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>Answers requests by running their documents.</summary>
public sealed class RequestExecutor : IRequestExecutor
{
    private readonly RequestExecutorOptions options;
    private readonly Func<Schema, DocumentNode, IReadOnlyList<IError>> validate;
    private readonly DocumentCache documents;
    private readonly TypeResolver types;

    private RequestExecutor(
        Schema schema, RequestExecutorOptions options, Func<Schema, DocumentNode, IReadOnlyList<IError>> validate)
    {
        (Schema, this.options, this.validate) = (schema, options, validate);
        documents = new DocumentCache(options.DocumentCacheSize, Prepare);
        types = new TypeResolver(schema);
    }

    public Schema Schema { get; }

    /// <param name="schema">Its fields are bound.</param>
    /// <param name="options">The bounds to keep.</param>
    /// <param name="validate">Says what is wrong with a document: the rules of the specification, then the server's bounds.</param>
    public static RequestExecutor Create(
        Schema schema, RequestExecutorOptions options, Func<Schema, DocumentNode, IReadOnlyList<IError>> validate) =>
        new(schema, options, validate);

    public Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Batches count on what they resume running at once, which a context of one's own would put off.
        return SynchronizationContext.Current is null
            ? RunAsync(request, cancellationToken)
            : Task.Run(() => RunAsync(request, cancellationToken), cancellationToken);
    }

    private async Task<ExecutionResult> RunAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var onlyPersisted = options.PersistedOperations.OnlyAllowPersistedDocuments;
            if (onlyPersisted && request.DocumentId is null)
                return new FailedResult("Only persisted documents may be run.", ErrorCodes.OnlyPersistedDocuments);
            var text = request.Document.IsEmpty || onlyPersisted
                ? await PersistedAsync(request, cancellationToken).ConfigureAwait(false)
                : request.Document;
            if (text is not { } known) return new FailedResult("There is no such persisted document.", ErrorCodes.DocumentNotFound);
            var prepared = documents.Get(known);
            return prepared.Document is { } document
                ? await RunAsync(request, document, cancellationToken).ConfigureAwait(false)
                : new FailedResult(prepared.Errors);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new FailedResult([FieldErrors.Unexpected(fault, request.Services, "/")], hasData: true);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> PersistedAsync(OperationRequest request, CancellationToken cancellationToken) =>
        request.DocumentId is { } id && request.Services.GetService<IOperationDocumentStorage>() is { } storage
            ? await storage.TryReadAsync(id, cancellationToken).ConfigureAwait(false)
            : null;

    private async ValueTask<ExecutionResult> RunAsync(
        OperationRequest request, CompiledDocument document, CancellationToken cancellationToken)
    {
        if (document.Operation(request.OperationName) is not { } operation)
            return new FailedResult("The document has no such operation, or several of which one must be named.", null);
        if (request.QueryOnly && operation.Node.Operation != OperationType.Query)
            return new FailedResult("Only queries may be asked this way.", ErrorCodes.OperationNotAllowed);
        List<IError>? misfits = null;
        var variables = operation.Variables.Coerce(request.Variables, ref misfits);
        if (misfits is not null) return new FailedResult(misfits);
        if (operation.Cost(request.Variables).Exceeds(options) is { } tooMuch) return new FailedResult([tooMuch]);

        if (operation.Undecided(variables) is { } name)
            return new FailedResult([new Error($"The variable ${name} decides what is included and must not be null.")], hasData: true);

        var run = new OperationRun(operation.Plan(variables), variables, request, types, options.ExecutionTimeout);
        return operation.Node.Operation == OperationType.Subscription
            ? await run.SubscribeAsync(cancellationToken).ConfigureAwait(false)
            : await run.ExecuteAsync(request.Services, Root, cancellationToken).ConfigureAwait(false);
    }

    // What the fields of the root types have for a parent: nothing to look at.
    private static object Root { get; } = new();

    private PreparedDocument Prepare(ReadOnlyMemory<byte> text)
    {
        try
        {
            var document = Utf8GraphQLParser.Parse(text.Span);
            var errors = validate(Schema, document);
            return new PreparedDocument(errors.Count == 0 ? new CompiledDocument(Schema, document) : null, errors);
        }
        catch (SyntaxException refused)
        {
            return new PreparedDocument(null, [FailedResult.Syntax(refused)]);
        }
    }
}
