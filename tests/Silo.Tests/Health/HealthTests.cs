using System.Net;
using System.Text.Json;

namespace Toolbox24.Silo.Tests.Health;

public sealed class HealthTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task A_silo_with_its_database_is_ready() =>
        Assert.Equal("Healthy", (await Checks())["database"]);

    [Fact]
    public async Task Every_part_has_its_check() =>
        Assert.Equal(["database", "demo", "engine", "migrations", "outbox", "reminders"], (await Checks()).Keys.Order());

    [Fact]
    public async Task The_wall_shows_both_sites_with_a_tool_in_every_locker()
    {
        var wall = JsonDocument.Parse(await silo.Http.GetStringAsync(new Uri("/demo/wall.json", UriKind.Relative))).RootElement;

        Assert.Equal(
            ["free", "free"],
            wall.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("lockers").EnumerateArray()
                .Select(locker => locker.GetProperty("state").GetString()).Distinct().Single()));
    }

    [Fact]
    public async Task The_page_of_the_demo_is_served_with_its_drawings()
    {
        foreach (var address in new[] { "/", "/wall.js", "/style.css", "/demo/drawings/niveau-laser.svg" })
        {
            using var answer = await silo.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Live_asks_nothing_of_anyone() =>
        Assert.Equal(HttpStatusCode.OK, (await silo.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);

    [Fact]
    public async Task A_wrong_address_is_a_problem_with_a_trace_id()
    {
        using var answer = await silo.Http.GetAsync(new Uri("/nowhere", UriKind.Relative));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    private async Task<Dictionary<string, string>> Checks()
    {
        var report = JsonDocument.Parse(await silo.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).RootElement;
        return report.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("name").GetString()!,
            check => check.GetProperty("status").GetString()!);
    }
}
