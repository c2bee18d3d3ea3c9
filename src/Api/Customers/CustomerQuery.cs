using System.Security.Claims;
using GreenDonut.Data;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Types.Pagination;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Customers;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Customers;

namespace Toolbox24.Api.Customers;

[QueryType]
public static class CustomerQuery
{
    /// <summary>One customer's card; null where there is none of this id. Each look is in the audit log.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static async Task<Customer?> GetCustomer(
        AccountId id, ClaimsPrincipal user, CustomerStore customers, AuditStore audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await customers.Load(id, cancellationToken) is not { Customer: var customer }) return null;

        var viewer = Viewer.Required(user);
        await audit.Record(new AuditEntry(
            "CustomerConsulted", viewer.Actor.Value.ToString(), "customer", id.Value, clock.GetUtcNow(),
            new Dictionary<string, string?>()));
        return customer;
    }

    /// <summary>Customers, newest first. Who reads them is in the audit log. The list is read from its start: <c>last</c> and <c>before</c> are refused.</summary>
    /// <param name="search">A part of a name or an address, or a whole mobile number; 2 to 100 characters.</param>
    /// <param name="standing">Only who stands so.</param>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [UsePaging]
    public static async Task<Connection<Customer>> GetCustomers(
        string? search, StandingKind? standing, PagingArguments page, ClaimsPrincipal user, CustomerQueries customers, Readings readings,
        CancellationToken cancellationToken)
    {
        if (page.Last is not null || page.Before is not null)
            throw new GraphQLException("The list is read from its start: say first and after.");
        var text = search is null ? null : Texts.Printable(search);
        if (text is not null && text.Trim().Length is < CustomerSearch.Shortest or > CustomerSearch.Longest)
            throw new GraphQLException("What is looked for has 2 to 100 characters.");

        var (count, after) = (page.First ?? 0, After(page.After));
        await readings.Note(
            user, Readings.Customers, ("searched", search is null ? null : "true"), ("standing", standing?.ToString()),
            ("after", after?.Value.ToString()));
        var found = await customers.Page(new(text, standing), count + 1, after, cancellationToken);
        List<Edge<Customer>> edges = [.. found.Take(count).Select(one => new Edge<Customer>(one, one.Id.Value.ToString("N")))];
        return new(edges, new(
            found.Count > count, page.After is not null, edges is [var newest, ..] ? newest.Cursor : null,
            edges is [.., var oldest] ? oldest.Cursor : null));
    }

    /// <summary>Customers whose company the register does not know and nobody has looked at, those that wait longest first; a hundred at most. Who reads them is in the audit log.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = CustomerQueries.LongestPage)]
    public static async Task<IReadOnlyList<Customer>> GetCompaniesToReview(
        ClaimsPrincipal user, CustomerQueries customers, Readings readings, CancellationToken cancellationToken)
    {
        await readings.Note(user, Readings.Companies);
        return await customers.ToReview(CustomerQueries.LongestPage, cancellationToken);
    }

    private static AccountId? After(string? cursor) => cursor is null
        ? null
        : Guid.TryParseExact(cursor, "N", out var id) ? new AccountId(id) : throw new GraphQLException($"\"{cursor}\" is no cursor of this list.");
}
