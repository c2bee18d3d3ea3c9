using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>Where one picture may be sent, once, by the session that asked.</summary>
/// <param name="Media">What the picture is called then.</param>
/// <param name="Url">The bytes go there by PUT: JPEG, PNG or WebP, 5 MB at most.</param>
/// <param name="ExpiresAt">Until when.</param>
[VisibleWithField]
public sealed record PhotoUpload(MediaId Media, string Url, DateTimeOffset ExpiresAt);

/// <summary>Where to send a picture, or why nowhere.</summary>
[VisibleWithField]
public sealed record PhotoUploadPayload(PhotoUpload? Upload, Refusal? Refusal);

/// <summary>A picture of a tool.</summary>
/// <param name="Media">One that was sent.</param>
/// <param name="Alt">What is on it, in French, for who cannot see it.</param>
public sealed record PhotoInput(MediaId Media, string Alt);

[MutationType]
public static class PhotoMutation
{
    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(15);

    /// <summary>Opens an address to send one picture to, for fifteen minutes.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<PhotoUploadPayload> OfferPhotoUpload(ClaimsPrincipal user, PhotoStore photos, TimeProvider clock)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);

        var (id, end) = (MediaId.New(now), now + UploadTime);
        await photos.Offer(id.Value, viewer.Session, end, now);
        return new(new PhotoUpload(id, $"/media/uploads/{id.Value}", end), null);
    }

    /// <summary>Gives a tool these pictures, in this order, in place of those it has.</summary>
    /// <param name="tool">Which.</param>
    /// <param name="version">As it was read.</param>
    /// <param name="photos">The first is the one shown alone, and compared with.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ToolPayload> ArrangePhotos(
        ToolId tool, long version, IReadOnlyList<PhotoInput> photos, ClaimsPrincipal user,
        ToolQueries tools, PhotoStore store, CatalogDesk desk)
    {
        var places = photos.Select(photo => new PlacePhoto(photo.Media, photo.Alt.Trim())).ToList();
        return ToolPayload.Of(await desk.Edit<Tool, Tool>(
            user, "PhotosArranged", ToolMutation.Find(tools, tool), new UnknownTool(tool),
            (before, _) => before.Version != version ? new Stale(version) : PlacePhoto.Refuse(places) is { } refusal ? refusal : before,
            (before, note) => store.Arrange(before, places, note)));
    }
}
