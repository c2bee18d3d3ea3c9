namespace HotChocolate.Types.Pagination;

/// <summary>A page of a list.</summary>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int totalCount = 0)
{
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    public ConnectionPageInfo Info { get; } = info;

    public int TotalCount { get; } = totalCount;
}

/// <summary>An item of a list, and where it stands there.</summary>
public sealed class Edge<T>(T node, string cursor)
{
    public T Node { get; } = node;

    public string Cursor { get; } = cursor;
}

/// <summary>Where a page stands in its list.</summary>
public sealed class ConnectionPageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor, string? endCursor)
{
    public bool HasNextPage { get; } = hasNextPage;

    public bool HasPreviousPage { get; } = hasPreviousPage;

    public string? StartCursor { get; } = startCursor;

    public string? EndCursor { get; } = endCursor;
}
