using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>What a request asks for, ready to be executed: once, or for a subscription as often as there are events.</summary>
internal sealed class OperationRun(
    OperationPlan plan, VariableValues variables, OperationRequest request, TypeResolver types, TimeSpan timeout)
{
    public async ValueTask<OperationResult> ExecuteAsync(IServiceProvider services, object root, CancellationToken callerGone)
    {
        using var execution = Execution(services, callerGone);
        return await execution.RunAsync(root).ConfigureAwait(false);
    }

    /// <summary>Section 6.2.3 of the specification.</summary>
    public async ValueTask<ExecutionResult> SubscribeAsync(CancellationToken callerGone)
    {
        using var execution = Execution(request.Services, callerGone);
        var (events, errors) = await execution.OpenAsync(callerGone).ConfigureAwait(false);
        if (events is null) return new FailedResult(errors);

        // What one event has loaded may be old at the next, so each has services of its own, where they can be had.
        var scopes = request.Services.GetService<IServiceScopeFactory>();
        return new ResponseStream(ResponsesAsync(events, scopes, callerGone));
    }

    private OperationExecution Execution(IServiceProvider services, CancellationToken callerGone) =>
        new(plan, variables, request, services, types, timeout, callerGone);

    private async IAsyncEnumerable<OperationResult> ResponsesAsync(
        IAsyncEnumerable<object> events, IServiceScopeFactory? scopes, CancellationToken callerGone,
        [EnumeratorCancellation] CancellationToken readerGone = default)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(callerGone, readerGone);
        await foreach (var happened in events.WithCancellation(gone.Token).ConfigureAwait(false))
            yield return await RespondAsync(happened, scopes, gone.Token).ConfigureAwait(false);
    }

    private async ValueTask<OperationResult> RespondAsync(object happened, IServiceScopeFactory? scopes, CancellationToken gone)
    {
        if (scopes is null) return await ExecuteAsync(request.Services, happened, gone).ConfigureAwait(false);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            return await ExecuteAsync(scope.ServiceProvider, happened, gone).ConfigureAwait(false);
    }
}
