namespace HotChocolate.Execution;

internal sealed partial class OperationExecution
{
    /// <summary>Opens the stream of events of a subscription's one field.</summary>
    /// <returns>The events, or why there are none.</returns>
    public async ValueTask<(IAsyncEnumerable<object>? Events, IReadOnlyList<IError> Errors)> OpenAsync(CancellationToken callerGone)
    {
        var selection = plan.Root.Fields[0];
        var node = new ResultNode(null, 0, false, plan.Root);
        try
        {
            if (selection.Arguments.Coerce(variables, out var arguments) is { } misfit) throw new GraphQLException(misfit);
            if (selection.Field.Binding is not { Subscribe: { } open } binding)
                throw new InvalidOperationException($"{selection.Field.Name} has no events.");

            var context = new ResolverContext(this, selection, Request, arguments);
            if (binding.Authorize.Count > 0) await Guard.RequireAsync(context, binding.Authorize, selection.Field.Name).ConfigureAwait(false);
            return (await open(context).AsTask().WaitAsync(limit.Token).ConfigureAwait(false), []);
        }
        catch (OperationCanceledException) when (limit.IsTimeOver)
        {
            return (null, FailedResult.TimedOut(limit.Timeout).Errors);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !callerGone.IsCancellationRequested)
        {
            Fail(node, 0, selection.Shape, selection, fault);
            return (null, errors);
        }
    }
}
