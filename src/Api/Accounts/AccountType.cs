using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// How one person proves who they are, and is reached. Whose one may see is said by the fields that lead to it; what a sign-in
/// answers is anonymous, for in that request nobody is signed in yet.
/// </summary>
[ObjectType<Account>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class AccountType
{
    static partial void Configure(IObjectTypeDescriptor<Account> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(account => account.Id).AllowAnonymous();
        descriptor.Field(account => account.Status).AllowAnonymous();
        descriptor.Field(account => account.Name).AllowAnonymous();
        descriptor.Field(account => account.Roles).AllowAnonymous();
        descriptor.Field(account => account.CreatedAt);
        descriptor.Field(account => account.IsEmailVerified).AllowAnonymous();
        descriptor.Field(account => account.IsStaff);
    }

    /// <summary>Where they are written to; null once erased.</summary>
    [AllowAnonymous]
    public static string? GetEmail([Parent] Account account) => account.Email?.Value;

    /// <summary>A mobile number that was proved, in E.164.</summary>
    public static string? GetPhone([Parent] Account account) => account.Phone?.Value;

    /// <summary>Whether there is a password; without one they sign in by passkey or link.</summary>
    public static bool GetHasPassword([Parent] Account account) => account.PasswordHash is not null;

    /// <summary>Whether an authenticator is asked at sign-in.</summary>
    public static bool GetHasAuthenticator([Parent] Account account) => account.SecondFactor.IsOn;

    /// <summary>How many recovery codes are left.</summary>
    public static int GetRecoveryCodesLeft([Parent] Account account) => account.SecondFactor.RecoveryHashes.Length;

    /// <summary>The answer to marketing, and when it was given; null where it never was.</summary>
    public static MarketingConsent? GetMarketing([Parent] Account account) => account.Preferences.Marketing;

    /// <summary>What they are told, by which way: every square of the matrix.</summary>
    [ListSize(AssumedSize = 70)]
    public static IReadOnlyList<NotificationChoice> GetPreferences([Parent] Account account) =>
    [
        .. from about in Enum.GetValues<NotificationEvent>()
           from channel in NotificationChoices.Offered(about)
           select new NotificationChoice(about, channel, account.Preferences.Wants(about, channel)),
    ];

    /// <summary>Where they are signed in, last seen first; their own business.</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<SessionView>> GetSessions(
        [Parent] Account account, ClaimsPrincipal user, SessionStore sessions, CancellationToken cancellationToken) =>
        Viewer.Of(user)?.Actor == account.Id ? await sessions.Of(account.Id, cancellationToken) : [];

    /// <summary>When staff looked at their account through their eyes, and why, newest first; their own business.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Consultation>> GetConsultations(
        [Parent] Account account, ClaimsPrincipal user, ViewingStore viewings, CancellationToken cancellationToken) =>
        Viewer.Of(user)?.Actor == account.Id ? await viewings.Of(account.Id, count: 20, cancellationToken) : [];

    /// <summary>Their passkeys, oldest first; their own business.</summary>
    [ListSize(AssumedSize = PasskeyRules.Most)]
    public static async Task<IReadOnlyList<PasskeyView>> GetPasskeys(
        [Parent] Account account, ClaimsPrincipal user, PasskeyStore passkeys, CancellationToken cancellationToken) =>
        Viewer.Of(user)?.Actor == account.Id ? [.. (await passkeys.Of(account.Id, cancellationToken)).Select(PasskeyView.Of)] : [];
}
