using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Conformance;
using Orleans.Embedded;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.Orleans;

/// <summary>A database so slow that the host has long started when it turns out that another engine runs.</summary>
public sealed class RefusalTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly FakeLease lease = new();

    public void Dispose() => lease.Dispose();

    [Fact(Timeout = Limits.Hung)]
    public async Task A_late_refusal_stops_the_host_and_is_still_known_after_it()
    {
        using var host = Build();
        var engine = host.Services.GetRequiredService<IEngineState>();
        await host.StartAsync();
        Assert.Null(engine.Refusal);

        lease.Refuse(new AnotherRuns());
        await host.WaitForShutdownAsync();

        Assert.Equal(new AnotherRuns().Message, engine.Refusal);
        Assert.False(engine.IsGranted);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task To_be_stopped_before_the_database_has_answered_is_no_refusal()
    {
        using var host = Build();
        await host.StartAsync();

        await host.StopAsync();

        Assert.Null(host.Services.GetRequiredService<IEngineState>().Refusal);
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(database.Source).AddStores();
        builder.AddEngine(database.ConnectionString, EngineMode.Only);
        builder.Services.AddSingleton<IEngineLease>(lease);
        return builder.Build();
    }
}
