using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Settings;

/// <summary>A version of a grid as its row: PostgreSQL writes and reads it as JSON, by the names of its columns.</summary>
internal sealed record GridRow(
    Guid Id, GridKind Kind, int? Number, long Revision, string Name, GridStatus Status, DateTimeOffset? EffectiveFrom, JsonElement Content,
    Guid? DraftedBy, DateTimeOffset DraftedAt, Guid? ProposedBy, DateTimeOffset? ProposedAt, Guid? ApprovedBy, DateTimeOffset? ApprovedAt,
    Guid? Restores, Guid? BasedOn, int? Seen)
{
    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(GridVersion grid) => JsonSerializer.Serialize(
        new GridRow(
            grid.Id.Value, grid.Kind, grid.Content.Version.Number is > 0 and var number ? number : null, grid.Revision, grid.Name, grid.Status,
            grid.EffectiveFrom, JsonSerializer.SerializeToElement(grid.Content, EventJson.Options), grid.Drafted.By?.Value, grid.Drafted.At,
            grid.Proposed?.By?.Value, grid.Proposed?.At, grid.Approved?.By?.Value, grid.Approved?.At, grid.Restores?.Value,
            grid.BasedOn?.Value, grid.Seen),
        Columns);

    public static GridVersion Read(string row)
    {
        var read = JsonSerializer.Deserialize<GridRow>(row, Columns)!;
        return new GridVersion(
            new GridId(read.Id), read.Revision, read.Name, ReadContent(read.Content), read.Status, read.EffectiveFrom?.ToUniversalTime(),
            Signed(read.DraftedBy, read.DraftedAt)!)
        {
            Proposed = Signed(read.ProposedBy, read.ProposedAt),
            Approved = Signed(read.ApprovedBy, read.ApprovedAt),
            Restores = read.Restores is { } restores ? new GridId(restores) : null,
            BasedOn = read.BasedOn is { } based ? new GridId(based) : null,
            Seen = read.Seen,
        };
    }

    public static GridContent ReadContent(JsonElement content) => content.Deserialize<GridContent>(EventJson.Options)!;

    private static Signature? Signed(Guid? by, DateTimeOffset? at) =>
        at is { } instant ? new Signature(by is { } id ? new AccountId(id) : null, instant.ToUniversalTime()) : null;
}
