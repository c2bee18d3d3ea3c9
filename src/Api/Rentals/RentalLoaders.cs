using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Rentals;

public static class RentalLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<RentalId, Rental>> GetRentalByIdAsync(
        IReadOnlyList<RentalId> ids, RentalQueries rentals, CancellationToken cancellationToken) =>
        (await rentals.Find(ids, cancellationToken)).ToDictionary(rental => rental.Id);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<UnitId, Locker>> GetLockerOfUnitAsync(
        IReadOnlyList<UnitId> units, UnitPlaces places, SiteQueries sites, CancellationToken cancellationToken)
    {
        var found = await places.Of(units, cancellationToken);
        var lockers = (await sites.FindLockers([.. found.Select(place => place.Locker)], cancellationToken)).ToDictionary(locker => locker.Id);
        return found.ToDictionary(place => place.Unit, place => lockers[place.Locker]);
    }
}
