using System.Security.Claims;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Invites somebody to work for us.</summary>
/// <param name="Email">Where the link is sent; an address that has no account yet.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Roles">At least one; Customer is none of them.</param>
public sealed record InviteStaffInput(string Email, string Name, IReadOnlyList<Role> Roles);

/// <summary>Follows an invitation.</summary>
/// <param name="Token">What the link holds.</param>
/// <param name="Password">At least 12 characters, any characters.</param>
public sealed record AcceptInvitationInput(string Token, string Password);

/// <summary>Gives somebody of the staff other roles.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Roles">All that they are from now on.</param>
public sealed record ChangeRolesInput(AccountId Staff, IReadOnlyList<Role> Roles);

/// <summary>Somebody of the staff after a change, or why there was none.</summary>
[VisibleWithField]
public sealed record StaffPayload(StaffMember? Staff, Refusal? Refusal);

[MutationType]
public static class StaffMutation
{
    /// <summary>Invites somebody to work for us, by a link that is good for 72 hours.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<StaffPayload> InviteStaff(InviteStaffInput input, ClaimsPrincipal user, StaffAccounts staff, StaffDesk desk) =>
        await desk.Answer(user, async administrator =>
            (await staff.Invite(input, administrator.Actor, administrator.Session)).Succeeded(out var invited, out var refusal) ? invited.Account : refusal);

    /// <summary>Sends an invitation again; the links before are void.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<StaffPayload> ResendInvitation(AccountId staff, ClaimsPrincipal user, StaffAccounts accounts, StaffDesk desk) =>
        await desk.Answer(user, async administrator =>
            (await accounts.InviteAgain(staff, administrator.Actor, administrator.Session)).Succeeded(out var invited, out var refusal) ? invited.Account : refusal);

    /// <summary>Follows an invitation: chooses a password. The first sign-in then leads to a second factor.</summary>
    [AllowAnonymous]
    public static async Task<DonePayload> AcceptInvitation(AcceptInvitationInput input, StaffAccounts staff) =>
        (await staff.Accept(input.Token, input.Password)).Succeeded(out _, out var refusal) ? DonePayload.Yes : refusal;

    /// <summary>Gives somebody of the staff other roles; they sign in again.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<StaffPayload> ChangeRoles(ChangeRolesInput input, ClaimsPrincipal user, StaffAccounts staff, StaffDesk desk) =>
        desk.Answer(user, administrator => staff.ChangeRoles(input.Staff, input.Roles, administrator));

    /// <summary>Ends somebody's work for us: their sessions, password, second factor and passkeys end at once.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<StaffPayload> OffboardStaff(AccountId staff, ClaimsPrincipal user, StaffAccounts accounts, StaffDesk desk) =>
        desk.Answer(user, administrator => accounts.OffBoard(staff, administrator));

    /// <summary>Takes away an authenticator or passkeys that somebody of the staff has lost; they set up another at their next sign-in.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<StaffPayload> ResetSecondFactor(AccountId staff, ClaimsPrincipal user, StaffAccounts accounts, StaffDesk desk) =>
        desk.Answer(user, administrator => accounts.ResetSecondFactor(staff, administrator));
}
