using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Notifications;

/// <summary>Somebody has signed up with this address: is it theirs?</summary>
public sealed record VerifyEmail(string Token, DateTimeOffset Until) : PassingContent(Until);

/// <summary>Somebody has tried to sign up with an address that has an account; on the screen it looks as if it had worked.</summary>
public sealed record AccountAlreadyExists : MessageContent;

/// <summary>A link that signs in within the same browser, and a code to type on another device.</summary>
public sealed record SignInLink(string Token, string Code, DateTimeOffset Until) : PassingContent(Until);

public sealed record PasswordResetLink(string Token, DateTimeOffset Until) : PassingContent(Until);

public sealed record PasswordChanged(DateTimeOffset At) : MessageContent;

/// <summary>To the new address of an account: is it theirs?</summary>
public sealed record ConfirmNewEmail(string Token, DateTimeOffset Until) : PassingContent(Until);

/// <summary>To the old address: another one was asked for.</summary>
/// <param name="NewEmail">Masked: whoever reads the old mailbox need not learn the new one.</param>
/// <param name="At">When it was asked.</param>
public sealed record EmailChangeAsked(string NewEmail, DateTimeOffset At) : MessageContent
{
    public static EmailChangeAsked To(EmailAddress address, DateTimeOffset at) => new(address.Masked, at);
}

/// <summary>To both addresses: the account has another address now.</summary>
/// <inheritdoc cref="EmailChangeAsked" path="/param" />
public sealed record EmailChanged(string NewEmail, DateTimeOffset At) : MessageContent
{
    public static EmailChanged To(EmailAddress address, DateTimeOffset at) => new(address.Masked, at);
}

/// <summary>The account has another mobile number now.</summary>
/// <param name="LastFour">The new number's end.</param>
/// <param name="At">When it was changed.</param>
public sealed record PhoneChanged(string LastFour, DateTimeOffset At) : MessageContent;

/// <summary>Somebody signed in from a device not seen before.</summary>
/// <param name="Device">As the device says itself: "Firefox, Linux".</param>
/// <param name="At">When.</param>
public sealed record NewDeviceSignedIn(string Device, DateTimeOffset At) : MessageContent;

/// <summary>A token that is exchanged once came a second time: its session was ended.</summary>
public sealed record RefreshTokenReused(DateTimeOffset At) : MessageContent;

public enum SecondFactorChange
{
    AuthenticatorAdded, AuthenticatorRemoved, PasskeyAdded, PasskeyRemoved, RecoveryCodesMade,
}

public sealed record SecondFactorChanged(SecondFactorChange Change, DateTimeOffset At) : MessageContent;

/// <summary>A recovery code stood in for the second factor.</summary>
/// <param name="Left">How many codes are left.</param>
/// <param name="At">When.</param>
public sealed record RecoveryCodeUsed(int Left, DateTimeOffset At) : MessageContent;

/// <summary>An administrator wants somebody on the staff.</summary>
/// <param name="Token">The link's secret.</param>
/// <param name="Role">The roles' names in code, with spaces between them; the words for them are the template's.</param>
/// <param name="Until">When the link ends.</param>
public sealed record StaffInvited(string Token, string Role, DateTimeOffset Until) : PassingContent(Until);

/// <summary>A code that proves who holds the telephone.</summary>
public sealed record PhoneCode(string Code, DateTimeOffset Until) : PassingContent(Until);

/// <summary>The company register knows the company: the account is a professional's from now on.</summary>
public sealed record CompanyVerified(string Company, string Siret) : MessageContent;

/// <summary>The company register says that the company has closed.</summary>
public sealed record CompanyClosed(string Company, string Siret) : MessageContent;

/// <summary>The company register did not answer: the account can be used, and the company is checked later.</summary>
public sealed record CompanyToBeChecked(string Siret) : MessageContent;

/// <summary>No booking and no extension from now on.</summary>
/// <param name="Reason">In the words of the staff, for the customer.</param>
public sealed record AccountSuspended(string Reason) : MessageContent;

/// <summary>Booking is possible again.</summary>
/// <param name="Reason">In the words of the staff, for the customer.</param>
public sealed record AccountReinstated(string Reason) : MessageContent;

/// <summary>Higher deposits and a human look at each return, for a time.</summary>
/// <param name="Reason">In the words of the staff, for the customer.</param>
/// <param name="Until">When it ends.</param>
public sealed record AccountWatched(string Reason, DateTimeOffset Until) : MessageContent;

/// <summary>Watched no longer, before the time.</summary>
/// <param name="Reason">In the words of the staff, for the customer.</param>
public sealed record WatchLifted(string Reason) : MessageContent;

/// <summary>The register does not know the company, and a person found its papers in order.</summary>
public sealed record CompanyAccepted(string Company, string Siret) : MessageContent;

/// <summary>The register does not know the company, and its papers did not prove it.</summary>
/// <param name="Siret">The company's number.</param>
/// <param name="Reason">In the words of the staff, for the customer.</param>
public sealed record CompanyNotAccepted(string Siret, string Reason) : MessageContent;
