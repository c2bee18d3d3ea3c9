namespace HotChocolate;

/// <summary>Where a value stands in a response: a chain from the value up to the root, shared by its neighbours.</summary>
public sealed class Path
{
    private Path(Path? parent, object segment) => (Parent, Segment) = (parent, segment);

    /// <summary>Null at the first segment.</summary>
    public Path? Parent { get; }

    /// <summary>A response name (string) or a list index (int).</summary>
    public object Segment { get; }

    public static Path From(string name) => new(null, name);

    public Path Append(string name) => new(this, name);

    public Path Append(int index) => new(this, index);

    /// <summary>From the root down.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new List<object>();
        for (var part = this; part is not null; part = part.Parent) segments.Insert(0, part.Segment);
        return segments;
    }

    public override string ToString() => "/" + string.Join('/', ToList());
}
