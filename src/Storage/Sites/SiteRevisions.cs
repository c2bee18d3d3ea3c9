using System.Text.Json.Nodes;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Sites;

/// <summary>How sites, lockers and closings are written.</summary>
internal static class SiteRevisions
{
    public static Revision Of(Site after, ChangeNote note) => new(
        "site", after.Id.Value, after.Version,
        new
        {
            after.Name,
            after.Address.Street,
            after.Address.PostalCode,
            after.Address.City,
            after.TimeZone,
            after.Position?.Latitude,
            after.Position?.Longitude,
            Opening = after.Opening.IsAlways ? null : JsonNode.Parse(EventJson.Write(after.Opening.Spans)),
            after.MaximumPersons,
            after.IsSelling,
        },
        after with { Version = after.Version + 1 }, note);

    public static Revision Of(Locker after, ChangeNote note) => new(
        "locker", after.Id.Value, after.Version,
        new
        {
            SiteId = after.Site.Value,
            after.Name,
            Size = after.Size.ToString(),
            WidthMm = after.Inside.Width,
            HeightMm = after.Inside.Height,
            DepthMm = after.Inside.Depth,
            after.Equipment.HasSocket,
            after.Equipment.IsDirtyRoom,
        },
        after with { Version = after.Version + 1 }, note);

    public static Revision Of(Closing after, ChangeNote note) => new(
        "closing", after.Id.Value, after.Version,
        new
        {
            SiteId = after.Site.Value,
            LockerId = after.Locker?.Value,
            after.Reason,
            StartsAt = after.From,
            EndsAt = after.Until,
            after.EndedAt,
        },
        new { Closing = after.Id, after.Site, after.Locker, after.From, after.Until, after.EndedAt }, note)
    {
        Channel = "lockers",
        Facts = new Dictionary<string, string?>
        {
            ["site"] = after.Site.Value.ToString(),
            ["locker"] = after.Locker?.Value.ToString(),
            ["reason"] = after.Reason,
        },
    };
}
