using Toolbox24.Silo.Engine;

namespace Toolbox24.Silo.Demo;

/// <summary>Fills the demo once the engine runs.</summary>
internal sealed partial class DemoWorker(
    DemoSeed seed, IEngineState engine, IHostApplicationLifetime host, ILogger<DemoWorker> log) : BackgroundService
{
    /// <summary>Whether there is something to see.</summary>
    public bool IsDone { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await engine.WhenActive(stoppingToken);
            await seed.Run(stoppingToken);
            IsDone = true;
            DemoReady();
        }
        catch (Exception) when (host.ApplicationStopping.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(LogLevel.Information, "The demo is ready: its sites, tools and units are there")]
    private partial void DemoReady();
}
