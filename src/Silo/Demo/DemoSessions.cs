using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Silo.Demo;

/// <summary>
/// Signs the cockpit in as one of the demo's people, by one click and again whenever the clock has been moved beyond a session's end.
/// It is there in the demo only, whose passwords and secrets everybody can read anyway: see <see cref="DemoPeople"/>.
/// </summary>
internal static class DemoSessions
{
    public static void MapDemoSessions(this WebApplication app) =>
        app.MapPost("/demo/sessions/{persona}", async (string persona, AccountStore accounts, Sessions sessions) =>
            DemoPeople.Names.Contains(persona) && await accounts.Find(DemoPeople.Address(persona)) is { IsActive: true } account
                ? Results.Json(await sessions.Open(account, SessionKind.Client, "Demo", withSecondFactor: account.IsStaff))
                : Results.Problem("The demo has nobody of this name.", statusCode: StatusCodes.Status404NotFound));
}
