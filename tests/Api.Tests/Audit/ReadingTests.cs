using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Audit;

/// <summary>Who of the staff reads lists of people, or the log itself, is in the log.</summary>
[Trait("story", "T24-1301")]
public sealed class ReadingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Found = "query ($search: String, $first: Int, $after: String) { customers(search: $search, standing: GOOD, first: $first, after: $after) { nodes { id } pageInfo { endCursor } } }";

    [Theory]
    [InlineData("{ customers { nodes { id } } }", "CustomersConsulted", "{}")]
    [InlineData("{ companiesToReview { id } }", "CompaniesConsulted", "{}")]
    [InlineData("{ rentals(first: 1) { nodes { id } } }", "RentalsConsulted", "{}")]
    [InlineData("""{ rentals(first: 1, filter: { status: NO_SHOW, reference: "7k3qf2" }) { nodes { id } } }""", "RentalsConsulted",
        """{"status":"NoShow","reference":"R-7K3QF2"}""")]
    [InlineData("{ staff { id } }", "StaffConsulted", "{}")]
    [InlineData("{ auditLog { nodes { id } } }", "AuditConsulted", "{}")]
    [InlineData("""{ auditLog(filter: { actor: "Camille", action: "Camille", objectKind: "account" }) { nodes { id } } }""", "AuditConsulted",
        """{"actor":"other","action":"other","objectKind":"account"}""")]
    [InlineData("""{ auditLog(filter: { actor: "system", action: "SignedIn", from: "2026-03-01T00:00:00Z" }) { nodes { id } } }""", "AuditConsulted",
        """{"actor":"system","from":"2026-03-01T00:00:00.0000000Z","action":"SignedIn"}""")]
    public async Task A_list_that_is_read_is_a_line(string query, string action, string facts)
    {
        var administrator = await api.NewStaff(Role.Administrator);

        await administrator.Do(query);

        Assert.Equal([(action, facts)], await Told(administrator));
    }

    [Fact]
    public async Task What_was_typed_to_find_somebody_is_not_told_but_that_something_was()
    {
        var (_, email, _) = await api.NewCustomer();
        var staff = await api.NewStaff(Role.Operator);

        await staff.Do(Found, new { search = email });

        Assert.Equal([("CustomersConsulted", """{"searched":"true","standing":"Good"}""")], await Told(staff));
    }

    [Fact]
    public async Task The_same_question_is_one_line_in_ten_minutes_and_each_further_page_is_another()
    {
        await api.NewCustomer();
        await api.NewCustomer();
        var staff = await api.NewStaff(Role.Operator);

        var page = await staff.Do(Found, new { first = 1 });
        await staff.Do(Found, new { first = 1 });
        var after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        await staff.Do(Found, new { first = 1, after });

        var told = await Told(staff);
        Assert.Equal(2, told.Count);
        Assert.Contains(("CustomersConsulted", $$"""{"standing":"Good","after":"{{Guid.Parse(after!)}}"}"""), told);

        api.Clock.Advance(TimeSpan.FromMinutes(10));
        await staff.Do(Found, new { first = 1 });
        Assert.Equal(3, (await Told(staff)).Count);
    }

    [Fact]
    public async Task Who_is_refused_has_read_nothing()
    {
        var (browser, _, _) = await api.NewCustomer();

        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error("{ customers { nodes { id } } }"));
        Assert.Empty(await Told(browser));
    }

    [Fact]
    public async Task What_the_staff_does_is_found_by_who_did_it_what_and_when()
    {
        var (_, _, customer) = await api.NewCustomer();
        var (operatorOf, administrator) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Administrator));
        var (from, variables) = (api.Clock.GetUtcNow(), new { customer = customer.Value, reason = "Outil non rendu" });
        await operatorOf.Do(Customers.Asked.Standing("suspend"), variables);
        await administrator.Do(Customers.Asked.Standing("reinstate"), variables);

        var found = await administrator.Do(
            """
            query ($filter: AuditFilterInput!) { auditLog(filter: $filter) { nodes { actor action objectKind objectId facts { name value } } } }
            """,
            new { filter = new { actor = await Id(operatorOf), action = "CustomerSuspended", from, until = from.AddSeconds(1), objectId = customer.Value } });

        Assert.Equal(
            $$"""[{"actor":"{{await Id(operatorOf)}}","action":"CustomerSuspended","objectKind":"customer","objectId":"{{customer.Value}}","facts":[{"name":"reason","value":"Outil non rendu"}]}]""",
            found.GetProperty("nodes").GetRawText());
    }

    private static async Task<Guid> Id(Browser browser) => (await browser.Do("{ me { id } }")).GetProperty("id").GetGuid();

    /// <summary>What the log has of readings by somebody, in their session.</summary>
    private async Task<List<(string Action, string Facts)>> Told(Browser browser)
    {
        var rows = api.Database.Column<string>(
            """
            SELECT jsonb_build_array(e.action, p.payload)::text FROM audit_entry e JOIN audit_payload p ON p.entry = e.id
            JOIN session s ON s.id = e.object_id
            WHERE e.actor = $1 AND e.object_kind = 'session' AND e.action ~ '(Consulted|Exported)$' ORDER BY e.id
            """,
            (await Id(browser)).ToString());
        return [.. rows.Select(row => JsonSerializer.Deserialize<string[]>(row)!).Select(row => (row[0], row[1]))];
    }
}
