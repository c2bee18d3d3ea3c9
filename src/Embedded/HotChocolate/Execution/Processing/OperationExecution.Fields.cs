namespace HotChocolate.Execution;

internal sealed partial class OperationExecution
{
    private void ExecuteFields(ResultNode node, object parent)
    {
        var count = node.Values.Length;
        for (var i = 0; i < count && !node.IsNulled; i++) ExecuteField(node, i, parent);
    }

    /// <summary>Section 6.4 of the specification.</summary>
    private void ExecuteField(ResultNode node, int index, object parent)
    {
        var selection = node.Selections!.Fields[index];
        object? value;
        try
        {
            switch (selection.Way)
            {
                case ResolvingWay.Property:
                    value = selection.Field.Binding!.Property!(parent);
                    break;
                case ResolvingWay.TypeName:
                    value = node.Selections.Type.Name;
                    break;
                case ResolvingWay.Event:
                    value = parent;
                    break;
                case ResolvingWay.None:
                    throw new InvalidOperationException($"Nothing is bound to {node.Selections.Type}.{selection.Field.Name}.");
                default:
                    if (!TryResolve(node, index, selection, parent, out value)) return;
                    break;
            }
        }
        catch (Exception fault)
        {
            Fail(node, index, selection.Shape, selection, fault);
            return;
        }

        Complete(node, index, selection.Shape, selection, value);
    }

    /// <summary>Has a resolver find the value.</summary>
    /// <returns>False where it takes its time, or an argument does not fit.</returns>
    private bool TryResolve(ResultNode node, int index, Selection selection, object parent, out object? value)
    {
        value = null;
        if (selection.Arguments.Coerce(variables, out var arguments) is { } misfit)
        {
            Fail(node, index, selection.Shape, selection, misfit);
            return false;
        }

        var context = new ResolverContext(this, selection, parent, arguments);
        if (selection.Way == ResolvingWay.Resolver)
        {
            value = selection.Field.Binding!.Resolver!(context);
            return true;
        }

        var pending = selection.Way == ResolvingWay.Guarded
            ? ResolveGuardedAsync(context, selection)
            : selection.Field.Binding!.AsyncResolver!(context);
        if (pending.IsCompletedSuccessfully)
        {
            value = pending.Result;
            return true;
        }

        _ = AwaitAsync(pending, node, index, selection.Shape, selection);
        return false;
    }

    private static ValueTask<object?> ResolveGuardedAsync(ResolverContext context, Selection selection)
    {
        var judging = Guard.RequireAsync(context, selection.Field.Binding!.Authorize, selection.Field.Name);
        return judging.IsCompletedSuccessfully ? context.ResolveAsync() : ResolveJudgedAsync(context, judging);
    }

    private static async ValueTask<object?> ResolveJudgedAsync(ResolverContext context, ValueTask judging)
    {
        await judging.ConfigureAwait(false);
        return await context.ResolveAsync().ConfigureAwait(false);
    }
}
