using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Whether two fields are asked for alike, and whether what they give looks alike.</summary>
internal sealed class FieldEquality(Budget budget)
{
    /// <summary>Whether both have the same arguments, in whatever order.</summary>
    public bool SameArguments(IReadOnlyList<ArgumentNode> one, IReadOnlyList<ArgumentNode> other)
    {
        if (one.Count != other.Count) return false;
        if (one.Count == 0) return true;
        var values = new Dictionary<string, IValueNode>();
        foreach (var argument in other) values[argument.Name.Value] = argument.Value;
        return one.All(argument =>
            values.TryGetValue(argument.Name.Value, out var value) && Same(argument.Value, value));
    }

    /// <summary>Whether no value could be of both types. Objects are told apart by their fields, which are compared by themselves.</summary>
    public static bool Conflict(IType one, IType other) => (one, other) switch
    {
        (ListType a, ListType b) => Conflict(a.ElementType, b.ElementType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType a, NonNullType b) => Conflict(a.Type, b.Type),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (one.IsLeafType() || other.IsLeafType()) && one != other,
    };

    private bool Same(IValueNode one, IValueNode other) => budget.Spend(1) && (one, other) switch
    {
        (ListValueNode a, ListValueNode b) =>
            a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (ObjectValueNode a, ObjectValueNode b) =>
            a.Fields.Count == b.Fields.Count && Sorted(a).Zip(Sorted(b)).All(pair => Same(pair.First, pair.Second)),
        (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.Block == b.Block,
        _ => one.Kind == other.Kind && one is not (ListValueNode or ObjectValueNode) && Equals(one.Value, other.Value),
    };

    private bool Same(ObjectFieldNode one, ObjectFieldNode other) => one.Name.Value == other.Name.Value && Same(one.Value, other.Value);

    private static IEnumerable<ObjectFieldNode> Sorted(ObjectValueNode value) =>
        value.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
}
