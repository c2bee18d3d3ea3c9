using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using Toolbox24.Simulator.Faults;

namespace Toolbox24.Simulator.Companies;

/// <summary>The register of companies, as API Recherche d'entreprises speaks: its look-up, refusals and measure.</summary>
internal static class CompanyEndpoints
{
    private const string Garbage = "<!doctype html><title>Maintenance</title><p>Le service revient bientôt.";

    public static void MapCompanies(this WebApplication app)
    {
        var (faults, pace) = (new FaultSwitch(), Pace());
        app.MapGet("/search", Task<IResult> (HttpRequest request) => Search(request.HttpContext, faults, pace));
        app.MapPost("/faults/companies", (JsonElement fault) => SetFault(faults, fault));
    }

    private static async Task<IResult> Search(
        HttpContext context, FaultSwitch faults, PartitionedRateLimiter<IPAddress> pace)
    {
        using var permit = pace.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!permit.IsAcquired)
        {
            context.Response.Headers.RetryAfter = "1";
            return Wrong(StatusCodes.Status429TooManyRequests, "Trop de requêtes.");
        }

        switch (await faults.Next(context.RequestAborted))
        {
            case FaultMode.Down: return Wrong(StatusCodes.Status503ServiceUnavailable, "Service is unavailable");
            case FaultMode.Garbage: return Results.Content(Garbage, "text/html; charset=utf-8");
            default: break;
        }

        return SearchQuestion.From(context.Request.Query, out var why) is { } question
            ? Results.Json(SearchAnswer.To(question))
            : Wrong(StatusCodes.Status400BadRequest, why);
    }

    private static IResult SetFault(FaultSwitch faults, JsonElement body)
    {
        if (Fault.From(body) is not { } fault) return Refused.BadRequest(Fault.Expected);

        faults.Set(fault);
        return Results.NoContent();
    }

    private static IResult Wrong(int status, string why) => Results.Json(new { erreur = why }, statusCode: status);

    // Seven a second from one address; as many at once may have piled up on the way.
    private static PartitionedRateLimiter<IPAddress> Pace() => PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        from => RateLimitPartition.GetTokenBucketLimiter(from, _ => new()
        {
            TokenLimit = 14,
            TokensPerPeriod = 7,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
}
