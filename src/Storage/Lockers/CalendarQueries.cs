using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Lockers;

/// <summary>Reads when lockers are promised, without saying to whom.</summary>
public sealed class CalendarQueries(NpgsqlDataSource database)
{
    /// <summary>The spans that overlap <paramref name="during" /> and are promised at <paramref name="now" />, in their order.</summary>
    public async Task<ILookup<LockerId, Slot>> Promised(
        IReadOnlyCollection<LockerId> lockers, Slot during, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var promised = await database.ReadAll(
            """
            SELECT u.locker_id, lower(c.during), upper(c.during)
            FROM tool_unit u JOIN slot_claim c ON c.unit_id = u.id
            WHERE u.locker_id = ANY ($1) AND c.during && tstzrange($2, $3) AND (c.expires_at IS NULL OR c.expires_at > $4)
            ORDER BY c.during
            """,
            Read, [lockers.Select(locker => locker.Value).ToArray(), during.Start, during.End, now], cancellationToken);
        return promised.ToLookup(one => one.Locker, one => one.Slot);
    }

    private static (LockerId Locker, Slot Slot) Read(NpgsqlDataReader row) => (
        new LockerId(row.GetGuid(0)), new Slot(row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2)));
}
