using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Embedded;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the engine to a host.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder builder, Action<ISiloBuilder>? configureDelegate = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!builder.Services.Any(service => service.ServiceType == typeof(Engine))) AddEngine(builder.Services);
        configureDelegate?.Invoke(new SiloBuilder(builder.Services, builder.Configuration));
        return builder;
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new GrainTypes(GrainAssemblies.Manifests()));
        services.AddSingleton<EngineLimits>();
        services.AddSingleton<Engine>();
        services.AddSingleton<EngineHost>();
        services.AddSingleton<IEngine>(provider => provider.GetRequiredService<EngineHost>());
        services.AddHostedService(provider => provider.GetRequiredService<EngineHost>());
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Engine>().References);
    }
}
