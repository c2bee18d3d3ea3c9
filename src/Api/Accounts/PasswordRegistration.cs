using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

public static class PasswordRegistration
{
    /// <summary>Adds the rules for passwords, and the one gate through which they are hashed.</summary>
    public static IServiceCollection AddPasswords(this IServiceCollection services) => services
        .AddSingleton(_ => new PasswordRules(CommonPasswords.Read()))
        .AddSingleton(_ => new HashGate(HashGate.AtOnce, HashGate.Queue))
        .AddSingleton<AccountPasswords>();
}
