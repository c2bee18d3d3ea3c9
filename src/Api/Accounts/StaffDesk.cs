using System.Security.Claims;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Names of roles, for the rules of fields.</summary>
internal static class StaffRules
{
    public const string Administrator = nameof(Role.Administrator);
    public const string Operator = nameof(Role.Operator);
    public const string FieldAgent = nameof(Role.FieldAgent);
    public const string Kiosk = nameof(Domain.Sites.DeviceKind.Kiosk);
    public const string Bridge = nameof(Domain.Sites.DeviceKind.Bridge);
}

/// <summary>Answers what administrators ask about staff, once they have proved again who they are.</summary>
public sealed class StaffDesk(StaffQueries queries, TimeProvider clock)
{
    public async Task<StaffPayload> Answer(ClaimsPrincipal user, Func<Viewer, Task<Result<Account>>> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return new(null, prove);

        return (await decide(viewer)).Succeeded(out var account, out var refusal)
            ? new(await queries.Find(account.Id), null)
            : new(null, refusal);
    }
}
