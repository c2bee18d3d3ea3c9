using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>The catalogue as files: <c>/catalogue/tools.csv</c>, and so on, one for each kind of sheet.</summary>
public static class SheetExport
{
    public static void MapSheetExport(this IEndpointRouteBuilder app) => app.MapGet("/catalogue/{kind}.csv", Answer);

    private static IResult Answer(string kind, HttpContext context, CatalogSheets sheets)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!context.User.IsInRole(StaffRules.Administrator)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Enum.TryParse<SheetKind>(kind, ignoreCase: true, out var sheet) || !Enum.IsDefined(sheet)) return Results.NotFound();

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(
            stream => sheets.Write(sheet, stream, context.RequestAborted), "text/csv; charset=utf-8", $"{sheet.ToString().ToLowerInvariant()}.csv");
    }
}
