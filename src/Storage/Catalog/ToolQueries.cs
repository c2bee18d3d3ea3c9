using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>Reads the catalogue, for whoever shows it.</summary>
public sealed class ToolQueries(NpgsqlDataSource database)
{
    /// <summary>The tools that exist of those asked for, in no order.</summary>
    public Task<List<Tool>> Find(IReadOnlyCollection<ToolId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            $"SELECT {ToolRow.Columns} FROM tool t WHERE t.id = ANY ($1)", row => ToolRow.Read(row, 0),
            [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>Every tool there ever was, by name.</summary>
    public Task<List<Tool>> Whole(CancellationToken cancellationToken = default) =>
        database.ReadAll($"SELECT {ToolRow.Columns} FROM tool t ORDER BY t.name", row => ToolRow.Read(row, 0), [], cancellationToken);

    /// <summary>Where all units stand, by tool.</summary>
    public async Task<ILookup<ToolId, Locker>> Standing(CancellationToken cancellationToken = default) => (await database.ReadAll(
        $"SELECT u.tool_id, {LockerRow.Columns} FROM tool_unit u JOIN locker l ON l.id = u.locker_id",
        row => (Tool: new ToolId(row.GetGuid(0)), Locker: LockerRow.Read(row, 1)), [], cancellationToken))
        .ToLookup(one => one.Tool, one => one.Locker);

    /// <summary>Where the units of a tool stand.</summary>
    public Task<List<Locker>> LockersOf(ToolId tool, CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT {LockerRow.Columns} FROM tool_unit u JOIN locker l ON l.id = u.locker_id WHERE u.tool_id = $1 ORDER BY l.id",
        row => LockerRow.Read(row, 0), [tool.Value], cancellationToken);

    /// <summary>What stands in each of the lockers; an empty one is left out.</summary>
    public async Task<Dictionary<LockerId, Tool>> InLockers(
        IReadOnlyCollection<LockerId> lockers, CancellationToken cancellationToken = default)
    {
        var standing = await database.ReadAll(
            $"SELECT u.locker_id, {ToolRow.Columns} FROM tool_unit u JOIN tool t ON t.id = u.tool_id WHERE u.locker_id = ANY ($1)",
            row => (Locker: new LockerId(row.GetGuid(0)), Tool: ToolRow.Read(row, 1)),
            [lockers.Select(locker => locker.Value).ToArray()], cancellationToken);
        return standing.ToDictionary(one => one.Locker, one => one.Tool);
    }
}
