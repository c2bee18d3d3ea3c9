using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Evidence;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Evidence;

/// <summary>
/// Evidence by HTTP: <c>POST /evidence/{token}</c> takes a file, or the rest of it; <c>HEAD</c> says how much is there;
/// <c>GET /evidence/{id}</c> shows it to those it concerns.
/// </summary>
public static class EvidenceEndpoints
{
    /// <summary>Where the bytes of a request begin in the file, or those that are missing.</summary>
    public const string OffsetHeader = "Upload-Offset";

    /// <summary>Whether all of it is there.</summary>
    public const string CompleteHeader = "Upload-Complete";

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapGet("/evidence/{id:guid}", Show);
        app.MapPost("/evidence/{token}", Take);
        app.MapMethods("/evidence/{token}", [HttpMethods.Head], Tell);
    }

    private static async Task<IResult> Take(string token, HttpContext context, EvidenceTokens tokens, EvidenceReceiver receiver)
    {
        if (await tokens.Find(token, context.RequestAborted) is not { } sent) return Refused(context, new UploadOver());
        if (Start(context.Request) is not { } start) return Results.BadRequest();
        if (sent.Sha256 is not null) return Kept(context, sent, StatusCodes.Status200OK);

        var received = await receiver.Receive(sent, Secrets.Hash(token), start, context);
        return received.Succeeded(out var kept, out var refusal) ? Kept(context, kept, StatusCodes.Status201Created) : Refused(context, refusal);
    }

    private static async Task<IResult> Tell(string token, HttpContext context, EvidenceTokens tokens)
    {
        if (await tokens.Find(token, context.RequestAborted) is not { } sent) return Results.NotFound();

        SayHowFar(context.Response, sent.Received, sent.Sha256 is not null);
        return Results.NoContent();
    }

    private static async Task<IResult> Show(
        Guid id, HttpContext context, EvidenceStore store, RentalStore rentals, Readings readings, ViewingStore viewings)
    {
        if (await store.Find(new EvidenceId(id), context.RequestAborted) is not { Sha256: { } sha256 } kept) return Results.NotFound();
        if ((await rentals.Load(kept.Rental, context.RequestAborted))?.Rental is not { } rental || !RentalDesk.Sees(context.User, rental))
            return Results.NotFound();

        var viewer = Viewer.Required(context.User);
        if (viewer.OnlyReads) await viewings.Note(viewer.Session, viewer.Actor, viewer.Account, "evidence");
        else if (!RentalDesk.IsOwn(context.User, rental)) await readings.Note(context.User, Readings.Evidence, ("rental", kept.Rental.Value.ToString()), ("evidence", id.ToString()));

        // Somebody else made it: it is a picture or a film, and never a page that does something.
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        return Results.Stream(
            store.Open(kept), ContentType(kept.Format!.Value), entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(sha256)}\""),
            enableRangeProcessing: true);
    }

    /// <summary>Where the request says that it begins; null where what it says is no place.</summary>
    private static long? Start(HttpRequest request) =>
        request.Headers[OffsetHeader] is not [{ } given] ? 0
        : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start
        : null;

    private static IResult Kept(HttpContext context, EvidenceRecord kept, int status)
    {
        SayHowFar(context.Response, kept.Received, isComplete: true);
        return Results.Json(new { id = kept.Id.Value, sha256 = Convert.ToHexStringLower(kept.Sha256!), bytes = kept.Received }, statusCode: status);
    }

    private static IResult Refused(HttpContext context, Refusal refusal)
    {
        if (refusal is EvidenceElsewhere { Received: var received }) SayHowFar(context.Response, received, isComplete: false);
        return Results.Json(
            new { code = RefusalType.GetCode(refusal), message = refusal.Message },
            statusCode: refusal switch
            {
                UploadOver => StatusCodes.Status404NotFound,
                EvidenceElsewhere => StatusCodes.Status409Conflict,
                EvidenceTooLarge => StatusCodes.Status413PayloadTooLarge,
                _ => StatusCodes.Status415UnsupportedMediaType,
            });
    }

    private static void SayHowFar(HttpResponse response, long received, bool isComplete)
    {
        response.Headers[OffsetHeader] = received.ToString(CultureInfo.InvariantCulture);
        response.Headers[CompleteHeader] = isComplete ? "?1" : "?0";
    }

    private static string ContentType(EvidenceFormat format) => format switch
    {
        EvidenceFormat.Jpeg => "image/jpeg",
        EvidenceFormat.Png => "image/png",
        EvidenceFormat.WebP => "image/webp",
        EvidenceFormat.Mp4 => "video/mp4",
        EvidenceFormat.WebM => "video/webm",
    };
}
