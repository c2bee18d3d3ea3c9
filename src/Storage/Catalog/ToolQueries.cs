using System.Collections.Immutable;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>Reads the catalogue, for whoever shows it.</summary>
public sealed class ToolQueries(NpgsqlDataSource database)
{
    private const string Columns =
        """
        t.id, t.name, t.category, t.synonyms, t.description, t.drawing, t.width_mm, t.height_mm, t.depth_mm,
        t.replacement_value_cents, t.turnaround
        """;

    /// <summary>The tools that exist of those asked for, in no order.</summary>
    public Task<List<Tool>> Find(IReadOnlyCollection<ToolId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            $"SELECT {Columns} FROM tool t WHERE t.id = ANY ($1)", row => ReadTool(row, 0),
            [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>What stands in each of the lockers; an empty one is left out.</summary>
    public async Task<Dictionary<LockerId, Tool>> InLockers(
        IReadOnlyCollection<LockerId> lockers, CancellationToken cancellationToken = default)
    {
        var standing = await database.ReadAll(
            $"SELECT u.locker_id, {Columns} FROM tool_unit u JOIN tool t ON t.id = u.tool_id WHERE u.locker_id = ANY ($1)",
            row => (Locker: new LockerId(row.GetGuid(0)), Tool: ReadTool(row, 1)),
            [lockers.Select(locker => locker.Value).ToArray()], cancellationToken);
        return standing.ToDictionary(one => one.Locker, one => one.Tool);
    }

    private static Tool ReadTool(NpgsqlDataReader row, int at) => new(
        new ToolId(row.GetGuid(at)),
        new ToolDescription(
            row.GetString(at + 1), row.GetString(at + 2), row.GetFieldValue<string[]>(at + 3).ToImmutableArray(),
            row.GetString(at + 4), row.GetString(at + 5)),
        new Dimensions(row.GetInt32(at + 6), row.GetInt32(at + 7), row.GetInt32(at + 8)),
        new Euros(row.GetInt64(at + 9)), row.GetTimeSpan(at + 10));
}
