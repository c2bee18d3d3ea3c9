using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Rentals;

/// <summary>A site whose one unit was rented every three hours for years, is out for too long, and promised to somebody now.</summary>
public sealed class LongHistory : IDisposable
{
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public LongHistory()
    {
        Site = Database.AddSite();
        var tool = Database.AddTool("Perforateur", "Perçage");
        (Locker, var unit) = Database.AddUnit(Site, tool);
        Database.Execute(
            """
            INSERT INTO account (id, version, status, email, email_key, name, phone, stamp, roles, second_factor_step, recovery_hashes, preferences, created_at)
            VALUES ($1, 1, 'Active', 'a@example.fr', 'a@example.fr', 'Client', '+33612345678', 1, '{Customer}', 0, '{}', '{}', '2020-01-01Z')
            """,
            unit.Value);
        Database.Execute(
            """
            INSERT INTO rental (id, version, reference, customer_id, site_id, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, state, terms)
            SELECT md5(n::text)::uuid, 1, 'R-' || n, $1, $2, $3 - n * interval '3 hours', $3 - n * interval '3 hours' + interval '2 hours',
                   CASE n WHEN 0 THEN 'Confirmed' WHEN 1 THEN 'Active' ELSE 'Closed' END, n < 2, 1, 1, '{}', '{}'
            FROM generate_series(0, 20000) AS n
            """,
            unit.Value, Site.Value, Now);
        Database.Execute(
            "INSERT INTO rental_item (rental_id, number, tool_id, unit_id, is_out) SELECT id, 1, $1, $2, status = 'Active' FROM rental", tool.Value, unit.Value);
        Database.Execute(
            "INSERT INTO slot_claim SELECT $1, id, tstzrange(starts_at, ends_at + interval '30 minutes'), 'Booking', NULL FROM rental", unit.Value);
        Database.Execute(
            "INSERT INTO unit_quarantine SELECT $1, id, 'Returned', ends_at, CASE WHEN reference <> 'R-2' THEN ends_at END, NULL FROM rental WHERE status = 'Closed'",
            unit.Value);
        Database.Execute("UPDATE tool_unit SET checked_at = $1", Now.AddDays(-10));
        Unit = unit;
        Database.Execute("VACUUM ANALYZE");
    }

    public TestDatabase Database { get; } = new();

    public SiteId Site { get; }

    public LockerId Locker { get; }

    public UnitId Unit { get; }

    public void Dispose() => Database.Dispose();
}
