using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Rentals;

/// <summary>Keeps who looks at which return.</summary>
public sealed class ReturnClaims(NpgsqlDataSource database)
{
    /// <summary>Takes a return for a while, unless somebody else has it.</summary>
    /// <returns>Who has it then; null where there is no such rental.</returns>
    public async Task<ReturnClaim?> Take(RentalId rental, AccountId by, DateTimeOffset now) => (await database.ReadAll(
        """
        WITH taken AS (
            INSERT INTO return_claim AS k SELECT id, $2, $4 FROM rental WHERE id = $1
            ON CONFLICT (rental_id) DO UPDATE SET claimed_by = excluded.claimed_by, until = excluded.until
            WHERE k.claimed_by = excluded.claimed_by OR k.until <= $3
            RETURNING k.rental_id, k.claimed_by, k.until
        )
        SELECT * FROM taken
        UNION ALL
        SELECT k.rental_id, k.claimed_by, k.until FROM return_claim k WHERE k.rental_id = $1 AND NOT EXISTS (SELECT FROM taken)
        """,
        Read, [rental.Value, by.Value, now, now + ReturnClaim.Lasts], CancellationToken.None)).SingleOrDefault();

    /// <summary>Leaves a return to others; only one's own.</summary>
    public async Task GiveUp(RentalId rental, AccountId by)
    {
        await using var command = database.CreateCommand("DELETE FROM return_claim WHERE rental_id = $1 AND claimed_by = $2");
        command.Parameters.AddWithValue(rental.Value);
        command.Parameters.AddWithValue(by.Value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Who looks at a return now; null where nobody does.</summary>
    public async Task<ReturnClaim?> Of(RentalId rental, DateTimeOffset now, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT rental_id, claimed_by, until FROM return_claim WHERE rental_id = $1 AND until > $2", Read, [rental.Value, now], cancellationToken))
        .SingleOrDefault();

    private static ReturnClaim Read(NpgsqlDataReader row) =>
        new(new RentalId(row.GetGuid(0)), new AccountId(row.GetGuid(1)), row.GetFieldValue<DateTimeOffset>(2));
}
