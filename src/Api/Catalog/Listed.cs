using System.Globalization;
using GreenDonut.Data;
using HotChocolate.Types.Pagination;

namespace Toolbox24.Api.Catalog;

/// <summary>Pages of a list whose ids are known, so that only what is shown is read.</summary>
internal static class Listed
{
    /// <summary>
    /// What comes after a cursor. It names the thing it was given out for, so that nothing is shown twice or left out where others
    /// come and go before it; where that thing has gone itself the list goes on at its place.
    /// </summary>
    /// <exception cref="GraphQLException">It is read from its end, or from a cursor that was never given out.</exception>
    public static async Task<Connection<T>> Page<TId, T>(
        IReadOnlyList<TId> ids, Func<TId, Guid> key, PagingArguments page, Func<TId, Task<T>> load)
    {
        if (page.Last is not null || page.Before is not null)
            throw new GraphQLException("The list is read from its start: say first and after.");

        var start = page.After is { } after ? Start(Read(after), [.. ids.Select(key)]) : 0;
        var shown = ids.Skip(start).Take(page.First ?? 0).ToList();
        var loaded = await Task.WhenAll(shown.Select(load));
        List<Edge<T>> edges = [.. loaded.Select((one, at) => new Edge<T>(one, Cursor(start + at, key(shown[at]))))];
        var info = new ConnectionPageInfo(
            start + edges.Count < ids.Count, start > 0, edges is [var first, ..] ? first.Cursor : null, edges is [.., var last] ? last.Cursor : null);
        return new(edges, info, ids.Count);
    }

    private static int Start((int Place, Guid Id) after, List<Guid> ids) =>
        ids.IndexOf(after.Id) is >= 0 and var place ? place + 1 : Math.Min(after.Place, ids.Count);

    private static string Cursor(int place, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{place}.{id:N}");

    private static (int Place, Guid Id) Read(string cursor) =>
        cursor.Split('.') is [var place, var id]
        && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Guid.TryParseExact(id, "N", out var key)
            ? (at, key)
            : throw new GraphQLException($"\"{cursor}\" is no cursor of this list.");
}
