using Npgsql;
using Toolbox24.Silo.Configuration;
using Toolbox24.Storage;
using Toolbox24.Storage.Schema;
using Toolbox24.Storage.Time;

namespace Toolbox24.Silo.Database;

internal static class DatabaseRegistration
{
    public static void AddDatabase(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton(services => Databases.Open(
            settings.Database.ApplicationString, "toolbox24", services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddClock(settings.Environment);
        builder.Services.AddStores();
        builder.Services.AddStorageWorkers();
    }

    /// <summary>Waits a few seconds for a database that is just starting, refuses without one, and migrates it.</summary>
    public static async Task DatabaseReady(this WebApplication app)
    {
        await Migrate(app.Services.GetRequiredService<Settings>().Database);

        // The application's own role is there from now on.
        await DatabaseReach.Wait(app.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System);
        if (app.Services.GetService<MovableClock>() is { } clock)
            clock.MoveTo(await ClockStore.Offset(app.Services.GetRequiredService<NpgsqlDataSource>()));
    }

    private static async Task Migrate(DatabaseOptions options)
    {
        await using var owned = Databases.Open(options.OwnerString, "toolbox24 migration");
        await DatabaseReach.Wait(owned, TimeProvider.System);
        try
        {
            await new Migrator(owned).Up();
        }
        catch (SchemaMismatchException mismatch)
        {
            throw new StartRefused(mismatch.Message);
        }
    }

    /// <summary>Only the demo's clock can be moved.</summary>
    private static void AddClock(this IServiceCollection services, DeploymentEnvironment environment)
    {
        if (environment == DeploymentEnvironment.Demo)
        {
            services.AddSingleton(_ => new MovableClock(TimeProvider.System));
            services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<MovableClock>());
        }
        else
        {
            services.AddSingleton(TimeProvider.System);
        }
    }
}
