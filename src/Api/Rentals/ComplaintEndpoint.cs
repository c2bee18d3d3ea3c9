using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>
/// What a complaint about tools that did not come back takes, as a file: <c>/rentals/{id}/complaint.html</c>, for operators and
/// administrators. As whatever leaves the house it takes a fresh proof, and is in the audit log.
/// </summary>
public static class ComplaintEndpoint
{
    public static void MapComplaint(this IEndpointRouteBuilder app) => app.MapGet("/rentals/{id:guid}/complaint.html", Answer);

    private static async Task<IResult> Answer(
        Guid id, HttpContext context, RentalStore rentals, ComplaintQueries complaints, ChargebackQueries proofs, Readings readings, TimeProvider clock)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!RentalDesk.IsStaff(context.User)) return Results.StatusCode(StatusCodes.Status403Forbidden);

        var now = clock.GetUtcNow();
        if (Viewer.Required(context.User).RefuseUnlessProved(now) is { } prove) return AuditExport.Challenge(context, prove);
        if (await rentals.Load(new RentalId(id), context.RequestAborted) is not { Rental: { } rental }) return Results.NotFound();
        if (rental.Missing is not { Length: > 0 } missing) return Results.NotFound();

        await readings.Note(context.User, Readings.Rental, ("rental", id.ToString()), ("file", "complaint"));
        var facts = await complaints.Of(rental.Id, missing, context.RequestAborted);
        var page = ComplaintPage.Write(rental, facts, await proofs.Proofs(rental.Id, context.RequestAborted), now);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return Results.File(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", $"plainte-{rental.Reference.Value}.html");
    }
}
