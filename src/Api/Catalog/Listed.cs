using System.Globalization;
using GreenDonut.Data;
using HotChocolate.Types.Pagination;

namespace Toolbox24.Api.Catalog;

/// <summary>Pages of a list whose ids are known, so that only what is shown is read.</summary>
internal static class Listed
{
    /// <exception cref="GraphQLException">It is read from its end, or from a cursor that was never given out.</exception>
    public static async Task<Connection<T>> Page<TId, T>(IReadOnlyList<TId> ids, PagingArguments page, Func<TId, Task<T>> load)
    {
        if (page.Last is not null || page.Before is not null)
            throw new GraphQLException("The list is read from its start: say first and after.");

        var start = page.After is { } after ? Math.Min(Read(after) + 1, ids.Count) : 0;
        var shown = await Task.WhenAll(ids.Skip(start).Take(page.First ?? 0).Select(load));
        List<Edge<T>> edges = [.. shown.Select((one, at) => new Edge<T>(one, Cursor(start + at)))];
        var info = new ConnectionPageInfo(
            start + edges.Count < ids.Count, start > 0, edges is [var first, ..] ? first.Cursor : null, edges is [.., var last] ? last.Cursor : null);
        return new(edges, info, ids.Count);
    }

    private static string Cursor(int place) => place.ToString(CultureInfo.InvariantCulture);

    private static int Read(string cursor) => int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        ? place
        : throw new GraphQLException($"\"{cursor}\" is no cursor of this list.");
}
