using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Telemetry;

public sealed class OtlpTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Traces_reach_the_collector_that_is_configured()
    {
        var received = Channel.CreateUnbounded<string>();
        await using var collector = WebApplication.Create();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", (string signal) =>
        {
            received.Writer.TryWrite(signal);
            return Results.Ok();
        });
        await collector.StartAsync();
        await using var silo = await RunningServer.StartDemo(new()
        {
            ["DATABASE"] = database.ConnectionString,
            ["Otlp__Endpoint"] = collector.Urls.Single(),
        });

        await silo.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        using var limit = new CancellationTokenSource(Patience.Limit);
        Assert.Equal("traces", await received.Reader.ReadAllAsync(limit.Token).FirstAsync(signal => signal == "traces", limit.Token));
    }
}
