using System.Text.Json;

namespace Toolbox24.Api.Tests;

public sealed class SiteTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Sites_with_lockers_and_tools_take_one_statement_a_level_however_many_there_are()
    {
        var sites = Enumerable.Range(0, 3).Select(_ => api.NewSite().Site).ToList();

        JsonElement data = default;
        var statements = await api.Statements.Of(async () => data = await api.Data("{ sites { id lockers { id tool { name } site { name } } } }"));

        Assert.Equal(4, statements.Count);
        var walls = data.GetProperty("sites").EnumerateArray().ToDictionary(site => site.GetProperty("id").GetGuid());
        foreach (var site in sites)
        {
            var wall = walls[site.Value].GetProperty("lockers");
            Assert.Equal(2, wall.GetArrayLength());
            Assert.All(wall.EnumerateArray(), locker => Assert.NotEmpty(locker.GetProperty("tool").GetProperty("name").GetString()!));
        }
    }

    [Fact]
    public async Task The_same_locker_asked_for_twice_is_read_once()
    {
        var (_, first, second) = api.NewSite();

        var statements = await api.Statements.Of(() => api.Data(
            $$"""{ a: locker(id: "{{first.Value}}") { name } b: locker(id: "{{second.Value}}") { name } c: locker(id: "{{first.Value}}") { name } }"""));

        Assert.Single(statements);
    }

    [Theory]
    [InlineData("site")]
    [InlineData("locker")]
    [InlineData("tool")]
    public async Task What_there_is_none_of_is_null(string field)
    {
        var data = await api.Data($$"""{ {{field}}(id: "{{Guid.CreateVersion7()}}") { id } }""");

        Assert.Equal(JsonValueKind.Null, data.GetProperty(field).ValueKind);
    }

    [Fact]
    public async Task An_empty_locker_has_no_tool()
    {
        var (_, first, _) = api.NewSite();
        var empty = Testing.TestWall.AddEmptyLocker(api.Database, first);

        var data = await api.Data($$"""{ locker(id: "{{empty.Value}}") { tool { id } } }""");

        Assert.Equal("""{"locker":{"tool":null}}""", data.GetRawText());
    }
}
