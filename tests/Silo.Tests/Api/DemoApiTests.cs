using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Toolbox24.Silo.Tests.Health;

namespace Toolbox24.Silo.Tests.Api;

/// <summary>What the demo shows to those who write clients.</summary>
public sealed partial class DemoApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task The_demo_tells_its_schema_and_its_types()
    {
        Assert.Contains("type Query {", await silo.Http.GetStringAsync(new Uri("graphql?sdl", UriKind.Relative)), StringComparison.Ordinal);

        using var answer = await silo.Http.PostAsJsonAsync("graphql", new { query = "{ __schema { queryType { name } } }" });
        Assert.Equal("""{"data":{"__schema":{"queryType":{"name":"Query"}}}}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_page_to_try_it_has_all_it_needs_from_here()
    {
        using var page = await silo.Http.GetAsync(new Uri("graphiql/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.StartsWith("default-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var files = Sources().Matches(await page.Content.ReadAsStringAsync()).Select(each => each.Groups[1].Value).ToList();
        Assert.Contains("graphiql.min.js", files);
        foreach (var file in files)
        {
            Assert.DoesNotContain("://", file, StringComparison.Ordinal);
            using var part = await silo.Http.GetAsync(new Uri(new Uri(silo.Http.BaseAddress!, "graphiql/"), file));
            Assert.Equal((HttpStatusCode.OK, file), (part.StatusCode, file));
        }
    }

    [Fact]
    public async Task The_tools_of_the_demo_can_be_asked_for()
    {
        using var answer = await silo.Http.PostAsJsonAsync("graphql", new { query = "{ sites { lockers { tool { name } } } }" });
        var data = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        Assert.Equal(48, data.GetProperty("sites").EnumerateArray().Sum(site => site.GetProperty("lockers").GetArrayLength()));
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Sources();
}
