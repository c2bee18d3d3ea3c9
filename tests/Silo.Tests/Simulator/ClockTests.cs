using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Simulator;

public sealed class ClockTests : IClassFixture<RunningSimulator>
{
    private const long HourAndAHalf = 5_400_000;

    private readonly RunningSimulator simulator;

    public ClockTests(RunningSimulator simulator)
    {
        this.simulator = simulator;
        simulator.Database.Execute("UPDATE clock SET offset_ms = 0");
    }

    [Fact]
    public async Task Advances_add_up()
    {
        await simulator.Post("/clock/advance", """{"by":"01:30:00"}""");
        await simulator.Post("/clock/advance", """{"by":"01:30:00"}""");

        Assert.Equal(2 * HourAndAHalf, await Offset());
    }

    [Fact]
    public async Task A_move_reaches_the_instant_it_names()
    {
        var to = DateTimeOffset.UtcNow.AddDays(3);

        using var answer = await simulator.Post("/clock/move", $$"""{"to":"{{to:O}}"}""");
        var moved = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.InRange(moved.GetProperty("now").GetDateTimeOffset() - to, TimeSpan.FromMilliseconds(-1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_clock_ahead_does_not_move_back()
    {
        await simulator.Post("/clock/advance", """{"by":"02:00:00"}""");

        using var answer = await simulator.Post("/clock/move", $$"""{"to":"{{DateTimeOffset.UtcNow.AddHours(1):O}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(7_200_000, await Offset());
    }

    [Theory]
    [InlineData("advance", """{"by":"-00:00:01"}""")]
    [InlineData("advance", """{"by":"00:00:00"}""")]
    [InlineData("advance", """{"by":"400.00:00:01"}""")]
    [InlineData("advance", """{"by":"tomorrow"}""")]
    [InlineData("advance", """{"by":5}""")]
    [InlineData("advance", """{}""")]
    [InlineData("advance", """[]""")]
    [InlineData("advance", """{""")]
    [InlineData("advance", "")]
    [InlineData("move", """{"to":"2001-01-01T00:00:00Z"}""")]
    [InlineData("move", """{"to":"9999-12-31T23:59:59Z"}""")]
    [InlineData("move", """{"to":"2099-01-01T00:00:00"}""")]
    [InlineData("move", """{"to":null}""")]
    [InlineData("move", """{"by":"01:00:00"}""")]
    public async Task Anything_else_is_refused_with_a_problem_and_moves_nothing(string how, string json)
    {
        using var answer = await simulator.Post($"/clock/{how}", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, await Offset());
    }

    [Fact]
    public async Task The_longest_move_is_400_days()
    {
        using var answer = await simulator.Post("/clock/advance", """{"by":"400.00:00:00"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Many_moves_do_not_reach_the_end_of_the_calendar()
    {
        simulator.Database.Execute("UPDATE clock SET offset_ms = 36500 * 86400000::bigint");

        using var answer = await simulator.Post("/clock/advance", """{"by":"00:00:01"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_move_is_told_to_whoever_listens()
    {
        await using var connection = new NpgsqlConnection(simulator.Database.ConnectionString);
        await connection.OpenAsync();
        await using (var listen = new NpgsqlCommand("LISTEN clock", connection)) await listen.ExecuteNonQueryAsync();

        await simulator.Post("/clock/advance", """{"by":"00:00:01"}""");

        Assert.True(await connection.WaitAsync(Patience.Limit));
    }

    private async Task<long> Offset() => (await simulator.Get("/clock")).GetProperty("offsetMs").GetInt64();
}
