using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>How a tool is read, from a row that calls it <c>t</c>.</summary>
internal static class ToolRow
{
    public const string Columns =
        """
        t.id, t.name, t.category_id, t.synonyms, t.description, t.drawing, t.width_mm, t.height_mm, t.depth_mm,
        t.replacement_value_cents, t.turnaround, t.notice, t.protective_equipment, t.version, t.retired_at,
        t.needs_socket, t.needs_dirty_room
        """;

    public const int Count = 17;

    public static Tool Read(NpgsqlDataReader row, int at) => new(
        new ToolId(row.GetGuid(at)),
        new ToolDescription(
            row.GetString(at + 1), new CategoryId(row.GetGuid(at + 2)), [.. row.GetFieldValue<string[]>(at + 3)], row.GetString(at + 4),
            row.IsDBNull(at + 5) ? null : row.GetString(at + 5))
        {
            Notice = row.GetString(at + 11),
            ProtectiveEquipment = row.GetString(at + 12),
        },
        new Dimensions(row.GetInt32(at + 6), row.GetInt32(at + 7), row.GetInt32(at + 8)),
        new Euros(row.GetInt64(at + 9)), row.GetTimeSpan(at + 10))
    {
        Version = row.GetInt64(at + 13),
        RetiredAt = row.Instant(at + 14),
        Needs = new LockerEquipment(row.GetBoolean(at + 15), row.GetBoolean(at + 16)),
    };
}
