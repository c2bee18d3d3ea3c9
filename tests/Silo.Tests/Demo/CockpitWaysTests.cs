using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Demo;

/// <summary>What the demo offers its cockpit beside the API.</summary>
public sealed class CockpitWaysTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Somebody_of_the_demo_signs_in_by_a_click_with_their_rights_and_nobody_else_does()
    {
        await using var silo = await RunningServer.StartDemo(new() { ["DATABASE"] = database.ConnectionString });

        using var operateur = await silo.Http.PostAsync(new Uri("/demo/sessions/operateur", UriKind.Relative), content: null);
        var access = (await operateur.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access").GetString();
        silo.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access);
        using var me = await silo.Http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = "{ me { roles } }" });
        Assert.Contains("OPERATOR", await me.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var stranger = await silo.Http.PostAsync(new Uri("/demo/sessions/stranger", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task The_world_is_reached_through_the_silo_in_the_parts_that_the_cockpit_needs()
    {
        await using var simulator = await RunningServer.Start(Built.Simulator, Demo());
        await using var silo = await RunningServer.StartDemo(new(Demo()) { ["Simulator__Url"] = simulator.Http.BaseAddress!.AbsoluteUri });

        using var moved = await silo.Http.PostAsJsonAsync(new Uri("/demo/world/clock/advance", UriKind.Relative), new { by = "01:30:00" });
        var clock = await simulator.Http.GetFromJsonAsync<JsonElement>(new Uri("/clock", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, 5_400_000), (moved.StatusCode, clock.GetProperty("offsetMs").GetInt64()));

        using var refused = await silo.Http.PostAsJsonAsync(new Uri("/demo/world/clock/advance", UriKind.Relative), new { by = "soon" });
        using var other = await silo.Http.GetAsync(new Uri("/demo/world/v1/payment_intents/pi_1", UriKind.Relative));
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.NotFound], new[] { refused, other }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task A_world_that_does_not_answer_is_said()
    {
        await using var silo = await RunningServer.StartDemo(new(Demo()) { ["Simulator__Url"] = "http://127.0.0.1:1" });

        using var answer = await silo.Http.GetAsync(new Uri("/demo/world/clock", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
    }

    private Dictionary<string, string> Demo() => new() { ["ASPNETCORE_ENVIRONMENT"] = "Demo", ["DATABASE"] = database.ConnectionString };
}
