using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>
/// Pictures by HTTP: <c>PUT /media/uploads/{id}</c> takes one that was offered a place, <c>GET /media/{id}</c> shows one for ever.
/// </summary>
public static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapGet("/media/{id:guid}", Show);
        app.MapPut("/media/uploads/{id:guid}", Take);
    }

    private static async Task<IResult> Show(Guid id, HttpContext context, PhotoStore photos)
    {
        if (await photos.Read(id, context.RequestAborted) is not { } photo) return Results.NotFound();

        // What an id names never changes, so whoever has it need not ask again.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(photo.Sha256)}\"");
        return Results.Bytes(photo.Bytes, ContentType(photo.Format), entityTag: tag);
    }

    private static async Task<IResult> Take(Guid id, HttpContext context, PhotoStore photos, TimeProvider clock)
    {
        if (Viewer.Of(context.User) is not { OnlyReads: false } viewer) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!context.User.IsInRole(StaffRules.Administrator)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!await photos.IsOffered(id, viewer.Session, clock.GetUtcNow(), context.RequestAborted)) return Refused(new UploadOver());

        if (!PhotoFile.Read(await Body(context)).Succeeded(out var photo, out var refusal)) return Refused(refusal);
        if (!await photos.Put(id, viewer.Session, photo, clock.GetUtcNow())) return Refused(new UploadOver());

        var url = $"/media/{id}";
        return Results.Created(url, new { id, url, photo.Width, photo.Height });
    }

    /// <summary>All that was sent, or one byte more than a picture may have.</summary>
    private static async Task<byte[]> Body(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = PhotoFile.MostBytes + 1;
        if (context.Request.ContentLength > PhotoFile.MostBytes) return new byte[PhotoFile.MostBytes + 1];

        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (body.Length <= PhotoFile.MostBytes && await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var read and > 0)
            body.Write(buffer, 0, read);
        return body.ToArray();
    }

    private static IResult Refused(Refusal refusal) => Results.Json(
        new { code = RefusalType.GetCode(refusal), message = refusal.Message },
        statusCode: refusal switch
        {
            UploadOver => StatusCodes.Status404NotFound,
            PhotoTooLarge => StatusCodes.Status413PayloadTooLarge,
            UnreadablePhoto => StatusCodes.Status415UnsupportedMediaType,
            _ => StatusCodes.Status422UnprocessableEntity,
        });

    private static string ContentType(PhotoFormat format) => format switch
    {
        PhotoFormat.Jpeg => "image/jpeg",
        PhotoFormat.Png => "image/png",
        PhotoFormat.WebP => "image/webp",
    };
}
