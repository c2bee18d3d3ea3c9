using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Names of roles for the rules of fields, and who somebody is to settings.</summary>
internal static class SettingsRules
{
    public const string Administrator = nameof(Role.Administrator);
    public const string Accountant = nameof(Role.Accountant);
    public const string Operator = nameof(Role.Operator);

    public static SettingsActor Actor(ClaimsPrincipal user) =>
        new(Viewer.Required(user).Actor, [.. Enum.GetValues<Role>().Where(role => user.IsInRole(role.ToString()))]);
}
