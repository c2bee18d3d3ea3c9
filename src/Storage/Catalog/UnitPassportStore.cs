using System.Collections.Immutable;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>A physical tool with its passport.</summary>
/// <param name="Unit">What it is, and where it stands.</param>
/// <param name="Passport">What is known of its use and health.</param>
public sealed record UnitCard(ToolUnit Unit, UnitPassport Passport);

/// <summary>Keeps units and their passports. Where a unit stands is its locker's grain to say.</summary>
public sealed class UnitPassportStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Columns =
        """
        SELECT u.id, u.tool_id, u.code, u.locker_id, u.version, u.state, u.hours, u.checked_at, u.inspection_due, u.recalled_from
        FROM tool_unit u
        """;

    /// <summary>Enters a new object, which waits in the workshop.</summary>
    /// <returns>The unit; <see cref="CodeTaken" /> or <see cref="UnknownTool" />.</returns>
    public Task<Result<ToolUnit>> Add(ToolUnit unit, ChangeNote note) => CatalogRevisions.Of(unit, UnitPassport.New(unit.Id), note).Write(
        writer, unit, new CodeTaken(unit.Code), new UnknownTool(unit.Tool));

    /// <summary>Writes a passport as a decision left it, with the line that was written in it.</summary>
    public Task<Result<UnitPassport>> Save(UnitPassport after, PassportEntry? entry, ChangeNote note) =>
        Save(after, entry is null ? [] : [entry], note);

    /// <summary>Writes a passport as a decision left it, with the lines that were written in it.</summary>
    public Task<Result<UnitPassport>> Save(UnitPassport after, ImmutableArray<PassportEntry> entries, ChangeNote note)
    {
        var revision = CatalogRevisions.Of(after, note);
        if (!entries.IsEmpty) revision = revision with { Children = Lines(entries) };

        return revision.Write(writer, after with { Version = after.Version + 1 });
    }

    public async Task<UnitCard?> Find(UnitId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Columns} WHERE u.id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>All units, by code.</summary>
    public Task<List<UnitCard>> All(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Columns} ORDER BY u.code", Read, [], cancellationToken);

    /// <summary>The units of a tool, by code.</summary>
    public Task<List<UnitCard>> Of(ToolId tool, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Columns} WHERE u.tool_id = $1 ORDER BY u.code", Read, [tool.Value], cancellationToken);

    /// <summary>The units that stand at a site, by code.</summary>
    public Task<List<UnitCard>> At(SiteId site, CancellationToken cancellationToken = default) => database.ReadAll(
        $"{Columns} JOIN locker l ON l.id = u.locker_id WHERE l.site_id = $1 ORDER BY u.code", Read, [site.Value], cancellationToken);

    /// <summary>The lines of some passports, newest first; a hundred of each at most.</summary>
    public Task<List<PassportEntry>> Entries(IReadOnlyCollection<UnitId> units, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT line.* FROM unnest($1) AS asked (unit), LATERAL (
            SELECT id, unit_id, kind, at, hours, cost_cents, note FROM passport_entry WHERE unit_id = asked.unit ORDER BY at DESC, id DESC LIMIT 100
        ) line ORDER BY line.at DESC, line.id DESC
        """,
        row => new PassportEntry(
            row.GetGuid(0), new UnitId(row.GetGuid(1)), Enum.Parse<PassportEntryKind>(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3),
            row.GetInt32(4), new Euros(row.GetInt64(5)), row.GetString(6)),
        [units.Select(unit => unit.Value).ToArray()], cancellationToken);

    /// <summary>The bookings of a unit that go on beyond what it may be rented for, and those that did, with what came of them.</summary>
    public Task<List<EndangeredBooking>> Endangered(UnitId unit, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            """
            SELECT rental_id, unit_id, lower(during), upper(during), outcome, moved_to FROM closing_booking WHERE cause = $1
            UNION ALL
            SELECT c.rental_id, c.unit_id, lower(c.during), upper(c.during), 'Open', NULL FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id
            WHERE u.id = $1 AND c.kind = 'Booking' AND upper(c.during) > greatest($2, u.rentable_until)
              AND NOT EXISTS (SELECT FROM closing_booking b WHERE (b.cause, b.rental_id, b.unit_id) = (u.id, c.rental_id, c.unit_id))
            ORDER BY 3, 1
            """,
            EndangeredStore.Read, [unit.Value, now], cancellationToken);

    private static Children Lines(ImmutableArray<PassportEntry> entries) => new("passport_entry", "unit_id", Instead: false, entries.Select(object (entry) => new
    {
        entry.Id,
        UnitId = entry.Unit.Value,
        Kind = entry.Kind.ToString(),
        entry.At,
        entry.Hours,
        CostCents = entry.Cost.Cents,
        entry.Note,
    }));

    private static UnitCard Read(NpgsqlDataReader row)
    {
        var id = new UnitId(row.GetGuid(0));
        LockerId? locker = row.IsDBNull(3) ? null : new LockerId(row.GetGuid(3));
        return new(
            new ToolUnit(id, new ToolId(row.GetGuid(1)), new CodePlate(row.GetString(2)), locker),
            new UnitPassport(
                id, row.GetInt64(4), Enum.Parse<UnitState>(row.GetString(5)), row.GetInt32(6), row.Instant(7), row.Instant(8), row.Instant(9)));
    }
}
