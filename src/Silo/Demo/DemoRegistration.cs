using Microsoft.Extensions.FileProviders;
using Toolbox24.Integrations;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Demo;

internal static class DemoRegistration
{
    public static void AddDemo(this WebApplicationBuilder builder, Settings settings)
    {
        if (settings.Simulator.Url is { Length: > 0 } simulator) builder.Services.AddKiosks(new Uri(simulator));
        if (settings.Environment != DeploymentEnvironment.Demo) return;

        builder.Services.AddSingleton<WallQuery>();
        builder.Services.AddSingleton<DemoInventory>();
        builder.Services.AddSingleton<DemoTariff>();
        builder.Services.AddSingleton<DemoGoods>();
        builder.Services.AddSingleton<DemoDevices>();
        builder.Services.AddSingleton<DemoPeople>();
        builder.Services.AddSingleton<DemoDesk>();
        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddSingleton<DemoWorker>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DemoWorker>());
        builder.Services.AddHealthChecks().AddCheck<DemoCheck>("demo");
    }

    /// <summary>The wall of lockers at <c>/</c>, and the cockpit at <c>/demo</c>.</summary>
    public static void MapDemo(this WebApplication app, Settings settings)
    {
        if (settings.Environment != DeploymentEnvironment.Demo) return;

        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/demo/drawings",
            FileProvider = new PhysicalFileProvider(Path.Combine(DemoCatalogue.Folder, "drawings")),
        });
        app.MapCockpit();
        app.MapDemoSessions();
        if (settings.Simulator.Url is { Length: > 0 } simulator) app.MapDemoWorld(new Uri(simulator));
        app.MapGet("/demo/wall.json", async (WallQuery wall, TimeProvider clock, CancellationToken cancellationToken) =>
            new { simulator = settings.Simulator.Url, sites = await wall.Read(clock.GetUtcNow(), cancellationToken) });
    }
}
