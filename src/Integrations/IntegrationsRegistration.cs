using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations.Doors;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Integrations.Sites;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations;

/// <summary>Adds the ways out of the system.</summary>
public static class IntegrationsRegistration
{
    /// <summary>Adds the sites' kiosks, all reached at one address.</summary>
    public static IServiceCollection AddKiosks(this IServiceCollection services, Uri address) =>
        services.AddSingleton<IOutboxChannel>(provider => ActivatorUtilities.CreateInstance<KioskChannel>(
            provider, new HttpClient { BaseAddress = address }));

    /// <summary>Reaches locks by the bridges that connect to us, and those of other makers as far as they are added.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="stopwatch">Measures for how long a bridge's line says nothing.</param>
    public static IServiceCollection AddLockerBridge(this IServiceCollection services, TimeProvider stopwatch) => services
        .AddSingleton<DeviceReports>()
        .AddSingleton<AloneKiosks>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<LockerBridge>(provider, stopwatch))
        .AddSingleton<ILockerHardware, SiteHardware>();

    /// <summary>Lets messages be queued. Until a way out is added, they wait.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="web">Where the web app is, for the links in mails.</param>
    public static IServiceCollection AddMessages(this IServiceCollection services, Uri web)
    {
        services.AddDataProtection();
        return services.AddSingleton<IMessageSeal, MessageSeal>().AddSingleton(new WebLinks(web));
    }

    /// <summary>Sends mail, SMS and push to the simulator's sinks.</summary>
    public static IServiceCollection AddSimulatedMessages(this IServiceCollection services, Uri address)
    {
        var simulated = new SimulatedMessages(new HttpClient { BaseAddress = address });
        return services.AddMail(simulated)
            .AddSingleton<ISmsProvider>(simulated)
            .AddSingleton<IOutboxChannel, SmsChannel>()
            .AddSingleton<IPushProvider>(simulated)
            .AddSingleton<IOutboxChannel, PushChannel>();
    }

    /// <summary>Sends mail through a mail server.</summary>
    public static IServiceCollection AddSmtpMail(this IServiceCollection services, SmtpOptions options, EmailAddress from) =>
        services.AddMail(new SmtpMail(options, from));

    private static IServiceCollection AddMail(this IServiceCollection services, IMailProvider provider) => services
        .AddSingleton(provider)
        .AddSingleton<IOutboxChannel, MailChannel>();
}
