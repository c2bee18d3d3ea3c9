using System.Net;
using System.Text.Json;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Health;

/// <summary>A silo whose simulator, and with it every kiosk, is dead.</summary>
public sealed class LateOutboxTests : IAsyncLifetime
{
    private readonly TestDatabase database = TestDatabase.Empty();
    private RunningServer silo = null!;

    public async Task InitializeAsync() => silo = await RunningServer.StartDemo(new()
    {
        ["DATABASE"] = database.ConnectionString,
        ["Simulator__Url"] = "http://127.0.0.1:1",
    });

    public async Task DisposeAsync()
    {
        await silo.DisposeAsync();
        database.Dispose();
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task It_tells_of_what_is_tried_in_vain_and_is_not_ready_when_nothing_is_tried_any_more()
    {
        database.Execute("UPDATE event SET at = at - interval '1 hour'");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await Outbox());

        database.Execute(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not claimed'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE OF attempts ON outbox FOR EACH ROW EXECUTE FUNCTION refuse()
            """);
        database.Execute(
            "SELECT append($1, 1, 'Tested', '{}', $2, 'test', '{kiosk}')", Guid.NewGuid(), DateTimeOffset.UtcNow.AddMinutes(-6));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await Outbox());
    }

    private async Task<(HttpStatusCode Whole, string? Outbox)> Outbox()
    {
        using var answer = await silo.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var outbox = report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "outbox");
        return (answer.StatusCode, outbox.GetProperty("status").GetString());
    }
}
