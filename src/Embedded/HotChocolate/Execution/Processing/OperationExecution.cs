using GreenDonut;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>
/// Runs an operation once: section 6.2 of the specification. Every field is resolved as soon as its parent is there, and what takes
/// its time goes on by itself; the operation is done when nothing is under way any more.
/// </summary>
internal sealed partial class OperationExecution : IDisposable
{
    private readonly OperationPlan plan;
    private readonly VariableValues variables;
    private readonly TypeResolver types;
    private readonly TimeLimit limit;
    private readonly BatchScheduler? batches;
    private readonly List<IError> errors = [];
    private TaskCompletionSource? settled;
    private int underWay;

    public OperationExecution(
        OperationPlan plan, VariableValues variables, OperationRequest request, IServiceProvider services,
        TypeResolver types, TimeSpan timeout, CancellationToken callerGone)
    {
        (this.plan, this.variables, Request, Services, this.types) = (plan, variables, request, services, types);
        limit = new TimeLimit(timeout, services, callerGone);
        batches = services.GetService(typeof(IBatchScheduler)) as BatchScheduler;
        if (batches is not null) batches.Aborted = () => RequestAborted;
    }

    public OperationRequest Request { get; }

    public IServiceProvider Services { get; }

    public CancellationToken RequestAborted => limit.Token;

    /// <summary>Resolves the fields of the root and everything below.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async ValueTask<OperationResult> RunAsync(object root)
    {
        var data = new ResultNode(null, 0, false, plan.Root);
        try
        {
            var count = plan.Root.Fields.Length;
            if (plan.Operation.Node.Operation == OperationType.Mutation)
            {
                // Each is done, with all below it, before the next begins.
                for (var i = 0; i < count && !data.IsNulled; i++) await SettleAsync(data, i, i + 1, root).ConfigureAwait(false);
            }
            else
            {
                await SettleAsync(data, 0, count, root).ConfigureAwait(false);
            }

            limit.ThrowIfOver();
        }
        catch (OperationCanceledException) when (limit.IsTimeOver)
        {
            return FailedResult.TimedOut(limit.Timeout);
        }

        lock (errors) return new ExecutedResult(data.IsNulled ? null : data, errors.Count == 0 ? [] : [.. errors]);
    }

    public void Dispose() => limit.Dispose();

    /// <summary>Begins some of the fields of the root, and waits until everything below them is done.</summary>
    private ValueTask SettleAsync(ResultNode data, int from, int to, object root)
    {
        underWay = 1;
        batches?.BeginSweep();
        try
        {
            for (var i = from; i < to && !data.IsNulled; i++) ExecuteField(data, i, root);
        }
        finally
        {
            batches?.EndSweep();
        }

        if (Volatile.Read(ref underWay) == 1) return ValueTask.CompletedTask;
        settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ended();
        return new ValueTask(settled.Task.WaitAsync(limit.Token));
    }

    private void Ended()
    {
        if (Interlocked.Decrement(ref underWay) == 0) settled!.TrySetResult();
    }

    /// <summary>Completes a value when it is there, with what that resolves at once in the same sweep.</summary>
    private async Task AwaitAsync(ValueTask<object?> pending, ResultNode node, int index, OutputShape shape, Selection selection)
    {
        Interlocked.Increment(ref underWay);
        object? value = null;
        Exception? fault = null;
        try
        {
            value = await pending.ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }

        batches?.BeginSweep();
        try
        {
            if (fault is not null) Fail(node, index, shape, selection, fault);
            else if (!node.IsGone) Complete(node, index, shape, selection, value);
        }
        catch (Exception thrown)
        {
            Fail(node, index, shape, selection, thrown);
        }
        finally
        {
            batches?.EndSweep();
            Ended();
        }
    }
}
