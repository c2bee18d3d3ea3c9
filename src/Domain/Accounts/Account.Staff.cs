using System.Collections.Immutable;

namespace Toolbox24.Domain.Accounts;

/// <summary>How somebody comes to work for us, and leaves.</summary>
public sealed partial record Account
{
    /// <summary>Somebody who is to work for us: they choose a password when they follow the invitation.</summary>
    public static Result<Account> Invite(EmailAddress email, string name, ImmutableArray<Role> roles, DateTimeOffset now)
    {
        if (Names.Refuse(name) is { } wrong) return wrong;
        if (RefuseAsStaff(roles) is { } none) return none;

        return New(email, name, Sorted(roles), now);
    }

    public Result<Account> ChangeRoles(ImmutableArray<Role> roles)
    {
        if (!IsActive) return new AccountClosed();
        if (!IsStaff) return new NotStaff(Id);
        if (RefuseAsStaff(roles) is { } none) return none;

        return this with { Roles = Sorted(roles), Stamp = Stamp + 1 };
    }

    /// <summary>They leave: what proves who they are is forgotten, their name stays beside what they decided.</summary>
    public Result<Account> OffBoard()
    {
        if (!IsStaff) return new NotStaff(Id);
        if (!IsActive) return new AccountClosed();

        return this with { Status = AccountStatus.OffBoarded, PasswordHash = null, SecondFactor = SecondFactor.None, Stamp = Stamp + 1 };
    }

    /// <summary>They have lost what gives them codes: they set up another one at the next sign-in.</summary>
    public Result<Account> ResetSecondFactor()
    {
        if (!IsStaff) return new NotStaff(Id);
        if (!IsActive) return new AccountClosed();

        return this with { SecondFactor = SecondFactor.None, Stamp = Stamp + 1 };
    }

    private static NoRoleGiven? RefuseAsStaff(ImmutableArray<Role> roles) =>
        roles.IsDefaultOrEmpty || roles.Any(role => !role.IsStaff() || !Enum.IsDefined(role)) ? new NoRoleGiven() : null;

    private static ImmutableArray<Role> Sorted(ImmutableArray<Role> roles) => [.. roles.Distinct().Order()];
}
