using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Integrations.Customers;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Testing;

/// <summary>What grains need of the world outside, where none of it is asked: messages stay unread, companies unknown.</summary>
public static class NobodyOutside
{
    public static IServiceCollection AddNobodyOutside(this IServiceCollection services) => services
        .AddSingleton<IMessageSeal, OpenSeal>()
        .AddCompanyRegister(new Uri("http://127.0.0.1:9"), "Toolbox24/1.0 (tests)", TimeSpan.FromSeconds(1));
}
