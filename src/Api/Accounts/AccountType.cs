using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>How one person proves who they are, and is reached. Who may see an account is said by the fields that lead to it.</summary>
[ObjectType<Account>]
public static partial class AccountType
{
    static partial void Configure(IObjectTypeDescriptor<Account> descriptor)
    {
        descriptor.Ignore(account => account.Version);
        descriptor.Ignore(account => account.Email);
        descriptor.Ignore(account => account.EmailVerifiedAt);
        descriptor.Ignore(account => account.Phone);
        descriptor.Ignore(account => account.PasswordHash);
        descriptor.Ignore(account => account.Stamp);
        descriptor.Ignore(account => account.SecondFactor);
        descriptor.Ignore(account => account.Preferences);
        descriptor.Ignore(account => account.IsActive);
        descriptor.Ignore(account => account.MayComeByMail);
        descriptor.Ignore(account => account.WantsSecondFactor);
    }

    /// <summary>Where they are written to; null once erased.</summary>
    [AllowAnonymous]
    public static string? GetEmail([Parent] Account account) => account.Email?.Value;

    /// <summary>A mobile number that was proved, in E.164.</summary>
    [AllowAnonymous]
    public static string? GetPhone([Parent] Account account) => account.Phone?.Value;

    /// <summary>Whether there is a password; without one they sign in by passkey or link.</summary>
    [AllowAnonymous]
    public static bool GetHasPassword([Parent] Account account) => account.PasswordHash is not null;

    /// <summary>Whether an authenticator is asked at sign-in.</summary>
    [AllowAnonymous]
    public static bool GetHasAuthenticator([Parent] Account account) => account.SecondFactor.IsOn;

    /// <summary>How many recovery codes are left.</summary>
    [AllowAnonymous]
    public static int GetRecoveryCodesLeft([Parent] Account account) => account.SecondFactor.RecoveryHashes.Length;

    /// <summary>The answer to marketing, and when it was given; null where it never was.</summary>
    [AllowAnonymous]
    public static MarketingConsent? GetMarketing([Parent] Account account) => account.Preferences.Marketing;

    /// <summary>What they are told, by which way: every square of the matrix.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 70)]
    public static IReadOnlyList<NotificationChoice> GetPreferences([Parent] Account account) =>
    [
        .. from about in Enum.GetValues<NotificationEvent>()
           from channel in NotificationChoices.Offered(about)
           select new NotificationChoice(about, channel, account.Preferences.Wants(about, channel)),
    ];

    /// <summary>Where they are signed in, last seen first; their own business.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<SessionView>> GetSessions(
        [Parent] Account account, ClaimsPrincipal user, SessionStore sessions, CancellationToken cancellationToken) =>
        Viewer.Of(user)?.Actor == account.Id ? await sessions.Of(account.Id, cancellationToken) : [];

    /// <summary>When staff looked at their account through their eyes, and why, newest first; their own business.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Consultation>> GetConsultations(
        [Parent] Account account, ClaimsPrincipal user, ViewingStore viewings, CancellationToken cancellationToken) =>
        Viewer.Of(user)?.Actor == account.Id ? await viewings.Of(account.Id, count: 20, cancellationToken) : [];

    /// <summary>Their passkeys, oldest first; their own business.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = PasskeyRules.Most)]
    public static async Task<IReadOnlyList<PasskeyView>> GetPasskeys(
        [Parent] Account account, ClaimsPrincipal user, PasskeyStore passkeys, CancellationToken cancellationToken) =>
        Viewer.Of(user)?.Actor == account.Id ? [.. (await passkeys.Of(account.Id, cancellationToken)).Select(PasskeyView.Of)] : [];
}
