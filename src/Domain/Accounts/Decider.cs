using System.Collections.Immutable;

namespace Toolbox24.Domain.Accounts;

/// <summary>Whoever wants something decided. A decision asks it again, whatever was asked at the door.</summary>
/// <param name="Id">Who.</param>
/// <param name="Roles">What they have proved to be: staff without a second factor have proved nothing yet.</param>
/// <param name="Session">The session that asks: once it has ended, nothing is written. Null where there is none.</param>
public sealed record Decider(AccountId Id, ImmutableArray<Role> Roles, Guid? Session = null)
{
    /// <summary>Why this is not theirs to decide; null where they are one of these.</summary>
    public NotTheirsToDecide? RefuseUnless(params ReadOnlySpan<Role> any) => any.ContainsAny(Roles.AsSpan()) ? null : new NotTheirsToDecide();

    /// <summary>Why this is not theirs to decide; null where it is about themselves.</summary>
    public NotTheirsToDecide? RefuseUnless(AccountId oneself) => Id == oneself ? null : new NotTheirsToDecide();

    public bool Equals(Decider? other) => other is not null && (Id, Session) == (other.Id, other.Session) && Roles.AsSpan().SequenceEqual(other.Roles.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Roles.Length);
}
