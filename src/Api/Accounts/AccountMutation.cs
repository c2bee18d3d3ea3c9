using System.Security.Claims;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Chooses a new password.</summary>
/// <param name="Current">The password until now; null for an account that has none.</param>
/// <param name="New">At least 12 characters, any characters.</param>
public sealed record ChangePasswordInput(string? Current, string New);

/// <summary>Chooses a new password by a link.</summary>
/// <param name="Token">What the link holds.</param>
/// <param name="Password">At least 12 characters, any characters.</param>
public sealed record ResetPasswordInput(string Token, string Password);

/// <summary>One square of the matrix of preferences.</summary>
/// <param name="Event">What about.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Wanted">Whether to be told.</param>
public sealed record NotificationChoiceInput(NotificationEvent Event, MessageChannel Channel, bool Wanted);

[MutationType]
public static class AccountMutation
{
    /// <summary>Sends a link by which a new password can be chosen. The answer does not say whether somebody has this address.</summary>
    [AllowAnonymous]
    public static Task<DonePayload> RequestPasswordReset(string email, Passwords passwords) => passwords.AskReset(email);

    /// <summary>Chooses a new password by a link, and ends every session.</summary>
    [AllowAnonymous]
    public static async Task<DonePayload> ResetPassword(ResetPasswordInput input, Passwords passwords) =>
        (await passwords.Reset(input.Token, input.Password)).Refusal is { } refusal ? refusal : DonePayload.Yes;

    /// <summary>Chooses a new password, and ends every other session.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<AccountPayload> ChangePassword(ChangePasswordInput input, ClaimsPrincipal user, OwnAccount own) =>
        own.ChangePassword(Viewer.Required(user), input.Current, input.New);

    /// <summary>Asks for another address: a link to the new one confirms it, and the old one is told.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<DonePayload> ChangeEmail(string email, ClaimsPrincipal user, OwnAccount own) =>
        own.AskChangeOfEmail(Viewer.Required(user), email);

    /// <summary>Confirms another address by the link that was sent to it, and ends every session.</summary>
    /// <param name="token">What the link holds.</param>
    [AllowAnonymous]
    public static async Task<DonePayload> ConfirmEmailChange(string token, OwnAccount own) =>
        await own.ConfirmChangeOfEmail(token) is { } refusal ? refusal : DonePayload.Yes;

    /// <summary>Says what to be called.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<AccountPayload> Rename(string? name, ClaimsPrincipal user, AccountStore accounts)
    {
        var viewer = Viewer.Required(user);
        return AccountPayload.Of(await accounts.Change(
            viewer.Account, before => before.Rename(name), _ => viewer.Note("Renamed")));
    }

    /// <summary>Chooses whether to be told of something by one way. What the contract, safety or money need cannot be refused.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<AccountPayload> SetPreference(NotificationChoiceInput input, ClaimsPrincipal user, AccountStore accounts)
    {
        var viewer = Viewer.Required(user);
        return AccountPayload.Of(await accounts.Change(
            viewer.Account, before => before.Prefer(new(input.Event, input.Channel, input.Wanted)),
            _ => viewer.Note("PreferenceSet")));
    }

    /// <summary>Wants marketing, or wants it no longer.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<AccountPayload> ConsentToMarketing(
        bool wanted, ClaimsPrincipal user, AccountStore accounts, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        return AccountPayload.Of(await accounts.Change(
            viewer.Account, before => before.Consent(wanted, clock.GetUtcNow()),
            _ => viewer.Note(wanted ? "MarketingWanted" : "MarketingUnwanted")));
    }
}
