using System.Security.Claims;

namespace Toolbox24.HotChocolate.Tests.Api;

public sealed class QueryTests
{
    private const string Drill = "00000000-0000-0000-0000-000000000001";

    [Fact]
    public async Task An_object_is_told_by_its_properties_and_its_methods()
    {
        await using var server = new Server();
        Assert.Equal(
            """{"data":{"tool":{"id":"00000000-0000-0000-0000-000000000001","name":"Tool 1","state":"AVAILABLE","lastSeen":"2026-01-01T00:00:01.000Z","sparePart":null,"related":[],"priceOf":{"cents":200},"isFree":true,"locker":{"id":"locker-1","opens":"PT0S"}}}}""",
            await server.Ask($$"""
                { tool(id: "{{Drill}}") { id name state lastSeen sparePart related priceOf(days: 2) { cents } isFree locker { id opens } } }
                """));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        await using var server = new Server();
        Assert.Equal("""{"data":{"tool":null}}""", await server.Ask($$"""{ tool(id: "{{Guid.Empty}}") { id } }"""));
    }

    [Fact]
    public async Task An_ID_that_names_nothing_is_an_error_of_its_field()
    {
        await using var server = new Server();
        var answer = await server.Ask("""{ tool(id: "drill") { id } }""");
        Assert.Contains("is not the ID of anything.", answer, StringComparison.Ordinal);
        Assert.EndsWith("""
            "data":{"tool":null}}
            """, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lockers_are_fetched_together_and_each_once()
    {
        await using var server = new Server();
        await server.Ask("{ tools(first: 6) { nodes { locker { place } } } }");
        Assert.Equal(["locker-1", "locker-2", "locker-0"], Assert.Single(server.Shop.Fetches).Select(id => id.Value));
    }

    [Fact]
    public async Task An_input_fills_in_what_was_not_given()
    {
        await using var server = new Server();
        const string Document = "query Q($input: ToolsInput) { tools(input: $input) { totalCount } }";
        Assert.Equal("""{"data":{"tools":{"totalCount":60}}}""", await server.Ask(Document));
        Assert.Equal("""{"data":{"tools":{"totalCount":30}}}""", await server.Ask(Document, new { input = new { state = "IN_USE" } }));
        Assert.Equal("""{"data":{"tools":{"totalCount":11}}}""", await server.Ask(Document, new { input = new { name = "Tool 1" } }));
        Assert.Equal("""{"data":{"tools":{"totalCount":1}}}""", await server.Ask(Document, new { input = new { ids = new[] { Drill } } }));
    }

    [Fact]
    public async Task A_union_is_told_by_what_it_is()
    {
        await using var server = new Server();
        Assert.Equal(
            """{"data":{"search":[{"__typename":"FoundTool","name":"saw"},{"__typename":"FoundPlace","distance":3}]}}""",
            await server.Ask("""{ search(text: "saw") { __typename ... on FoundTool { name } ... on FoundPlace { distance } } }"""));
    }

    [Fact]
    public async Task Only_who_has_the_role_is_told_and_the_host_may_put_something_aside()
    {
        await using var server = new Server();
        var staff = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "staff")], "test"));
        Assert.Contains("AUTH_NOT_AUTHENTICATED", await server.Ask("{ secret }"), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"secret":"seen at the desk"}}""", await server.Ask("{ secret }", user: staff));
    }
}
