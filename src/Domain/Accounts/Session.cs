namespace Toolbox24.Domain.Accounts;

public enum SessionKind
{
    /// <summary>A cookie.</summary>
    Browser,

    /// <summary>A short-lived access token and a refresh token that changes with each use.</summary>
    Client,
}

/// <summary>One signed-in browser or client.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Account">Who signed in.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="Device">What it says it is.</param>
/// <param name="Stamp">The account's at sign-in; see <see cref="Account.Stamp"/>.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="SecondFactorAt">When a second factor was last given; without it, staff are customers.</param>
/// <param name="ProvedAt">When it was last proved who is there, by anything.</param>
/// <param name="ActingFor">The customer whose screens a member of staff looks at: such a session only reads.</param>
/// <param name="IdleUntil">Ends then unless used.</param>
/// <param name="EndsAt">Ends then whatever happens.</param>
public sealed record Session(
    Guid Id, AccountId Account, SessionKind Kind, string Device, int Stamp, DateTimeOffset CreatedAt, DateTimeOffset? SecondFactorAt,
    DateTimeOffset ProvedAt, AccountId? ActingFor, DateTimeOffset IdleUntil, DateTimeOffset EndsAt)
{
    /// <summary>How long a proof is good for money, doors and settings.</summary>
    public static readonly TimeSpan StepUpLasts = TimeSpan.FromMinutes(10);

    /// <summary>How long a look through a customer's eyes lasts.</summary>
    public static readonly TimeSpan ActingLasts = TimeSpan.FromMinutes(15);

    /// <summary>Opens a session. Staff are asked again each day; customers, who come once a month, keep theirs longer.</summary>
    public static Session Open(Account account, SessionKind kind, string device, DateTimeOffset? secondFactorAt, DateTimeOffset now)
    {
        var idle = Idle(account.IsStaff);
        return new(
            Guid.CreateVersion7(now), account.Id, kind, device, account.Stamp, now, secondFactorAt, now, ActingFor: null,
            now + idle, now + (account.IsStaff ? TimeSpan.FromHours(12) : TimeSpan.FromDays(90)));
    }

    public static TimeSpan Idle(bool staff) => staff ? TimeSpan.FromMinutes(30) : TimeSpan.FromDays(30);
}
