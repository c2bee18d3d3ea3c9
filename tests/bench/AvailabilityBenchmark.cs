using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations;
using Toolbox24.Silo.Accounts;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Configuration;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// One site's month of availability over HTTP, every tool's free ranges, with few and with many rentals that are over; beside the
/// query first thought of, which asks each unit for each day, and says no more than which days are free.
/// </summary>
internal static class AvailabilityBenchmark
{
    private const int Requests = 500;
    private const int WarmUp = 2_000;
    private const int PlainRequests = 5;

    private const string Plain =
        """
        SELECT u.tool_id, day, bool_or(NOT EXISTS (
            SELECT FROM slot_claim c
            WHERE c.unit_id = u.id AND lower(c.during) < day + interval '1 day' AND upper(c.during) > day
              AND (c.expires_at IS NULL OR c.expires_at > $2)))
        FROM locker l JOIN tool_unit u ON u.locker_id = l.id
        CROSS JOIN generate_series(timestamptz '2026-04-01', '2026-04-30', '1 day') AS day
        WHERE l.site_id = $1
        GROUP BY u.tool_id, day
        """;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        AvailabilityData.AddSites(database);
        await using var silo = await Serve(database);
        var sites = database.Column<Guid>("SELECT id FROM site ORDER BY id");

        var medians = new List<double>();
        foreach (var (added, past) in new[] { (10_000, "10⁴"), (990_000, "10⁶") })
        {
            AvailabilityData.AddPast(database, added);
            var plain = await Times(PlainRequests, site => AskPlainly(database, sites[site % sites.Count]));
            var ours = await Month(database, silo, sites);
            medians.Add(Loop.Median(ours.Times));
            yield return new Figure($"a month of a site, {past} past rentals, p50", Loop.Median(ours.Times), "ms", Loop.Median(plain), Loop.Median(ours.Times) / Loop.Median(plain));
            yield return Figure.Below($"a month of a site, {past} past rentals, p99", Loop.Percentile(ours.Times, 99), "ms", limit: 20, Loop.Percentile(plain, 99));
            yield return new Figure($"a month of a site, {past} past rentals, CPU of this process", ours.Cpu.Process.TotalMilliseconds / Requests, "ms");
            yield return new Figure($"a month of a site, {past} past rentals, CPU of PostgreSQL", ours.Cpu.PostgreSql.TotalMilliseconds / Requests, "ms");
        }

        yield return Figure.AtMost("the same p50, 10⁶ past rentals beside 10⁴", medians[1], "ms", medians[0], atMost: 1.25);
    }

    private static Task<TestSilo> Serve(TestDatabase database) => TestSilo.Start(
        database, MovableClock.StoppedAt(AvailabilityData.Now), configure: builder =>
        {
            builder.Services.AddAccounts(new ServerKey("bench: nobody else's, and long enough"));
            builder.Services.AddMessages(new Uri("https://toolbox24.example/"));
            builder.Services.AddApi(DeploymentEnvironment.Production);
        }, serve: app =>
        {
            app.UseAuthentication();
            app.MapApi(DeploymentEnvironment.Production);
        });

    private static async Task<(List<double> Times, Cpu Cpu)> Month(TestDatabase database, TestSilo silo, List<Guid> sites)
    {
        using var http = new HttpClient { BaseAddress = new Uri(silo.Address, "graphql") };
        await Times(WarmUp, site => Ask(http, sites[site % sites.Count]));
        var before = Cpu.Of(database);
        var times = await Times(Requests, site => Ask(http, sites[site % sites.Count]));
        return (times, Cpu.Of(database) - before);
    }

    private static async Task Ask(HttpClient http, Guid site)
    {
        using var answer = await http.PostAsJsonAsync((Uri?)null, new
        {
            query = "query ($site: ID!) { site(id: $site) { availability(year: 2026, month: 4) { tool { id } free { start end } } } }",
            variables = new { site },
        });
        var said = await answer.Content.ReadAsStringAsync();
        if (said.Length < 10_000 || said.Contains("\"errors\"", StringComparison.Ordinal)) throw new InvalidOperationException($"No month: {said}");
    }

    private static async Task AskPlainly(TestDatabase database, Guid site)
    {
        await using var command = database.Source.CreateCommand(Plain);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = site });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = AvailabilityData.Now });
        await using var rows = await command.ExecuteReaderAsync();
        var read = 0;
        while (await rows.ReadAsync()) read++;
        if (read != 50 * 30) throw new InvalidOperationException($"{read} rows.");
    }

    /// <summary>What each call took, one after the other, in milliseconds.</summary>
    private static async Task<List<double>> Times(int count, Func<int, Task> ask)
    {
        var times = new List<double>();
        for (var number = 0; number < count; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(number * 7);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }
}
