using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Storage.Rentals;

/// <summary>Somebody who had a unit in their hands.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Recalled">What they are told where it is called back.</param>
public sealed record Renter(AccountId Customer, ToolRecalled Recalled);

/// <summary>Reads who ever had a unit.</summary>
public sealed class RenterQueries(NpgsqlDataSource database)
{
    /// <summary>Each customer who has, or had, a unit in their hands, once: by the rental they have it by, or had it by last.</summary>
    public Task<List<Renter>> Of(UnitId unit, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT DISTINCT ON (r.customer_id) r.customer_id, r.id, r.reference, t.name, u.code, s.name, s.time_zone, r.starts_at, r.ends_at, i.is_out
        FROM rental_item i JOIN rental r ON r.id = i.rental_id JOIN site s ON s.id = r.site_id
        JOIN tool_unit u ON u.id = i.unit_id JOIN tool t ON t.id = u.tool_id
        WHERE i.unit_id = $1 AND (i.is_out OR i.status IN ('PickedUp', 'Returned', 'Scored', 'Decided', 'Swapped'))
        ORDER BY r.customer_id, i.is_out DESC, r.starts_at DESC
        """,
        row => new Renter(new AccountId(row.GetGuid(0)), new ToolRecalled(
            row.GetGuid(1).ToString(), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
            row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateTimeOffset>(8), row.GetBoolean(9) ? RecalledTool.InHand : RecalledTool.Returned)),
        [unit.Value], cancellationToken);
}
