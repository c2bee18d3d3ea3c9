using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Sites;
using Toolbox24.Integrations.Doors.Kasier;

namespace Toolbox24.Silo.Doors;

/// <summary>Where Kasier calls us: see docs/kasier.md.</summary>
internal static class KasierEndpoint
{
    private const int LongestBody = 16_384;

    public static void MapKasier(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(KasierReception))) app.MapPost("/kasier/events", Take);
    }

    private static async Task<IResult> Take(HttpContext context, KasierReception reception, IGrainFactory grains)
    {
        var body = new byte[LongestBody + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > LongestBody) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        try
        {
            var taken = await reception.Take(
                body.AsMemory(0, length), context.Request.Headers[KasierSignature.Header], device => Heard(grains, device), context.RequestAborted);
            return taken switch
            {
                KasierTaken.Yes => Results.NoContent(),
                KasierTaken.Forged => Results.Unauthorized(),
                KasierTaken.Unreadable => Results.BadRequest(),
                KasierTaken.NotOurs => Results.NotFound(),
            };
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            // It is to call again.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Task Heard(IGrainFactory grains, Device device)
    {
        Actor.Current = device.Id.Value.ToString();
        return grains.GetGrain<ISiteGrain>(device.Site.Value).Heartbeat(device.Id);
    }
}
