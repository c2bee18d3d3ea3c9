namespace Toolbox24.HotChocolate.Tests.Api;

public sealed class PagingTests
{
    private const string Page = "{ nodes { name } pageInfo { hasNextPage hasPreviousPage } }";

    [Theory]
    [InlineData("first: 2", "Tool 1,Tool 2", "true", "false")]
    [InlineData("last: 2", "Tool 59,Tool 60", "false", "true")]
    [InlineData("first: 2, after: \"MQ==\"", "Tool 3,Tool 4", "true", "true")]
    [InlineData("last: 1, before: \"MQ==\"", "Tool 1", "true", "false")]
    [InlineData("after: \"OTk=\"", "", "false", "true")]
    [InlineData("first: 0", "", "true", "false")]
    [InlineData("first: 9, last: 1", "Tool 9", "true", "true")]
    public async Task A_page_is_a_part_of_the_list(string arguments, string names, string hasNext, string hasPrevious)
    {
        await using var server = new Server();
        var nodes = string.Join(',', names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => $$"""{"name":"{{name}}"}"""));
        Assert.Equal(
            $$"""{"data":{"tools":{"nodes":[{{nodes}}],"pageInfo":{"hasNextPage":{{hasNext}},"hasPreviousPage":{{hasPrevious}}""" + "}}}}",
            await server.Ask($"{{ tools({arguments}) {Page} }}"));
    }

    [Fact]
    public async Task A_cursor_leads_to_the_next_page()
    {
        await using var server = new Server();
        Assert.Equal(
            """{"data":{"tools":{"edges":[{"cursor":"MA==","node":{"name":"Tool 1"}}],"pageInfo":{"startCursor":"MA==","endCursor":"MA=="},"totalCount":60}}}""",
            await server.Ask("{ tools(first: 1) { edges { cursor node { name } } pageInfo { startCursor endCursor } totalCount } }"));
    }

    [Fact]
    public async Task A_page_has_ten_items_where_nobody_says_and_never_more_than_fifty()
    {
        await using var server = new Server();
        Assert.Contains("\"endCursor\":\"OQ==\"", await server.Ask("{ tools { pageInfo { endCursor } } }"), StringComparison.Ordinal);
        Assert.Contains("\"code\":\"HC0051\"", await server.Ask("{ tools(first: 51) { totalCount } }"), StringComparison.Ordinal);
        Assert.Contains("\"code\":\"HC0051\"", await server.Ask("{ tools(last: -1) { totalCount } }"), StringComparison.Ordinal);
        Assert.Contains("is no cursor", await server.Ask("""{ tools(after: "x") { totalCount } }"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolver_may_make_its_pages_itself()
    {
        await using var server = new Server();
        Assert.Equal(
            """{"data":{"keys":{"nodes":["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002"]}}}""",
            await server.Ask("{ keys(first: 2) { nodes } }"));
        Assert.Contains("HC0051", await server.Ask("{ keys(first: 6) { nodes } }"), StringComparison.Ordinal);
    }
}
