using System.Security.Claims;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

[MutationType]
public static class SessionMutation
{
    /// <summary>Signs out one of one's browsers or clients.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<DonePayload> RevokeSession(Guid id, ClaimsPrincipal user, SessionStore sessions) =>
        await sessions.End(Viewer.Required(user).Account, only: id) > 0 ? DonePayload.Yes : new UnknownSession(id);

    /// <summary>Signs out everywhere else.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<DonePayload> RevokeOtherSessions(ClaimsPrincipal user, SessionStore sessions)
    {
        var viewer = Viewer.Required(user);
        await sessions.End(viewer.Account, but: viewer.Session);
        return DonePayload.Yes;
    }
}
