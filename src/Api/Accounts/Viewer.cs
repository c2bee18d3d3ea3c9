using System.Collections.Immutable;
using System.Security.Claims;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Who asks, as their session says.</summary>
/// <param name="Account">Whose data they see: their own, or the customer's whose screens they look at.</param>
/// <param name="Actor">Who they are.</param>
/// <param name="Stamp">Of the account as the session knows it; see <see cref="Domain.Accounts.Account.Stamp"/>.</param>
/// <param name="ProvedAt">When they last proved that it is them, by anything.</param>
/// <param name="SecondFactorAt">When they last gave a second factor.</param>
/// <param name="Roles">What they may be in this session.</param>
public sealed record Viewer(
    AccountId Account, AccountId Actor, Guid Session, SessionKind Kind, int Stamp, bool IsStaff, DateTimeOffset ProvedAt,
    DateTimeOffset? SecondFactorAt, ImmutableArray<Role> Roles)
{
    /// <summary>They, to a decision.</summary>
    public Decider Decider => new(Actor, Roles, Session);

    /// <summary>Somebody of the staff sees what the customer sees, and changes nothing.</summary>
    public bool OnlyReads => Account != Actor;

    /// <summary>Who asks; null for a visitor or a device.</summary>
    public static Viewer? Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identities.OfType<SessionIdentity>().FirstOrDefault()?.Viewer;
    }

    /// <summary>Who asks, of a field that only the signed-in may ask for.</summary>
    public static Viewer Required(ClaimsPrincipal user) =>
        Of(user) ?? throw new InvalidOperationException("The field lacks its rule: nobody is signed in.");

    /// <summary>Why this is not proof enough for money, doors and settings; null where it is. Of staff a second factor is asked.</summary>
    public StepUpNeeded? RefuseUnlessProved(DateTimeOffset now) => Refuse(IsStaff ? SecondFactorAt : ProvedAt, now);

    /// <summary>Why they must sign in again before they set up their first second factor; null where they need not.</summary>
    public StepUpNeeded? RefuseUnlessJustSignedIn(DateTimeOffset now) => Refuse(ProvedAt, now);

    /// <summary>What is written beside a change of their own account: nothing of it is, once their session has ended.</summary>
    /// <param name="what">The change's name.</param>
    /// <param name="facts">What the audit keeps of it.</param>
    /// <param name="tell">Messages that leave because of it.</param>
    public AccountNote Note(string what, IReadOnlyDictionary<string, string?>? facts = null, IReadOnlyList<Message>? tell = null) =>
        new(what, Actor.Value.ToString(), facts, tell, Session: Session);

    private static StepUpNeeded? Refuse(DateTimeOffset? proved, DateTimeOffset now) =>
        now - proved < Domain.Accounts.Session.StepUpLasts ? null : new StepUpNeeded(Domain.Accounts.Session.StepUpLasts);
}

/// <summary>A session as ASP.NET Core sees it.</summary>
public sealed class SessionIdentity : ClaimsIdentity
{
    /// <summary>The session's roles. Staff who gave no second factor have none yet: they may only set one up.</summary>
    public SessionIdentity(SignedIn signedIn, string scheme) : base(scheme)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        var isStaff = signedIn.Roles.Any(role => role.IsStaff());
        ImmutableArray<Role> roles = signedIn.ActingFor is not null ? [Role.Customer]
            : !isStaff || signedIn.SecondFactorAt is not null ? [.. signedIn.Roles]
            : [];
        Viewer = new(
            signedIn.ActingFor ?? signedIn.Account, signedIn.Account, signedIn.Session, signedIn.Kind, signedIn.Stamp, isStaff,
            signedIn.ProvedAt, signedIn.SecondFactorAt, roles);
        AddClaim(new(ClaimTypes.NameIdentifier, signedIn.Account.Value.ToString()));
        AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())));
    }

    public Viewer Viewer { get; }
}
