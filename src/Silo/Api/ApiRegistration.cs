using Microsoft.Extensions.FileProviders;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Availability;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Catalog.Sheets;
using Toolbox24.Api.Doors;
using Toolbox24.Api.Evidence;
using Toolbox24.Api.Incidents;
using Toolbox24.Api.Journal;
using Toolbox24.Api.Pricing;
using Toolbox24.Api.Rentals;
using Toolbox24.Api.Reporting;
using Toolbox24.Api.Sites;
using Toolbox24.Api.Threads;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Security;

namespace Toolbox24.Silo.Api;

internal static class ApiRegistration
{
    // Every wall with all that stands in it, but not the walls of the sites of every locker.
    private const double MaxCost = 5_000;

    /// <summary>The API at <c>/graphql</c>; only the demo tells what types there are.</summary>
    public static void AddApi(this IServiceCollection services, DeploymentEnvironment environment)
    {
        var isDemo = environment == DeploymentEnvironment.Demo;
        services.AddHostedService<JournalReader>();
        services.AddSingleton<IJournalTopic, LockerTopic>();
        services.AddSingleton<IJournalTopic, AvailabilityTopic>();
        services.AddSingleton<IJournalTopic, RentalTopic>();
        services.AddSingleton<IJournalTopic, DoorTopic>();
        services.AddSingleton<IJournalTopic, IncidentTopic>();
        services.AddSingleton<IJournalTopic, ThreadTopic>();
        services.AddSingleton<DashboardPulse>();
        services.AddSingleton<IJournalTopic>(provider => provider.GetRequiredService<DashboardPulse>());
        services.AddHostedService(provider => provider.GetRequiredService<DashboardPulse>());
        services.AddSingleton<IJournalTopic, HealthTopic>();
        services.AddSingleton<IJournalTopic, PremisesTopic>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
        services.AddScoped<Calendar>();
        services.AddScoped<RateCards>();
        services.AddScoped<ToolPrices>();
        services.AddScoped<PackPrices>();
        services.AddSingleton<CatalogueFilters>();
        services.AddAuthorization(Policies.Add);
        services
            .AddGraphQLServer(maxAllowedRequestSize: RequestLimits.GraphQLBytes)
            .AddApiTypes()
            .AddAuthorization()
            .AddInMemorySubscriptions()
            .AddSocketSessionInterceptor<SocketGate>()
            .Bounded(MaxCost, introspection: isDemo);
    }

    public static void MapApi(this WebApplication app, DeploymentEnvironment environment)
    {
        app.UseWebSockets();
        app.UseMiddleware<OpenEnded>();
        app.UseMiddleware<ViewingGuard>();
        app.UseMiddleware<ConnectionWatch>();
        app.MapApiServer();
        app.MapMedia();
        app.MapEvidence();
        app.MapSheetExport();
        app.MapComplaint();
        if (environment == DeploymentEnvironment.Demo) app.MapGraphiQL();
    }

    /// <summary>The page to try the API by hand, at <c>/graphiql/</c>.</summary>
    private static void MapGraphiQL(this WebApplication app) => app.UseFileServer(new FileServerOptions
    {
        RequestPath = "/graphiql",
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "graphiql")),
    });
}
