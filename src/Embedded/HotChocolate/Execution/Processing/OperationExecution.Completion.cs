using System.Collections;
using HotChocolate.Types;

namespace HotChocolate.Execution;

internal sealed partial class OperationExecution
{
    /// <summary>Makes a part of the response of what a resolver returned: section 6.4.3 of the specification.</summary>
    private void Complete(ResultNode node, int index, OutputShape shape, Selection selection, object? value)
    {
        if (value is null)
        {
            if (shape.IsNonNull) Fail(node, index, shape, selection, FieldErrors.NullForNonNull(selection.Field));
            return;
        }

        switch (shape.Kind)
        {
            case TypeKind.Scalar:
                CompleteScalar(node, index, shape, selection, value);
                break;
            case TypeKind.Enum:
                if ((node.Values[index] = ((EnumType)shape.Type).FindRuntimeValue(value)?.Name) is null)
                    Fail(node, index, shape, selection, FieldErrors.NoValueOf(shape.Type));
                break;
            case TypeKind.List:
                CompleteList(node, index, shape, selection, value);
                break;
            default:
                var type = shape.Type as ObjectType ?? types.Resolve((NamedType)shape.Type, value);
                if (type is null) Fail(node, index, shape, selection, FieldErrors.NoValueOf(shape.Type));
                else CompleteObject(node, index, shape, selection, type, value);
                break;
        }
    }

    private void CompleteScalar(ResultNode node, int index, OutputShape shape, Selection selection, object value)
    {
        try
        {
            if ((node.Values[index] = shape.Scalar!.Serialize(value)) is not null) return;
        }
        catch (Exception fault)
        {
            Fail(node, index, shape, selection, fault);
            return;
        }

        Fail(node, index, shape, selection, FieldErrors.NoValueOf(shape.Type));
    }

    private void CompleteObject(
        ResultNode node, int index, OutputShape shape, Selection selection, ObjectType type, object value)
    {
        // It stands in its place before its fields are resolved, so that a null put there later stays.
        var child = new ResultNode(node, index, shape.IsNonNull, selection.Of(type));
        node.Values[index] = child;
        ExecuteFields(child, value);
    }

    private void CompleteList(ResultNode node, int index, OutputShape shape, Selection selection, object value)
    {
        IList? items;
        try
        {
            if (value is IAsyncEnumerable<object?> stream)
            {
                _ = AwaitAsync(ListOfAsync(stream), node, index, shape, selection);
                return;
            }

            items = ListOf(value);
        }
        catch (Exception fault)
        {
            Fail(node, index, shape, selection, fault);
            return;
        }

        if (items is null)
        {
            Fail(node, index, shape, selection, FieldErrors.NoValueOf(shape.Type));
            return;
        }

        var list = new ResultNode(node, index, shape.IsNonNull, shape.Element!, items.Count);
        node.Values[index] = list;
        for (var i = 0; i < list.Values.Length && !list.IsNulled; i++) Complete(list, i, shape.Element!, selection, items[i]);
    }

    private static IList? ListOf(object value) => value switch
    {
        // A text and a dictionary can be enumerated, but are one value each.
        string or IDictionary or IReadOnlyDictionary<string, object?> => null,
        IList list => list,
        IEnumerable items => Snapshot(items),
        _ => null,
    };

    private static List<object?> Snapshot(IEnumerable items)
    {
        var snapshot = new List<object?>();
        foreach (var item in items) snapshot.Add(item);
        return snapshot;
    }

    private async ValueTask<object?> ListOfAsync(IAsyncEnumerable<object?> stream)
    {
        var items = new List<object?>();
        await foreach (var item in stream.WithCancellation(RequestAborted).ConfigureAwait(false)) items.Add(item);
        return items;
    }
}
