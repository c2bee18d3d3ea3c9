using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Silo.Accounts;

internal static class AccountsRegistration
{
    /// <summary>People by their sessions, devices by their credentials.</summary>
    private const string Callers = nameof(Callers);

    /// <summary>Who somebody is, how they prove it, and what keys that takes.</summary>
    public static void AddAccounts(this IServiceCollection services, ServerKey key)
    {
        services.AddSingleton(key);
        services.AddDataProtection().SetApplicationName("toolbox24");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();
        services.AddHttpContextAccessor();
        services
            .AddAuthentication(Callers)
            .AddPolicyScheme(Callers, null, caller => caller.ForwardDefaultSelector =
                context => DeviceHandler.IsShown(context.Request) ? DeviceHandler.SchemeName : SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, DeviceHandler>(DeviceHandler.SchemeName, null);
        services.AddAccountServices();
    }
}
