using System.Security.Cryptography;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Catalog;

/// <summary>A picture as it is shown.</summary>
/// <param name="Format">What it is.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">All of it.</param>
public sealed record StoredPhoto(PhotoFormat Format, byte[] Sha256, byte[] Bytes);

/// <summary>Keeps pictures, and which of them a tool has. A picture is never changed.</summary>
public sealed class PhotoStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Columns = "SELECT p.tool_id, p.media_id, p.alt, m.width, m.height FROM tool_photo p JOIN media m ON m.id = p.media_id";

    /// <summary>Opens an address at which one session may put one picture, and forgets those whose time is over.</summary>
    public async Task Offer(Guid id, Guid session, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(
            """
            WITH over AS (DELETE FROM media_upload WHERE expires_at <= $4)
            INSERT INTO media_upload VALUES ($1, $2, $3)
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(expiresAt);
        command.Parameters.AddWithValue(now);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Whether a session may put a picture at an address now.</summary>
    public async Task<bool> IsOffered(Guid id, Guid session, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            "SELECT 1 FROM media_upload WHERE id = $1 AND session_id = $2 AND expires_at > $3", row => row.GetInt32(0), [id, session, now],
            cancellationToken)).Count > 0;

    /// <summary>Puts a picture in place of the address it was sent to, whose id it takes.</summary>
    /// <returns>False where the address is not the session's, no longer, or used.</returns>
    public async Task<bool> Put(Guid id, Guid session, PhotoFile photo, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(photo);
        await using var command = database.CreateCommand(
            """
            WITH used AS (DELETE FROM media_upload WHERE id = $1 AND session_id = $2 AND expires_at > $8 RETURNING id)
            INSERT INTO media SELECT id, $3, $4, $5, $6, $7, $8 FROM used
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(SHA256.HashData(photo.Bytes));
        command.Parameters.AddWithValue(photo.Format.ToString());
        command.Parameters.AddWithValue(photo.Width);
        command.Parameters.AddWithValue(photo.Height);
        command.Parameters.AddWithValue(photo.Bytes);
        command.Parameters.AddWithValue(now);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>A picture; null where there is none of this id.</summary>
    public async Task<StoredPhoto?> Read(Guid id, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT format, sha256, bytes FROM media WHERE id = $1",
        row => new StoredPhoto(Enum.Parse<PhotoFormat>(row.GetString(0)), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)), [id],
        cancellationToken)).SingleOrDefault();

    /// <summary>The pictures of tools, in their order.</summary>
    public async Task<ILookup<ToolId, ToolPhoto>> Of(IReadOnlyCollection<ToolId> tools, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            $"{Columns} WHERE p.tool_id = ANY ($1) ORDER BY p.number",
            row => (
                Tool: new ToolId(row.GetGuid(0)),
                Photo: new ToolPhoto(new MediaId(row.GetGuid(1)), row.GetString(2), row.GetInt32(3), row.GetInt32(4))),
            [tools.Select(tool => tool.Value).ToArray()], cancellationToken))
        .ToLookup(one => one.Tool, one => one.Photo);

    /// <summary>Gives a tool these pictures, in this order, in place of those it had.</summary>
    /// <returns>The tool as written; <see cref="UnknownPhoto" /> or <see cref="Stale" />.</returns>
    public Task<Result<Tool>> Arrange(Tool tool, IReadOnlyList<PlacePhoto> photos, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var revision = CatalogRevisions.Of(tool, note) with
        {
            Happened = new { tool.Id, Photos = photos.Select(photo => photo.Media) },
            Children = new Children("tool_photo", "tool_id", Instead: true, photos.Select(
                object (photo, at) => new { ToolId = tool.Id.Value, Number = at + 1, MediaId = photo.Media.Value, photo.Alt })),
        };
        return revision.Write(writer, tool with { Version = tool.Version + 1 }, missing: new UnknownPhoto());
    }
}
