using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Rentals;

/// <summary>A unit and the locker it stands in.</summary>
public readonly record struct UnitPlace(ToolId Tool, UnitId Unit, LockerId Locker);

/// <summary>Finds the lockers to ask: where units stand, and which units a tool can be had by.</summary>
public sealed class UnitPlaces(NpgsqlDataSource database)
{
    private readonly GatheredReads<ToolWish, Candidate> candidates = new(wishes => ReadCandidates(database, wishes), found => found.Wish);

    /// <summary>
    /// Bookings whose customers are to hear by now that a tool is late, or stands in the workshop: at most half an hour before they begin, or
    /// whatever the rental that is late goes by; and those who heard of a tool that is back. Read once a second: by what is open, and never
    /// by all that ever was.
    /// </summary>
    public const string LateSql =
        """
        SELECT c.rental_id
        FROM rental_item o
        JOIN rental late ON late.id = o.rental_id AND late.ends_at <= $1
        JOIN slot_claim c ON c.unit_id = o.unit_id AND c.kind = 'Booking' AND c.rental_id <> o.rental_id
            AND c.during && tstzrange(
                $1 - interval '7 days', $1 + coalesce(late.state #>> '{onSite,ownRules,nextWarned}', '00:30:00')::interval, '[]')
        JOIN rental_item i ON i.rental_id = c.rental_id AND i.unit_id = o.unit_id AND NOT i.is_late
        JOIN rental r ON r.id = i.rental_id AND r.is_open AND r.status = 'Confirmed'
        WHERE o.is_out
        UNION
        SELECT i.rental_id
        FROM unit_quarantine q
        JOIN slot_claim c ON c.unit_id = q.unit_id AND c.kind = 'Booking' AND c.rental_id <> q.rental_id
            AND c.during && tstzrange($1 - interval '7 days', $1 + interval '30 minutes', '[]')
        JOIN rental_item i ON i.rental_id = c.rental_id AND i.unit_id = q.unit_id AND NOT i.is_late
        JOIN rental r ON r.id = i.rental_id AND r.is_open AND r.status = 'Confirmed'
        WHERE q.ended_at IS NULL
        UNION
        SELECT i.rental_id
        FROM tool_unit u
        JOIN slot_claim c ON c.unit_id = u.id AND c.kind = 'Booking' AND c.during && tstzrange($1 - interval '7 days', $1 + interval '30 minutes', '[]')
        JOIN rental_item i ON i.rental_id = c.rental_id AND i.unit_id = u.id AND NOT i.is_late
        JOIN rental r ON r.id = i.rental_id AND r.is_open AND r.status = 'Confirmed'
        WHERE u.locker_id IS NULL
        UNION
        SELECT r.id FROM rental_item i JOIN rental r ON r.id = i.rental_id AND r.is_open AND r.status = 'Confirmed'
        JOIN tool_unit u ON u.id = i.unit_id AND u.locker_id IS NOT NULL
        WHERE i.is_late AND NOT EXISTS (SELECT FROM rental_item o WHERE o.unit_id = i.unit_id AND o.is_out)
          AND NOT EXISTS (SELECT FROM unit_quarantine q WHERE q.unit_id = i.unit_id AND q.ended_at IS NULL AND q.rental_id <> i.rental_id)
        LIMIT 1000
        """;

    /// <summary>Where units stand now; one that is in the workshop is left out.</summary>
    public Task<List<UnitPlace>> Of(IEnumerable<UnitId> units, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT tool_id, id, locker_id FROM tool_unit WHERE id = ANY ($1) AND locker_id IS NOT NULL",
        Read, [units.Select(unit => unit.Value).ToArray()], cancellationToken);

    /// <summary>Those of some units that a rental is promised anything of, and where they stand; in no locker in the workshop.</summary>
    public Task<List<(UnitId Unit, LockerId? Locker)>> Promised(
        RentalId rental, IEnumerable<UnitId> units, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT id, locker_id FROM tool_unit u
        WHERE id = ANY ($1) AND EXISTS (SELECT FROM slot_claim c WHERE c.unit_id = u.id AND c.rental_id = $2 AND upper(c.during) > $3)
        """,
        row => (new UnitId(row.GetGuid(0)), row.IsDBNull(1) ? (LockerId?)null : new LockerId(row.GetGuid(1))),
        [units.Select(unit => unit.Value).ToArray(), rental.Value, now], cancellationToken);

    /// <summary>
    /// The units of some tools at a site: those promised to the rental first, then those that seem free, and then by a number that
    /// is another for each rental, so that not everybody asks for the same one first.
    /// </summary>
    /// <param name="site">Where.</param>
    /// <param name="tools">Of which tools.</param>
    /// <param name="slot">When they are wanted.</param>
    /// <param name="rental">For whom.</param>
    /// <param name="now">Holds that have expired by then do not count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<List<UnitPlace>> Candidates(
        SiteId site, IEnumerable<ToolId> tools, Slot slot, RentalId rental, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var wishes = tools.Select(tool => candidates.Find(new ToolWish(site, tool, slot, rental, now)));
        return [.. (await Task.WhenAll(wishes).WaitAsync(cancellationToken)).SelectMany(found => found?.Places ?? [])];
    }

    /// <summary>Until when others are promised some units within a time, turnaround included; null where they are free.</summary>
    public async Task<DateTimeOffset?> BusyUntil(
        RentalId rental, IEnumerable<UnitId> units, Slot within, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(within);
        var ends = await database.ReadAll(
            """
            SELECT upper(c.during) FROM slot_claim c
            WHERE c.unit_id = ANY ($1) AND c.rental_id <> $2 AND coalesce(c.expires_at, 'infinity') > $3 AND c.during && tstzrange($3, $4)
            """,
            row => row.GetFieldValue<DateTimeOffset>(0),
            [units.Select(unit => unit.Value).ToArray(), rental.Value, within.Start, within.End], cancellationToken);
        return ends.Count == 0 ? null : ends.Max();
    }

    /// <summary>Those of some units that another rental's customer has not brought back, or that are in quarantine after it.</summary>
    public async Task<HashSet<UnitId>> OutFor(RentalId other, IEnumerable<UnitId> units, CancellationToken cancellationToken = default) =>
    [
        .. await database.ReadAll(
            """
            SELECT unit_id FROM rental_item WHERE unit_id = ANY ($1) AND is_out AND rental_id <> $2
            UNION
            SELECT unit_id FROM unit_quarantine WHERE unit_id = ANY ($1) AND ended_at IS NULL AND rental_id <> $2
            """,
            row => new UnitId(row.GetGuid(0)), [units.Select(unit => unit.Value).ToArray(), other.Value], cancellationToken),
    ];

    /// <summary>
    /// The lockers beside one in which nothing stands, the smallest first: open for business, and nobody and no sensor has found anything in
    /// them.
    /// </summary>
    public Task<List<LockerId>> FreeBeside(LockerId locker, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT l.id FROM locker here JOIN locker l ON l.site_id = here.site_id LEFT JOIN door d ON d.id = l.id
        WHERE here.id = $1 AND NOT EXISTS (SELECT FROM tool_unit u WHERE u.locker_id = l.id)
          AND (d.state #>> '{compartment,isOccupied}')::boolean IS NOT TRUE
          AND NOT EXISTS (SELECT FROM incident i WHERE i.door_id = l.id AND i.kind = 'LockerFull' AND i.closed_at IS NULL)
          AND NOT EXISTS (
              SELECT FROM closing k WHERE k.site_id = l.site_id AND coalesce(k.locker_id, l.id) = l.id
                AND k.starts_at <= $2 AND least(k.ends_at, k.ended_at, 'infinity') > $2)
        ORDER BY l.width_mm::bigint * l.height_mm * l.depth_mm, l.name
        """,
        row => new LockerId(row.GetGuid(0)), [locker.Value, now], cancellationToken);

    /// <summary>The unit that bears a code; null where none does.</summary>
    public async Task<UnitId?> Named(CodePlate code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        var found = await database.ReadAll(
            "SELECT id FROM tool_unit WHERE code = $1", row => new UnitId(row.GetGuid(0)), [code.Value], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Those of them whose other rental should have ended by an instant, that are in quarantine after it, or stand in the workshop.</summary>
    public async Task<HashSet<UnitId>> OverdueFor(
        RentalId other, IEnumerable<UnitId> units, DateTimeOffset now, CancellationToken cancellationToken = default) =>
    [
        .. await database.ReadAll(
            """
            SELECT i.unit_id FROM rental_item i JOIN rental r ON r.id = i.rental_id AND r.ends_at <= $3
            WHERE i.unit_id = ANY ($1) AND i.is_out AND i.rental_id <> $2
            UNION
            SELECT q.unit_id FROM unit_quarantine q WHERE q.unit_id = ANY ($1) AND q.rental_id <> $2 AND q.ended_at IS NULL
            UNION
            SELECT id FROM tool_unit WHERE id = ANY ($1) AND locker_id IS NULL
            """,
            row => new UnitId(row.GetGuid(0)), [units.Select(unit => unit.Value).ToArray(), other.Value, now], cancellationToken),
    ];

    private static async Task<List<Candidate>> ReadCandidates(NpgsqlDataSource database, ToolWish[] wishes)
    {
        var found = await database.ReadAll(
            """
            SELECT c.tool_id, c.unit_id, c.locker_id, (asked.number - 1)::int
            FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS asked (site, tool, starts_at, ends_at, rental, at, number),
                hold_candidates(asked.site, ARRAY[asked.tool], asked.starts_at, asked.ends_at, asked.rental, asked.at)
                    WITH ORDINALITY AS c (tool_id, unit_id, locker_id, place)
            WHERE asked.starts_at >= asked.at + interval '24 hours'
               OR NOT EXISTS (SELECT FROM unit_quarantine q WHERE q.unit_id = c.unit_id AND q.ended_at IS NULL AND q.rental_id <> asked.rental)
            ORDER BY asked.number, c.place
            """,
            row => (Place: Read(row), Wish: row.GetInt32(3)),
            [
                Array.ConvertAll(wishes, wish => wish.Site.Value), Array.ConvertAll(wishes, wish => wish.Tool.Value),
                Array.ConvertAll(wishes, wish => wish.Slot.Start), Array.ConvertAll(wishes, wish => wish.Slot.End),
                Array.ConvertAll(wishes, wish => wish.Rental.Value), Array.ConvertAll(wishes, wish => wish.At),
            ],
            CancellationToken.None);
        return [.. found.GroupBy(one => one.Wish, one => one.Place, (wish, places) => new Candidate(wishes[wish], [.. places]))];
    }

    private static UnitPlace Read(NpgsqlDataReader row) =>
        new(new ToolId(row.GetGuid(0)), new UnitId(row.GetGuid(1)), new LockerId(row.GetGuid(2)));

    /// <summary>A unit of a tool, wanted for a rental.</summary>
    private sealed record ToolWish(SiteId Site, ToolId Tool, Slot Slot, RentalId Rental, DateTimeOffset At);

    private sealed record Candidate(ToolWish Wish, List<UnitPlace> Places);
}
