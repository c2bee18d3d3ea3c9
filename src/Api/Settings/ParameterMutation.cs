using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Gives a parameter a value.</summary>
/// <param name="Key">Which parameter.</param>
/// <param name="Value">As its unit is written.</param>
/// <param name="From">From when; at once where it is left out.</param>
/// <param name="Version">The last version that was seen: it is refused once there is another.</param>
public sealed record SetParameterInput(string Key, string Value, DateTimeOffset? From, int Version);

[MutationType]
public static class ParameterMutation
{
    /// <summary>Sets a parameter, or proposes a value where it takes two; for the roles that the parameter names.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator, SettingsRules.Accountant, SettingsRules.Operator])]
    public static Task<ParameterPayload> SetParameter(SetParameterInput input, ClaimsPrincipal user, ParameterDesk desk) =>
        desk.Set(user, new SetParameter(input.Key, input.Value, input.From, input.Version));

    /// <summary>Agrees with a value that somebody else proposed.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator, SettingsRules.Accountant, SettingsRules.Operator])]
    public static Task<ParameterPayload> ApproveParameter(string key, int version, ClaimsPrincipal user, ParameterDesk desk) =>
        desk.Approve(user, key, version);

    /// <summary>Takes back a value that waits or is planned.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator, SettingsRules.Accountant, SettingsRules.Operator])]
    public static Task<ParameterPayload> WithdrawParameter(string key, int version, ClaimsPrincipal user, ParameterDesk desk) =>
        desk.Withdraw(user, key, version);
}
