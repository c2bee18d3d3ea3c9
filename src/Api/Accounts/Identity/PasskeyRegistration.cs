using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts.Identity;

public static class PasskeyRegistration
{
    /// <summary>Adds passkeys, bound to the web app's origin: its host is their domain (WebAuthn Level 3 §5.1.2).</summary>
    /// <param name="web">Where people find the web app.</param>
    public static IServiceCollection AddPasskeys(this IServiceCollection services, Uri web)
    {
        ArgumentNullException.ThrowIfNull(web);
        var origin = web.IsDefaultPort ? $"{web.Scheme}://{web.IdnHost}" : $"{web.Scheme}://{web.IdnHost}:{web.Port}";
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = web.IdnHost;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.AuthenticatorTimeout = Passkeys.CeremonyLasts;
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == origin);
        });
        return services
            .AddSingleton<IUserStore<Account>, IdentityAccounts>()
            .AddSingleton<UserManager<Account>, AccountManager>()
            .AddSingleton<IPasskeyHandler<Account>, PasskeyHandler<Account>>()
            .AddSingleton<Passkeys>()
            .AddSingleton<PasskeySignIns>()
            .AddSingleton<OwnPasskeys>();
    }

    /// <summary>Identity asks for one where only the store is wanted: names and passwords are none of its business here.</summary>
    private sealed class AccountManager(IUserStore<Account> store, ILogger<UserManager<Account>> log)
        : UserManager<Account>(store, null!, null!, [], [], null!, new IdentityErrorDescriber(), null!, log);
}
