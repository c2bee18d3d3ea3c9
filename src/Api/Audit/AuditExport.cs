using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>The audit log as a file: <c>/audit.csv</c>, with the filter of <c>auditLog</c> in the query.</summary>
public static class AuditExport
{
    public static void MapAuditExport(this IEndpointRouteBuilder app) => app.MapGet("/audit.csv", Answer);

    private static IResult Answer([AsParameters] AuditFilter filter, HttpContext context, AuditQueries log)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!context.User.IsInRole(AuditRule.Role)) return Results.StatusCode(StatusCodes.Status403Forbidden);

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var entries = log.All(filter, context.RequestAborted);
        return Results.Stream(
            stream => AuditCsv.Write(entries, stream, context.RequestAborted), "text/csv; charset=utf-8", "audit.csv");
    }
}
