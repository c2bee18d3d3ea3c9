using Toolbox24.Domain.Accounts;

namespace Toolbox24.Storage.Accounts;

/// <summary>How a session is shown.</summary>
public enum TokenUse { Cookie, Access, Refresh }

/// <summary>What shows a session, by its hash.</summary>
public sealed record SessionToken(byte[] Hash, TokenUse Use, DateTimeOffset ExpiresAt);

/// <summary>Who is behind a token; the stamp is the account's as well.</summary>
public sealed record SignedIn(
    Guid Session, AccountId Account, SessionKind Kind, int Stamp, DateTimeOffset? SecondFactorAt, DateTimeOffset ProvedAt, AccountId? ActingFor,
    IReadOnlyList<Role> Roles, DateTimeOffset? ActingUntil = null);

/// <summary>A session as its owner sees it.</summary>
/// <param name="Id">Names it, to end it.</param>
/// <param name="Kind">Whether it is a browser's.</param>
/// <param name="Device">What the browser or client said it is.</param>
/// <param name="Address">Where it signed in from.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
public sealed record SessionView(Guid Id, SessionKind Kind, string Device, string? Address, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);

/// <summary>What came of a refresh token.</summary>
public enum Refreshed { No, Done, Reused }
