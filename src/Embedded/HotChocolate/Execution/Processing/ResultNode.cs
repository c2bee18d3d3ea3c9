namespace HotChocolate.Execution;

/// <summary>An object or a list of the response, while it comes about and when it is done.</summary>
internal sealed class ResultNode
{
    private ResultNode(ResultNode? parent, int index, bool isNonNull, int count) =>
        (Parent, Index, IsNonNull, Values) = (parent, index, isNonNull, count == 0 ? [] : new object?[count]);

    /// <summary>An object; its values are those of the selected fields.</summary>
    public ResultNode(ResultNode? parent, int index, bool isNonNull, SelectionSet selections)
        : this(parent, index, isNonNull, selections.Fields.Length) => Selections = selections;

    /// <summary>A list of a selected field.</summary>
    public ResultNode(ResultNode parent, int index, bool isNonNull, OutputShape element, int count)
        : this(parent, index, isNonNull, count) => Element = element;

    /// <summary>Null at the root of the data.</summary>
    public ResultNode? Parent { get; }

    /// <summary>Where it stands among the values of its parent.</summary>
    public int Index { get; }

    /// <summary>Whether null may not stand in its place.</summary>
    public bool IsNonNull { get; }

    /// <summary>Leaves as their scalars write them, names of enum values, and further nodes.</summary>
    public object?[] Values { get; }

    /// <summary>Null for lists.</summary>
    public SelectionSet? Selections { get; }

    /// <summary>What the items of a list are; null for objects.</summary>
    public OutputShape? Element { get; }

    /// <summary>Whether null stands in its place, or in that of a node above, because of an error.</summary>
    public bool IsGone
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
            {
                if (node.IsNulled) return true;
            }

            return false;
        }
    }

    /// <summary>Whether null stands in its own place.</summary>
    public bool IsNulled { get; private set; }

    /// <summary>Where a value of this node stands in the response.</summary>
    public Path PathOf(int index)
    {
        var above = Parent?.PathOf(Index);
        if (Selections is null) return above!.Append(index);
        var name = Selections.Fields[index].ResponseName;
        return above?.Append(name) ?? Path.From(name);
    }

    /// <summary>Puts null in the place of a value; where that may not be, in the place of the node, and so on upwards.</summary>
    public void PutNull(int index, bool isNonNull)
    {
        var node = this;
        while (isNonNull)
        {
            node.IsNulled = true;
            (index, isNonNull) = (node.Index, node.IsNonNull);
            if (node.Parent is null) return;
            node = node.Parent;
        }

        node.Values[index] = null;
    }
}
