using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Integrations.Sites;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations;

/// <summary>Adds the ways out of the system.</summary>
public static class IntegrationsRegistration
{
    /// <summary>Adds the sites' kiosks, all reached at one address.</summary>
    public static IServiceCollection AddKiosks(this IServiceCollection services, Uri address) =>
        services.AddSingleton<IOutboxChannel>(provider => ActivatorUtilities.CreateInstance<KioskChannel>(
            provider, new HttpClient { BaseAddress = address }));
}
