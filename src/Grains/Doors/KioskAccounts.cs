using Toolbox24.Domain.Doors;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Doors;

/// <summary>Compares the openings for which a bridge says that a kiosk wanted them with what that kiosk has told.</summary>
internal sealed class KioskAccounts(RentalQueries rentals, IGrainFactory grains)
{
    /// <summary>What comes of an opening of which its kiosk should have told by now. Rentals ask doors themselves: they are read, and not asked.</summary>
    public async Task<DoorEvent> Judge(Door door, UntoldOpening untold, DateTimeOffset now)
    {
        var (opening, record) = (untold.Opening, new DoorOpenedAlone(untold.Opening.Kiosk, untold.Opening.Sequence, door.Id));
        var isTold = (await rentals.Find([opening.Rental])).Any(rental => rental.Site == door.Site && rental.OpenedAlone.Contains(record));
        var heard = (await grains.GetGrain<ISiteGrain>(door.Site.Value).Health()).Heard;
        return door.Account(untold, isTold, heard.Any(each => each.Device == opening.Kiosk && each.At < untold.Since), now);
    }
}
