using System.Globalization;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Storage.Rentals;

/// <summary>Keeps what damages cost.</summary>
public sealed class DamageStore(NpgsqlDataSource database, CurrentSettings settings)
{
    private const string Select = "SELECT d.id, d.category_id, d.label, d.price_cents, d.wear_per_year FROM damage d";

    /// <summary>The damages of a category, by label.</summary>
    public Task<List<Damage>> Of(CategoryId category, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Select} WHERE d.category_id = $1 ORDER BY d.label", Read, [category.Value], cancellationToken);

    /// <summary>A damage of a unit's list, at what wear leaves of it; null where the list has none of that label.</summary>
    public async Task<DamageClaim?> Claim(UnitId unit, string label, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        (await Claims(unit, now, cancellationToken)).Find(claim => claim.Reference == label);

    /// <summary>A unit's list, by label, at what wear leaves of each damage.</summary>
    public async Task<List<DamageClaim>> Claims(UnitId unit, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var rules = (await settings.At(now)).Rules.Desk;
        return await database.ReadAll(
            """
            SELECT d.id, d.category_id, d.label, d.price_cents, d.wear_per_year, (SELECT min(e.at) FROM event e WHERE e.stream = u.id)
            FROM tool_unit u JOIN tool t ON t.id = u.tool_id JOIN damage d ON d.category_id = t.category_id
            WHERE u.id = $1 ORDER BY d.label
            """,
            row => Read(row).Claim(now - (row.Instant(5) ?? now), rules), [unit.Value], cancellationToken);
    }

    /// <summary>Writes what a damage costs, for the first time or anew.</summary>
    public async Task<Result<Damage>> Set(Damage damage, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(damage);
        ArgumentNullException.ThrowIfNull(note);
        var audit = AuditLine.Write(new(note.What, note.Actor, "damage", damage.Id.Value, note.At, new Dictionary<string, string?>
        {
            ["label"] = damage.Label,
            ["priceCents"] = damage.Price.Cents.ToString(CultureInfo.InvariantCulture),
            ["wearPerYear"] = damage.WearPerYear.ToString(CultureInfo.InvariantCulture),
        }));
        await using var command = database.CreateCommand(
            """
            WITH saved AS (
                INSERT INTO damage SELECT $1, $2, $3, $4, $5 WHERE session_lives($7)
                ON CONFLICT (id) DO UPDATE SET label = excluded.label, price_cents = excluded.price_cents, wear_per_year = excluded.wear_per_year
                RETURNING id
            )
            SELECT record_audit($6) FROM saved
            """);
        command.Parameters.AddWithValue(damage.Id.Value);
        command.Parameters.AddWithValue(damage.Category.Value);
        command.Parameters.AddWithValue(damage.Label);
        command.Parameters.AddWithValue(damage.Price.Cents);
        command.Parameters.AddWithValue(damage.WearPerYear);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Jsonb, audit);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Uuid, (object?)note.Session ?? DBNull.Value);
        try
        {
            await using var row = await command.ExecuteReaderAsync();
            return await row.ReadAsync() ? damage : new SessionEnded();
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return new UnknownCategory(damage.Category);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return new DamageListed(damage.Label);
        }
    }

    private static Damage Read(NpgsqlDataReader row) => new(
        new DamageId(row.GetGuid(0)), new CategoryId(row.GetGuid(1)), row.GetString(2), new Euros(row.GetInt64(3)), row.GetDecimal(4));
}
