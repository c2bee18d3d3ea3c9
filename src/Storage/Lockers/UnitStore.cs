using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Lockers;

/// <summary>A unit with what it is one of, and the version of its calendar.</summary>
public sealed record UnitState(ToolUnit Unit, Tool Tool, long Version);

/// <summary>Reads units, wherever they stand.</summary>
public sealed class UnitStore(NpgsqlDataSource database)
{
    /// <summary>Reads a unit; null where there is no such unit.</summary>
    public async Task<UnitState?> Load(UnitId id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            SELECT u.code, u.locker_id, t.id, t.name, t.category, t.synonyms, t.description, t.drawing,
                   t.width_mm, t.height_mm, t.depth_mm, t.replacement_value_cents, t.turnaround,
                   coalesce((SELECT max(version) FROM event WHERE stream = u.id), 0)
            FROM tool_unit u JOIN tool t ON t.id = u.tool_id
            WHERE u.id = $1
            """);
        command.Parameters.AddWithValue(id.Value);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;

        var tool = new Tool(
            new ToolId(row.GetGuid(2)),
            new ToolDescription(
                row.GetString(3), row.GetString(4), [.. row.GetFieldValue<string[]>(5)], row.GetString(6), row.GetString(7)),
            new Dimensions(row.GetInt32(8), row.GetInt32(9), row.GetInt32(10)),
            new Euros(row.GetInt64(11)),
            row.GetTimeSpan(12));
        LockerId? locker = await row.IsDBNullAsync(1, cancellationToken) ? null : new LockerId(row.GetGuid(1));
        return new(new ToolUnit(id, tool.Id, new CodePlate(row.GetString(0)), locker), tool, row.GetInt64(13));
    }
}
