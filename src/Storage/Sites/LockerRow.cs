using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Sites;

/// <summary>How a locker is read, from a row that calls it <c>l</c>.</summary>
internal static class LockerRow
{
    public const string Columns =
        "l.id, l.site_id, l.name, l.size, l.width_mm, l.height_mm, l.depth_mm, l.version, l.has_socket, l.is_dirty_room";

    public const int Count = 10;

    public static Locker Read(NpgsqlDataReader row, int at) => new(
        new LockerId(row.GetGuid(at)), new SiteId(row.GetGuid(at + 1)), row.GetString(at + 2), Enum.Parse<LockerSize>(row.GetString(at + 3)),
        new Dimensions(row.GetInt32(at + 4), row.GetInt32(at + 5), row.GetInt32(at + 6)))
    {
        Version = row.GetInt64(at + 7),
        Equipment = new LockerEquipment(row.GetBoolean(at + 8), row.GetBoolean(at + 9)),
    };
}
