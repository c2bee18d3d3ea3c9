using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Two fields with one name in the response that cannot be one value there.</summary>
internal sealed record FieldConflict(string Name, string Reason, IReadOnlyList<FieldNode> One, IReadOnlyList<FieldNode> Other)
{
    private const int MostNodes = 20;

    public FieldConflict(string name, string reason, FieldNode one, FieldNode other) : this(name, reason, [one], [other]) { }

    /// <summary>The conflict of two fields below which there are conflicts.</summary>
    public static FieldConflict? Around(string name, FieldNode one, FieldNode other, List<FieldConflict> inner) => inner.Count == 0
        ? null
        : new FieldConflict(
            $"{name}.{inner[0].Name}", inner[0].Reason,
            Below(one, inner.Select(conflict => conflict.One)), Below(other, inner.Select(conflict => conflict.Other)));

    // The innermost fields say most.
    private static List<FieldNode> Below(FieldNode node, IEnumerable<IReadOnlyList<FieldNode>> inner)
    {
        var nodes = new List<FieldNode> { node };
        foreach (var more in inner) nodes.AddRange(more.TakeLast(MostNodes - nodes.Count));
        return nodes;
    }
}
