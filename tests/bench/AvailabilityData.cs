using Toolbox24.Storage;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// 500 sites of 100 lockers, each with a unit in it, of 50 tools; 60 % of 90 days booked, three days at a time on average, and
/// rentals that are over. Claims lie in the table by their start, as they come about.
/// </summary>
internal static class AvailabilityData
{
    public const int Sites = 500;

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static void AddSites(TestDatabase database)
    {
        ShopData.Add(database, Sites);
        Patiently(database, "ALTER TABLE slot_claim DROP CONSTRAINT slot_claim_once; DROP INDEX slot_claim_of_rental");
        AddClaims(database, claims: 18 * Sites * 100, days: 5, hours: 72, ahead: true);
    }

    /// <summary>
    /// Adds rentals that are over, a day each; then an index like that of the constraint, built at once: made row by row it takes
    /// minutes. What finds the claims of a rental is left out: nobody asks for them here.
    /// </summary>
    public static void AddPast(TestDatabase database, int rentals)
    {
        Patiently(database, "DROP INDEX IF EXISTS slot_claim_once");
        AddClaims(database, rentals, days: 2, hours: 24, ahead: false);
        Patiently(database, "SET maintenance_work_mem = '1GB'; CREATE INDEX slot_claim_once ON slot_claim USING gist (unit_id, during)");
        Patiently(database, "VACUUM ANALYZE slot_claim, tool_unit, locker, site, tool");
    }

    private static void AddClaims(TestDatabase database, int claims, int days, int hours, bool ahead) => Patiently(
        database,
        """
        INSERT INTO slot_claim (unit_id, rental_id, during, kind)
        SELECT u.id, gen_random_uuid(), tstzrange(s.at, s.at + make_interval(hours => $3)), 'Booking'
        FROM generate_series(0, $1 - 1) AS n
        JOIN (SELECT id, row_number() OVER () - 1 AS number FROM tool_unit) u ON u.number = n % 50000
        CROSS JOIN LATERAL (
            SELECT $4 + $5 * ($2 * (n / 50000) * interval '1 day' + (hashtext(u.id::text) & 127) * interval '15 minutes') AS at
        ) s
        ORDER BY s.at
        """,
        claims, days, hours, ahead ? Now : Now.AddDays(-3), ahead ? 1 : -1);

    private static void Patiently(TestDatabase database, string sql, params object[] parameters)
    {
        using var source = Databases.Open(database.ConnectionString + ";Command Timeout=600", "bench");
        using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        command.ExecuteNonQuery();
    }
}
