using System.Security.Claims;
using GreenDonut.Data;
using HotChocolate.Types.Pagination;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

[QueryType]
public static class AuditQuery
{
    /// <summary>The audit log, newest first; for administrators. Who reads it is in it. It is read from its start: <c>last</c> and <c>before</c> are refused.</summary>
    /// <param name="filter">Only the entries that meet all that is said here.</param>
    [Authorize(Roles = [AuditRule.Role])]
    [UsePaging]
    public static async Task<Connection<AuditView>> GetAuditLog(
        AuditFilterInput? filter, PagingArguments page, ClaimsPrincipal user, AuditQueries log, Readings readings,
        CancellationToken cancellationToken)
    {
        if (page.Last is not null || page.Before is not null)
            throw new GraphQLException("The log is read from its start: say first and after.");

        AuditPlace? after = page.After is { } cursor ? AuditCursor.Read(cursor) : null;
        var (wanted, count) = (filter?.Filter ?? new(), page.First ?? 0);
        await readings.Note(user, Readings.Log, [.. Readings.Of(wanted), ("after", after?.Id.ToString())]);

        // One more, to know whether the list goes on.
        var found = await log.Page(wanted, count + 1, after, cancellationToken);
        List<Edge<AuditView>> edges = [.. found.Take(count).Select(view => new Edge<AuditView>(view, AuditCursor.Of(view.Record)))];
        return new(edges, new(found.Count > count, after is not null, edges is [var newest, ..] ? newest.Cursor : null, edges is [.., var oldest] ? oldest.Cursor : null));
    }
}
