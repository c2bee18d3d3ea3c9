using System.Collections.Immutable;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Domain.Accounts;

public enum AccountStatus
{
    Active,

    /// <summary>Worked for us and left: signs in no more.</summary>
    OffBoarded,

    /// <summary>Who it was is erased; its id remains where the law wants it.</summary>
    Anonymised,
}

/// <summary>
/// How one person proves who they are and is reached. What they may do as a customer is the customer's; here are
/// decisions, each giving the account as it is afterwards.
/// </summary>
/// <param name="Id">Who.</param>
/// <param name="Version">How often it was written; 0 before the first time.</param>
/// <param name="Status">Whether they can sign in.</param>
/// <param name="Email">Where they are written to; null once erased.</param>
/// <param name="EmailVerifiedAt">When they proved to read it; until then they browse only.</param>
/// <param name="Name">What they are called; null where they never said.</param>
/// <param name="Phone">A number proved by a code.</param>
/// <param name="PasswordHash">Null for who signs in without a password.</param>
/// <param name="Stamp">Counts changes of what proves who they are: a session is worth nothing once it is of an older count.</param>
/// <param name="Roles">What they may be.</param>
/// <param name="SecondFactor">Codes that prove who they are beside a password.</param>
/// <param name="Preferences">What they want to be told, and how.</param>
/// <param name="CreatedAt">Since when there is the account.</param>
public sealed partial record Account(
    AccountId Id,
    long Version,
    AccountStatus Status,
    EmailAddress? Email,
    DateTimeOffset? EmailVerifiedAt,
    string? Name,
    MobileNumber? Phone,
    string? PasswordHash,
    int Stamp,
    ImmutableArray<Role> Roles,
    SecondFactor SecondFactor,
    NotificationPreferences Preferences,
    DateTimeOffset CreatedAt)
{
    public bool IsActive => Status == AccountStatus.Active;

    public bool IsEmailVerified => EmailVerifiedAt is not null;

    /// <summary>Whether signing in takes more than a password or a link.</summary>
    public bool WantsSecondFactor => IsStaff || SecondFactor.IsOn;

    public bool IsStaff => Roles.Any(role => role.IsStaff());

    /// <summary>Whether a link by mail may let them in: who was invited to work for us comes by the invitation, while it lasts.</summary>
    public bool MayComeByMail => IsActive && !(IsStaff && PasswordHash is null);

    /// <summary>A customer by themselves.</summary>
    public static Result<Account> SignUp(SignUp request, DateTimeOffset now)
    {
        if (!request.IsAdult) return new AgeNotDeclared();
        if (!request.AcceptsTerms) return new TermsNotAccepted();
        if (request.Name is not null && Names.Refuse(request.Name) is { } name) return name;

        return New(request.Email, request.Name, [Role.Customer], now) with
        {
            PasswordHash = request.PasswordHash,
            Preferences = request.WantsNews ? NotificationPreferences.Default.With(new MarketingConsent(true, now)) : NotificationPreferences.Default,
        };
    }

    /// <summary>They followed a link that only a reader of the address has.</summary>
    public Result<Account> VerifyEmail(DateTimeOffset now)
    {
        if (!IsActive) return new AccountClosed();

        return this with { EmailVerifiedAt = EmailVerifiedAt ?? now };
    }

    /// <summary>
    /// They read a mail and go on from it. Whoever signed up with an address that nobody had proved may be somebody else, who
    /// waits for its owner to come: that password is void, those sessions end, and nothing they chose or consented to stays.
    /// </summary>
    public Result<Account> ProveAddress(DateTimeOffset now)
    {
        if (!IsActive || IsEmailVerified || IsStaff) return VerifyEmail(now);

        return this with
        {
            EmailVerifiedAt = now,
            PasswordHash = null,
            Name = null,
            Phone = null,
            Preferences = NotificationPreferences.Default,
            Stamp = Stamp + 1,
        };
    }

    /// <summary>Ends every session: whoever else knew the old password is out.</summary>
    public Result<Account> ChangePassword(string hash)
    {
        if (!IsActive) return new AccountClosed();

        return this with { PasswordHash = hash, Stamp = Stamp + 1 };
    }

    /// <summary>Writes the same password's hash at today's cost.</summary>
    public Account Rehash(string hash) => this with { PasswordHash = hash };

    /// <summary>The new address was proved by a link.</summary>
    public Result<Account> ChangeEmail(EmailAddress email, DateTimeOffset now)
    {
        if (!IsActive) return new AccountClosed();

        return this with { Email = email, EmailVerifiedAt = now, Stamp = Stamp + 1 };
    }

    public Result<Account> Rename(string? name)
    {
        if (!IsActive) return new AccountClosed();
        if (name is not null && Names.Refuse(name) is { } wrong) return wrong;

        return this with { Name = name?.Trim() };
    }

    /// <summary>The number was proved by a code.</summary>
    public Result<Account> ChangePhone(MobileNumber phone)
    {
        if (!IsActive) return new AccountClosed();

        return this with { Phone = phone };
    }

    /// <summary>Ends the sessions that were opened with less.</summary>
    public Result<Account> Change(SecondFactor factor)
    {
        if (!IsActive) return new AccountClosed();
        if (IsStaff && SecondFactor.IsOn && !factor.IsOn) return new SecondFactorMandatory();

        return this with { SecondFactor = factor, Stamp = Stamp + 1 };
    }

    /// <summary>A code or recovery code was used: it is so no more, and nothing else changes.</summary>
    public Account Used(SecondFactor afterwards) => this with { SecondFactor = afterwards };

    public Result<Account> Consent(bool given, DateTimeOffset now)
    {
        if (!IsActive) return new AccountClosed();

        return this with { Preferences = Preferences.With(new MarketingConsent(given, now)) };
    }

    /// <summary>Chooses whether to be told of something by one way.</summary>
    public Result<Account> Prefer(NotificationChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!IsActive) return new AccountClosed();

        return Preferences.Set(choice.Event, choice.Channel, choice.Wanted).Succeeded(out var preferences, out var refusal)
            ? this with { Preferences = preferences }
            : refusal;
    }

    /// <summary>Nothing is left by which the person could be told.</summary>
    public Account Anonymise() => this with
    {
        Status = AccountStatus.Anonymised,
        Email = null,
        EmailVerifiedAt = null,
        Name = null,
        Phone = null,
        PasswordHash = null,
        SecondFactor = SecondFactor.None,
        Preferences = NotificationPreferences.Default,
        Stamp = Stamp + 1,
    };

    private static Account New(EmailAddress email, string? name, ImmutableArray<Role> roles, DateTimeOffset now) => new(
        AccountId.New(now), Version: 0, AccountStatus.Active, email, EmailVerifiedAt: null, name?.Trim(), Phone: null,
        PasswordHash: null, Stamp: 1, roles, SecondFactor.None, NotificationPreferences.Default, now);
}
