using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Grains;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Time;

namespace Toolbox24.Testing;

/// <summary>
/// The product's engine over a test database, with nothing that works by itself: no sweeper, no dispatcher, and a clock
/// that stands still until the test moves it.
/// </summary>
public sealed class TestSilo : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost host;

    private TestSilo(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public MovableClock Clock => Services.GetRequiredService<MovableClock>();

    /// <summary>Starts an engine; grains can be called when it returns.</summary>
    public static Task<TestSilo> Start(
        TestDatabase database, MovableClock clock, EngineMode mode = EngineMode.Only,
        Action<IHostApplicationBuilder>? configure = null) =>
        Start(database.ConnectionString, clock, mode, configure);

    /// <inheritdoc cref="Start(TestDatabase, MovableClock, EngineMode, Action{IHostApplicationBuilder}?)" />
    public static async Task<TestSilo> Start(
        string database, MovableClock clock, EngineMode mode, Action<IHostApplicationBuilder>? configure = null)
    {
        var silo = Build(database, clock, mode, configure);
        await silo.host.StartAsync();
        await silo.Services.GetRequiredService<IEngineState>().WhenActive().WaitAsync(Patience);
        return silo;
    }

    /// <summary>Has every deadline met that is due now, as the sweeper does each second.</summary>
    public async Task Sweep() =>
        await ActivatorUtilities.CreateInstance<DeadlineSweeper>(Services).Sweep();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static TestSilo Build(
        string database, MovableClock clock, EngineMode mode, Action<IHostApplicationBuilder>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_ => Databases.Open(Databases.AsApplication(database), "test silo"));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStores();
        builder.AddEngine(Databases.AsApplication(database), mode);
        builder.Services.AddGrains();
        configure?.Invoke(builder);
        return new TestSilo(builder.Build());
    }
}
