using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Rentals;

/// <summary>Money that the processor would not let go where it should: it waits for a person.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="Attempt">Which of that purpose, from 1.</param>
/// <param name="Status">Where it stands at the processor.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="Taken">What was taken.</param>
/// <param name="Refunded">What was given back.</param>
/// <param name="Intent">The processor's name for it.</param>
/// <param name="DeclineCode">Why, as the processor says.</param>
public sealed record StuckPayment(
    RentalId Rental, PaymentPurpose Purpose, int Attempt, PaymentStatus Status, Euros Amount, Euros Taken, Euros Refunded, string? Intent,
    string DeclineCode);

/// <summary>Reads what the processor declined and people have still to settle.</summary>
public sealed class SettlementQueries(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int Most = 200;

    /// <summary>
    /// Payments of which a later call was declined, the oldest first: what was blocked or taken is still where it was. What was let go of
    /// since is not among them.
    /// </summary>
    public Task<List<StuckPayment>> Stuck(CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT rental_id, purpose, attempt, status, amount_cents, taken_cents, refunded_cents, intent, decline_code FROM payment
        WHERE decline_code IS NOT NULL AND status NOT IN ('Declined', 'Voided', 'Lapsed') ORDER BY id LIMIT $1
        """,
        row => new StuckPayment(
            new RentalId(row.GetGuid(0)), Enum.Parse<PaymentPurpose>(row.GetString(1)), row.GetInt32(2), Enum.Parse<PaymentStatus>(row.GetString(3)),
            new Euros(row.GetInt64(4)), new Euros(row.GetInt64(5)), new Euros(row.GetInt64(6)), row.IsDBNull(7) ? null : row.GetString(7),
            row.GetString(8)),
        [Most], cancellationToken);

    /// <summary>Rentals whose customers owe something, the oldest first: rent that no card gave, or what no deposit gave for damage and lost tools.</summary>
    public Task<List<Rental>> Owing(CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT {RentalRow.Whole} FROM rental WHERE is_owing ORDER BY ends_at, id LIMIT $1",
        row => RentalRow.Read(row.GetString(0)), [Most], cancellationToken);
}
