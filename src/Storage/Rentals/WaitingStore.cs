using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Rentals;

/// <summary>Keeps who waits for what. Nobody waits on an entry: it is a decision and a version check.</summary>
public sealed class WaitingStore(NpgsqlDataSource database, CommitWriter writer)
{
    // Whether nobody has what a wish w wants at $1; whether its site sells is the quote's to say.
    private const string Free =
        """
        NOT EXISTS (
            SELECT FROM unnest(w.tools) AS wanted (tool)
            GROUP BY wanted.tool
            HAVING count(*) > (
                SELECT count(*) FROM rentable_unit u
                WHERE u.site_id = w.site_id AND u.tool_id = wanted.tool
                  AND (NOT EXISTS (SELECT FROM taken(u, tstzrange(w.starts_at, w.ends_at + u.turnaround), $1))
                      OR EXISTS (SELECT FROM slot_claim c WHERE c.unit_id = u.id AND c.rental_id = w.id AND c.expires_at > $1))))
        """;

    /// <summary>
    /// Those whose wish can be had at <c>$1</c>, of several that want the same only who has waited longest: what is held for them
    /// is free for nobody else. What is held for them already, and was not noted, is theirs.
    /// </summary>
    public const string DueSql =
        $"""
        WITH free AS (
            SELECT w.* FROM waiting w
            WHERE w.offered_at IS NULL AND w.left_at IS NULL AND w.starts_at > $1 AND w.next_try <= $1 AND {Free}
        )
        SELECT f.id FROM free f
        WHERE NOT EXISTS (
            SELECT FROM free e
            WHERE e.site_id = f.site_id AND e.tools && f.tools AND (e.asked_at, e.id) < (f.asked_at, f.id)
              AND tstzrange(e.starts_at, e.ends_at) && tstzrange(f.starts_at, f.ends_at))
        ORDER BY f.asked_at LIMIT 100
        """;

    private const string Select = "SELECT id, customer_id, wish::text, tools, asked_at, next_try, offered_at, left_at, version FROM waiting";

    public async Task<WaitingEntry?> Load(RentalId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Select} WHERE id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>What somebody waits for, that has not begun yet; longest first.</summary>
    public Task<List<WaitingEntry>> Of(AccountId customer, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        $"{Select} WHERE customer_id = $1 AND offered_at IS NULL AND left_at IS NULL AND starts_at > $2 ORDER BY asked_at, id",
        Read, [customer.Value, now], cancellationToken);

    /// <summary>Whether nobody has what is wished for, so that it can be held at once.</summary>
    public async Task<bool> IsFree(
        RentalWish wish, IEnumerable<ToolId> tools, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return (await database.ReadAll(
            $"""
            SELECT true FROM (SELECT NULL::uuid AS id, $2::uuid AS site_id, $3::uuid[] AS tools, $4::timestamptz AS starts_at, $5::timestamptz AS ends_at) w
            WHERE {Free}
            """,
            row => row.GetBoolean(0), [now, wish.Site.Value, tools.Select(tool => tool.Value).ToArray(), wish.Slot.Start, wish.Slot.End],
            cancellationToken)).Count > 0;
    }

    /// <summary>Notes until when an entry is not offered. Nothing happened to it: no event says so.</summary>
    public async Task PassOver(WaitingEntry after)
    {
        ArgumentNullException.ThrowIfNull(after);
        await using var command = database.CreateCommand("UPDATE waiting SET next_try = $3 WHERE id = $1 AND version = $2");
        command.Parameters.AddWithValue(after.Id.Value);
        command.Parameters.AddWithValue(after.Version);
        command.Parameters.AddWithValue(after.NextTry);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes an entry as a decision left it.</summary>
    /// <param name="after">As it is now, with the version it was decided from.</param>
    /// <param name="what">What happened: the event's type.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <param name="others">What its customer waited for as it was decided to begin; null where that does not matter.</param>
    /// <returns>False where that version is stale, or the customer waits for something else: nothing was written.</returns>
    public Task<bool> Save(
        WaitingEntry after, string what, DateTimeOffset at, string actor, IReadOnlyCollection<WaitingEntry>? others = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        var row = JsonSerializer.Serialize(new
        {
            id = after.Id.Value,
            customer_id = after.Customer.Value,
            site_id = after.Wish.Site.Value,
            tools = after.Tools.Select(tool => tool.Value),
            starts_at = after.Wish.Slot.Start,
            ends_at = after.Wish.Slot.End,
            asked_at = after.AskedAt,
            next_try = after.NextTry,
            offered_at = after.OfferedAt,
            left_at = after.LeftAt,
            wish = JsonSerializer.SerializeToElement(after.Wish, EventJson.Options),
        });
        return writer.Commit(new WaitingCommit(
            row, after.Version, what, EventJson.Write(new { entry = after.Id, customer = after.Customer }), at, actor,
            others is null ? null : JsonSerializer.Serialize(others.Select(other => other.Id.Value))));
    }

    private static WaitingEntry Read(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(0)), new AccountId(row.GetGuid(1)), JsonSerializer.Deserialize<RentalWish>(row.GetString(2), EventJson.Options)!,
        [.. row.GetFieldValue<Guid[]>(3).Select(tool => new ToolId(tool))], row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7), row.GetInt64(8));

    private sealed record WaitingCommit(string State, long Version, string What, string Facts, DateTimeOffset At, string Actor, string? Others)
        : UnitOfWork<WaitingCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT save_waiting(state, version, what, facts, at, actor, others)
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (state, version, what, facts, at, actor, others)
            """;

        protected internal override void Bind(UnitColumns<WaitingCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Others);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
