using System.Net;
using System.Text.Json;
using Npgsql;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Health;

/// <summary>Parts of a running silo that fail while its database answers, and come back.</summary>
public sealed class ReadinessTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const string CutTheLease =
        """
        SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND l.objid = 2403 AND l.granted AND d.datname = current_database()
        """;

    private const string InTheQueue =
        """
        SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND l.objid = 2403 AND NOT l.granted AND d.datname = current_database()
        """;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task A_silo_whose_lease_another_took_is_not_ready_until_it_has_it_again()
    {
        await using var another = new NpgsqlConnection(silo.Database.ConnectionString + ";Pooling=false");
        await another.OpenAsync();
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(2403)", another);

        var taking = take.ExecuteNonQueryAsync();

        // Only one who is in the queue already is surely next.
        while (silo.Database.Scalar<long>(InTheQueue) == 0) { }
        silo.Database.Execute(CutTheLease);
        await taking;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Answer("engine", "Unhealthy"));

        await another.CloseAsync();
        await Recovered();
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task A_silo_that_cannot_read_its_reminders_is_not_ready_until_it_can()
    {
        silo.Database.Execute("ALTER TABLE reminder RENAME TO lost");
        silo.Database.Execute(CutTheLease);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Answer("reminders", "Unhealthy"));

        silo.Database.Execute("ALTER TABLE lost RENAME TO reminder");
        await Recovered();
    }

    /// <summary>Asks until the part is in that state.</summary>
    /// <returns>What the whole answers then.</returns>
    private async Task<HttpStatusCode> Answer(string part, string state)
    {
        while (true)
        {
            using var answer = await Ask();
            var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            var check = report.GetProperty("checks").EnumerateArray().Single(each => each.GetProperty("name").GetString() == part);
            if (check.GetProperty("status").GetString() == state) return answer.StatusCode;
        }
    }

    private async Task Recovered()
    {
        while (true)
        {
            using var answer = await Ask();
            if (answer.StatusCode == HttpStatusCode.OK) return;
        }
    }

    private Task<HttpResponseMessage> Ask() => silo.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
}
