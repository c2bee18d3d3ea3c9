using System.Security.Claims;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Looks through a customer's eyes.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Reason">Why: it is kept, and the customer reads it.</param>
public sealed record ViewAsCustomerInput(AccountId Customer, string Reason);

/// <summary>A look that has begun, or why it has not.</summary>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record ViewAsCustomerPayload(DateTimeOffset? Until, Refusal? Refusal);

[MutationType]
public static class ViewingMutation
{
    /// <summary>
    /// Has this session see for 15 minutes what a customer sees, and change nothing. Who looked, why and at what is kept, and
    /// the customer is shown that somebody did.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static async Task<ViewAsCustomerPayload> ViewAsCustomer(
        ViewAsCustomerInput input, ClaimsPrincipal user, AccountStore accounts, ViewingStore viewings, TimeProvider clock)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);
        if (Viewing.Refuse(await accounts.Load(input.Customer), input.Customer, input.Reason) is { } refusal) return new(null, refusal);

        return await viewings.Begin(viewer.Session, viewer.Actor, input.Customer, input.Reason.Trim())
            ? new(now + Session.ActingLasts, null)
            : new(null, new UnknownSession(viewer.Session));
    }

    /// <summary>Goes back to one's own session. Where one looks through nobody's eyes, nothing happens.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<DonePayload> StopViewing(ClaimsPrincipal user, ViewingStore viewings)
    {
        var viewer = Viewer.Required(user);
        if (viewer.OnlyReads) await viewings.End(viewer.Session, viewer.Actor, viewer.Account);
        return DonePayload.Yes;
    }
}
