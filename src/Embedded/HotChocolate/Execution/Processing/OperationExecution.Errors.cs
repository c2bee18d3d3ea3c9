namespace HotChocolate.Execution;

internal sealed partial class OperationExecution
{
    /// <summary>Tells why a field has no value and puts null in its place: section 6.4.4 of the specification.</summary>
    private void Fail(ResultNode node, int index, OutputShape shape, Selection selection, params ReadOnlySpan<IError> reasons)
    {
        lock (errors)
        {
            // Who asks is told one reason for each null, not every one there would be.
            if (node.IsGone) return;
            var path = node.PathOf(index);
            foreach (var reason in reasons) errors.Add(FieldErrors.At(reason, path, selection.Locations));
            node.PutNull(index, shape.IsNonNull);
        }
    }

    private void Fail(ResultNode node, int index, OutputShape shape, Selection selection, Exception fault)
    {
        switch (fault)
        {
            case GraphQLException { Errors.Count: > 0 } told:
                Fail(node, index, shape, selection, [.. told.Errors]);
                break;
            case OperationCanceledException when limit.IsOver:
                // Nobody waits for the answer, or it says that the time is over.
                Fail(node, index, shape, selection);
                break;
            default:
                Fail(node, index, shape, selection, FieldErrors.Unexpected(fault, Services, node.PathOf(index).ToString()));
                break;
        }
    }
}
