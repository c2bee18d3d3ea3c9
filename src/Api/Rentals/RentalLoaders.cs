using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

public static class RentalLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<RentalId, Rental>> GetRentalByIdAsync(
        IReadOnlyList<RentalId> ids, RentalQueries rentals, CancellationToken cancellationToken) =>
        (await rentals.Find(ids, cancellationToken)).ToDictionary(rental => rental.Id);
}
