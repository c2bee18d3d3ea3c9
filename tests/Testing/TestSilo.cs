using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Toolbox24.Domain.Accounts;
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
    private readonly IHost host;

    private TestSilo(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Where it serves.</summary>
    public Uri Address => new(((WebApplication)host).Urls.Single());

    public MovableClock Clock => Services.GetRequiredService<MovableClock>();

    /// <summary>Starts an engine; grains can be called when it returns.</summary>
    /// <param name="database">Its journal and its state.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="mode">Whether it waits for another to end.</param>
    /// <param name="configure">Adds to it.</param>
    /// <param name="serve">Says what it serves, on a port of its own; without, it has none.</param>
    public static Task<TestSilo> Start(
        TestDatabase database, MovableClock clock, EngineMode mode = EngineMode.Only,
        Action<IHostApplicationBuilder>? configure = null, Action<WebApplication>? serve = null) =>
        Start(database.ConnectionString, clock, mode, configure, serve);

    /// <inheritdoc cref="Start(TestDatabase, MovableClock, EngineMode, Action{IHostApplicationBuilder}?, Action{WebApplication}?)" />
    public static async Task<TestSilo> Start(
        string database, MovableClock clock, EngineMode mode, Action<IHostApplicationBuilder>? configure = null,
        Action<WebApplication>? serve = null)
    {
        var silo = Build(database, clock, mode, configure, serve);
        await silo.host.StartAsync();
        await silo.Services.GetRequiredService<IEngineState>().WhenActive().WaitAsync(Patience.Limit);
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
        string database, MovableClock clock, EngineMode mode, Action<IHostApplicationBuilder>? configure, Action<WebApplication>? serve)
    {
        if (serve is null)
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            Add(builder, database, clock, mode, configure);
            return new TestSilo(builder.Build());
        }

        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        web.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        web.Services.AddRouting();
        Add(web, database, clock, mode, configure);
        var app = web.Build();
        serve(app);
        return new TestSilo(app);
    }

    private static void Add(
        IHostApplicationBuilder builder, string database, MovableClock clock, EngineMode mode, Action<IHostApplicationBuilder>? configure)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_ => Databases.Open(Databases.AsApplication(database), "test silo"));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new ServerKey("test: a key until another is added"));
        builder.Services.AddStores();

        // However busy the machine: an engine that hears nothing for a while still has its database, and a slow answer comes.
        builder.AddEngine($"{Databases.AsApplication(database)};Keepalive={Patience.Limit.TotalSeconds}", mode);
        builder.Services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Patience.Limit);
        builder.Services.AddGrains();
        configure?.Invoke(builder);
    }
}
