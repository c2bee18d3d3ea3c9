using System.ComponentModel;
using System.Globalization;
using GreenDonut.Data;
using HotChocolate.Resolvers;

namespace HotChocolate.Types.Pagination;

/// <summary>Makes pages of lists. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pages
{
    /// <exception cref="GraphQLException">The page is larger than allowed, or smaller than nothing.</exception>
    public static PagingArguments Arguments(IResolverContext context, int defaultSize, int maxSize)
    {
        ArgumentNullException.ThrowIfNull(context);

        var (first, last) = (context.ArgumentValue<int?>("first"), context.ArgumentValue<int?>("last"));
        if (first is < 0 || last is < 0) throw Refused("A page has no fewer than 0 items.");
        if (first > maxSize || last > maxSize) throw Refused($"A page has no more than {maxSize} items.");

        return new PagingArguments(
            first ?? (last is null ? defaultSize : null), context.ArgumentValue<string?>("after"),
            last, context.ArgumentValue<string?>("before"));
    }

    /// <summary>The page of a list whose cursors are positions in it: section 4.4 of the cursor connections specification.</summary>
    public static Connection<T> Of<T>(IEnumerable<T> items, PagingArguments page)
    {
        var all = items as IReadOnlyList<T> ?? [.. items];
        var start = page.After is { } after ? Math.Min(Cursor.ReadIndex(after), all.Count - 1) + 1 : 0;
        var end = page.Before is { } before ? Math.Min(Cursor.ReadIndex(before), all.Count) : all.Count;
        if (page.First is { } first) end = (int)Math.Min(end, (long)start + first);
        if (page.Last is { } last) start = Math.Max(start, end - last);

        List<Edge<T>> edges = [];
        for (var at = start; at < end; at++) edges.Add(new(all[at], Cursor.Of(at.ToString(CultureInfo.InvariantCulture))));
        var info = new ConnectionPageInfo(
            end < all.Count, start > 0, edges.Count > 0 ? edges[0].Cursor : null, edges.Count > 0 ? edges[^1].Cursor : null);
        return new Connection<T>(edges, info, all.Count);
    }

    private static GraphQLException Refused(string message) => new(new Error(message) { Code = ErrorCodes.PageTooLarge });
}
