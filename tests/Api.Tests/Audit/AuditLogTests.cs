using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Tests.Audit;

[Trait("story", "T24-911")]
public sealed class AuditLogTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private Browser administrator = null!;

    public async Task InitializeAsync() => administrator = await api.NewStaff(Role.Administrator);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nobody_reads_the_log_without_signing_in() => Assert.Equal("AUTH_NOT_AUTHENTICATED", await Refused(api.NewBrowser()));

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.FieldAgent)]
    [InlineData(Role.Accountant)]
    [InlineData(Role.DataScientist)]
    public async Task Only_an_administrator_reads_the_log(Role role) =>
        Assert.Equal("AUTH_NOT_AUTHORIZED", await Refused(await api.NewStaff(role)));

    [Fact]
    public async Task A_customer_does_not() => Assert.Equal("AUTH_NOT_AUTHORIZED", await Refused((await api.NewCustomer()).Browser));

    [Fact]
    public async Task An_entry_is_shown_with_all_that_is_known_of_it()
    {
        var about = Guid.CreateVersion7();
        await Record("Open", "system", about, ("reason", "blocked"), ("second", null));

        var entry = (await Nodes($$"""filter: { objectId: "{{about}}" }""", "at actor action objectKind objectId position facts { name value }")).Single();

        Assert.Equal(
            $$"""{"at":"2026-03-02T12:00:00.000Z","actor":"system","action":"Open","objectKind":"Locker","objectId":"{{about}}","position":null,"facts":[{"name":"reason","value":"blocked"},{"name":"second","value":null}]}""",
            entry.GetRawText());
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        var about = Guid.CreateVersion7();
        await Record("First", "a1", about);
        await Record("Second", "a1", about);
        await Record("Second", "a2", about);

        Assert.Equal(3, (await Nodes($$"""filter: { objectId: "{{about}}", objectKind: "Locker" }""")).Count);
        Assert.Single(await Nodes($$"""filter: { objectId: "{{about}}", actor: "a1", action: "Second" }"""));
        Assert.Equal(3, (await Nodes($$"""filter: { objectId: "{{about}}", from: "2026-03-02T12:00:00Z", until: "2026-03-02T12:00:01Z" }""")).Count);
        Assert.Empty(await Nodes($$"""filter: { objectId: "{{about}}", until: "2026-03-02T12:00:00Z" }"""));
    }

    [Fact]
    public async Task Pages_lead_to_the_end_of_the_list()
    {
        var about = Guid.CreateVersion7();
        for (var at = 0; at < 5; at++) await Record("Open", $"a{at}", about);

        var (seen, pages, after) = (new HashSet<string>(), 0, "");
        do
        {
            var page = await Log($$"""filter: { objectId: "{{about}}" }, first: 2{{after}}""", "nodes { actor } pageInfo { hasNextPage hasPreviousPage endCursor }");
            Assert.Equal(pages > 0, page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            foreach (var node in page.GetProperty("nodes").EnumerateArray()) Assert.True(seen.Add(node.GetProperty("actor").GetString()!));
            pages++;
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                ? $", after: \"{page.GetProperty("pageInfo").GetProperty("endCursor").GetString()}\"" : "";
        }
        while (after != "");

        Assert.Equal((5, 3), (seen.Count, pages));
    }

    [Theory]
    [InlineData("last: 3")]
    [InlineData("first: 3, before: \"MQ==\"")]
    [InlineData("after: \"nonsense\"")]
    [InlineData("after: \"MQ==\"")]
    [InlineData("after: \"OTk5OTk5OTk5OTk5OTk5OTk5OSAwMTk2MDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE=\"")]
    [InlineData("first: 51")]
    public async Task What_is_no_page_is_refused_and_shows_nothing_inside(string page)
    {
        var answer = await administrator.Ask($"{{ auditLog({page}) {{ nodes {{ id }} }} }}");

        Assert.NotEqual("Unexpected Execution Error", answer.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_page_is_one_statement()
    {
        var statements = await api.Statements.Of(() => administrator.Ask("{ auditLog(first: 50) { nodes { id facts { name } } } }"));

        Assert.Single(statements, statement => statement.Contains("audit_entry", StringComparison.Ordinal));
    }

    private Task Record(string action, string actor, Guid about, params (string Name, string? Value)[] facts) =>
        api.Services.GetRequiredService<AuditStore>().Record(new AuditEntry(
            action, actor, "Locker", about, ApiFixture.Noon, facts.ToDictionary(fact => fact.Name, fact => fact.Value)));

    private static async Task<string?> Refused(Browser who)
    {
        var answer = await who.Ask("{ auditLog { nodes { id } } }");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("auditLog").ValueKind);
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    private async Task<List<JsonElement>> Nodes(string arguments, string fields = "id") =>
        [.. (await Log(arguments, $"nodes {{ {fields} }}")).GetProperty("nodes").EnumerateArray()];

    private Task<JsonElement> Log(string arguments, string fields) => administrator.Do($"{{ auditLog({arguments}) {{ {fields} }} }}");
}
