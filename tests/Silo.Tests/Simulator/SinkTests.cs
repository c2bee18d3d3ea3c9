using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Toolbox24.Silo.Tests.Simulator;

public sealed class SinkTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    private readonly string someone = $"{Guid.NewGuid():N}@example.org";

    [Theory]
    [InlineData("/mail")]
    [InlineData("/sms")]
    public async Task A_message_is_kept_for_whom_it_was_sent_to(string outlet)
    {
        await Send(outlet, Guid.NewGuid().ToString());

        var message = Assert.Single((await simulator.Get($"{outlet}?to={someone}")).EnumerateArray());

        Assert.Equal("hello", message.GetProperty("content").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_repeated_key_is_accepted_stored_once_and_counted()
    {
        var key = Guid.NewGuid().ToString();

        var answers = new[] { await Send("/mail", key), await Send("/mail", key), await Send("/mail", key) };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        var repeated = await Task.WhenAll(answers.Select(IsRepeated));
        Assert.Equal([false, true, true], repeated);
        var message = Assert.Single((await simulator.Get($"/mail?to={someone}")).EnumerateArray());
        Assert.Equal(3, message.GetProperty("deliveries").GetInt32());
    }

    [Fact]
    public async Task A_message_is_dated_by_the_clock_that_was_moved()
    {
        await simulator.Post("/clock/advance", """{"by":"2.00:00:00"}""");

        await Send("/mail", Guid.NewGuid().ToString());

        var message = Assert.Single((await simulator.Get($"/mail?to={someone}")).EnumerateArray());
        Assert.True(message.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddDays(1));
    }

    [Fact]
    public async Task A_plan_is_kept_for_its_kiosk()
    {
        var site = Guid.NewGuid();

        await simulator.Post($"/kiosks/{site}/plan", """{"plan":[1]}""", $"plan-{site}");

        Assert.Single((await simulator.Get($"/kiosks/{site}/plan")).EnumerateArray());
        Assert.Empty((await simulator.Get($"/kiosks/{Guid.NewGuid()}/plan")).EnumerateArray());
    }

    [Fact]
    public async Task An_outlet_that_is_down_stores_nothing_and_works_again_after_as_many_requests_as_asked()
    {
        await simulator.Post("/faults/sms", """{"mode":"down","times":2}""");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++) statuses.Add((await Send("/sms", $"{someone}-{i}")).StatusCode);

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted], statuses);
        Assert.Single((await simulator.Get($"/sms?to={someone}")).EnumerateArray());
    }

    [Theory]
    [InlineData("""{"text":"x"}""")]
    [InlineData("""{"to":""}""")]
    [InlineData("""{"to":7}""")]
    [InlineData("""["to"]""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_malformed_message_is_refused(string json) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await simulator.Post("/mail", json, Guid.NewGuid().ToString())).StatusCode);

    [Fact]
    public async Task A_huge_message_is_refused() =>
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await simulator.Post("/mail", $$"""{"to":"a","text":"{{new string('x', 100_000)}}"}""", "huge")).StatusCode);

    [Fact]
    public async Task A_message_without_a_key_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await simulator.Post("/mail", """{"to":"a"}""")).StatusCode);

    [Theory]
    [InlineData("""{"mode":"sideways"}""")]
    [InlineData("""{"mode":"down","times":0}""")]
    [InlineData("""{"mode":"down","times":"2"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_malformed_fault_is_refused(string json) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await simulator.Post("/faults/mail", json)).StatusCode);

    [Fact]
    public async Task An_unknown_outlet_cannot_fail() =>
        Assert.Equal(HttpStatusCode.NotFound, (await simulator.Post("/faults/pigeon", """{"mode":"down"}""")).StatusCode);

    private Task<HttpResponseMessage> Send(string outlet, string key) =>
        simulator.Post(outlet, $$"""{"to":"{{someone}}","text":"hello"}""", key);

    private static async Task<bool> IsRepeated(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("repeated").GetBoolean();
}
