using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Conformance;
using Orleans.Embedded;
using Orleans.PostgreSql;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.PostgreSql;

/// <summary>A whole engine on standby, on a database that has its moments.</summary>
public sealed class StandbyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Waiting =
        "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'standby lease' AND wait_event = 'advisory'";

    [Fact(Timeout = Limits.Hung)]
    public async Task A_standby_cut_off_while_it_waits_waits_again_and_takes_over()
    {
        await using var first = new Contender(database, "first");
        await first.Acquire();
        await using var standby = await Start();

        while (Count("pg_terminate_backend(pid)") == 0) await Task.Yield();
        while (Count("pid") == 0) await Task.Yield();
        var active = standby.Services.GetRequiredService<IEngine>().WhenActive();
        Assert.False(active.IsCompleted);
        await first.End();

        await active;
        Assert.False(Lifetime(standby).ApplicationStopping.IsCancellationRequested);
    }

    private static IHostApplicationLifetime Lifetime(TestEngine engine) =>
        engine.Services.GetRequiredService<IHostApplicationLifetime>();

    private long Count(string what) => database.Scalar<long>($"SELECT count({what}) {Waiting}");

    private Task<TestEngine> Start() => TestEngine.Start(database, services => services
        .AddSingleton(new LeaseOptions(database.ConnectionString, "standby", Standby: true))
        .AddSingleton<IEngineLease, DatabaseLease>());
}
