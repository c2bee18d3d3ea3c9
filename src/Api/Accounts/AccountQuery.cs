using System.Security.Claims;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

[QueryType]
public static class AccountQuery
{
    /// <summary>Who asks; null for a visitor. Staff who look through a customer's eyes see the customer.</summary>
    [AllowAnonymous]
    public static async Task<Account?> GetMe(ClaimsPrincipal user, AccountStore accounts, CancellationToken cancellationToken) =>
        Viewer.Of(user) is { } viewer ? await accounts.Load(viewer.Account, cancellationToken) : null;
}
