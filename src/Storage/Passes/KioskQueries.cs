using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Storage.Passes;

/// <summary>A rental and the number its PIN begins with the end of.</summary>
public sealed record RentalToOpen(Rental Rental, MobileNumber Phone);

/// <summary>Reads the rentals that somebody may come for to a site.</summary>
public sealed class KioskQueries(NpgsqlDataSource database)
{
    internal const string ComingSql =
        """
        SELECT whole(r)::text, a.phone FROM rental r JOIN account a ON a.id = r.customer_id
        WHERE r.site_id = $1 AND r.is_open AND r.status = ANY ($2) AND r.starts_at <= $3 AND a.phone IS NOT NULL
          AND ($4 = '' OR right(a.phone, 4) = $4)
        ORDER BY r.starts_at, r.id
        """;

    /// <summary>Those to be fetched, or brought back, that begin by an instant; of customers whose number ends in four digits, or of all.</summary>
    /// <param name="site">Where.</param>
    /// <param name="purpose">To do what.</param>
    /// <param name="until">Slots that begin later are left out.</param>
    /// <param name="lastFour">The end of the number; null: anybody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<RentalToOpen>> Coming(
        SiteId site, PassPurpose purpose, DateTimeOffset until, string? lastFour = null, CancellationToken cancellationToken = default) => database.ReadAll(
        ComingSql,
        row => new RentalToOpen(RentalRow.Read(row.GetString(0)), Phone(row.GetString(1))),
        [site.Value, StatusesOf(purpose), until, lastFour ?? ""], cancellationToken);

    /// <summary>The rentals of which a kiosk of the site may know a PIN; whenever they begin, for what was moved it was told of before.</summary>
    public Task<List<RentalId>> Booked(SiteId site, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT id FROM rental WHERE site_id = $1 AND is_open AND booked_at IS NOT NULL ORDER BY starts_at, id",
        row => new RentalId(row.GetGuid(0)), [site.Value], cancellationToken);

    /// <summary>How a rental stands while somebody may come for this.</summary>
    internal static string[] StatusesOf(PassPurpose purpose) => purpose switch
    {
        PassPurpose.PickUp => [nameof(RentalStatus.Confirmed), nameof(RentalStatus.PickingUp)],
        PassPurpose.Return => [nameof(RentalStatus.Active), nameof(RentalStatus.Returning), nameof(RentalStatus.Lost)],
    };

    private static MobileNumber Phone(string stored) => MobileNumber.Read(stored).Succeeded(out var phone, out _)
        ? phone
        : throw new InvalidDataException("What is stored is no mobile number.");
}
