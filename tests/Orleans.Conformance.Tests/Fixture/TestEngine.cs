using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Orleans.Conformance;

/// <summary>A host with the engine and nothing else, on a clock the test moves; what it stores, it stores in a real database.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    private readonly IHost host;

    private TestEngine(IHost host, MovableClock clock) => (this.host, Clock) = (host, clock);

    public MovableClock Clock { get; }

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host.Services;

    /// <summary>What grains and tests tell each other, apart from calls.</summary>
    public Signals Signals => Services.GetRequiredService<Signals>();

    /// <summary>A clock that stands at eight in the morning.</summary>
    public static MovableClock NewClock() => MovableClock.StoppedAt(new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Starts an engine for grains that store nothing.</summary>
    public static Task<TestEngine> Start(Action<IServiceCollection>? configure = null) => Start(null, configure);

    public static async Task<TestEngine> Start(
        TestDatabase? database, Action<IServiceCollection>? configure = null, MovableClock? clock = null)
    {
        var silo = Build(database, clock ?? NewClock(), configure);
        await silo.host.StartAsync();
        return silo;
    }

    public Task Stop(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static TestEngine Build(TestDatabase? database, MovableClock clock, Action<IServiceCollection>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<Signals>();
        builder.UseOrleans(silo =>
        {
            if (database is not null) silo.UseDatabase(database);
        });
        configure?.Invoke(builder.Services);
        return new TestEngine(builder.Build(), clock);
    }
}
