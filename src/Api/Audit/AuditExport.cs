using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>
/// The audit log as a file: <c>/audit.csv</c>, with the filter of <c>auditLog</c> in the query. It takes a fresh proof, as what
/// leaves the house does, and is itself in the log.
/// </summary>
public static class AuditExport
{
    public static void MapAuditExport(this IEndpointRouteBuilder app) => app.MapGet("/audit.csv", Answer);

    private static async Task<IResult> Answer(
        [AsParameters] AuditFilter filter, HttpContext context, AuditQueries log, Readings readings, TimeProvider clock)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!context.User.IsInRole(AuditRule.Role)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (Viewer.Required(context.User).RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return Challenge(context, prove);

        await readings.Note(context.User, Readings.Export, Readings.Of(filter));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var entries = log.All(filter, context.RequestAborted);
        return Results.Stream(
            stream => AuditCsv.Write(entries, stream, context.RequestAborted), "text/csv; charset=utf-8", "audit.csv");
    }

    /// <summary>As RFC 9470 has it, and with the refusal's code and facts for who reads problems.</summary>
    internal static IResult Challenge(HttpContext context, StepUpNeeded prove)
    {
        context.Response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_user_authentication\", error_description=\"{prove.Message}\", max_age={prove.Lasts.TotalSeconds:F0}";
        return Results.Problem(
            prove.Message, statusCode: StatusCodes.Status401Unauthorized,
            extensions: new Dictionary<string, object?> { ["code"] = "STEP_UP_NEEDED", ["lasts"] = XmlConvert.ToString(prove.Lasts) });
    }
}
