using System.Buffers.Text;
using Toolbox24.Api.Rentals.OnSite;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Passes;

/// <summary>Writes what kiosks keep.</summary>
public sealed class KioskBriefings(
    PassStore passes, PassKey key, KioskQueries rentals, UnitPlaces places, PadDesk pads, ServerKey secret, CurrentSettings settings, IGrainFactory grains,
    TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    public async Task<KioskBriefing> For(Device kiosk)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        var (now, expected) = (clock.GetUtcNow(), new List<ExpectedVisit>());
        var early = (await settings.At(now)).Rules.OnSite.EarlyPickup;
        foreach (var purpose in Enum.GetValues<PassPurpose>())
        {
            foreach (var (rental, phone) in await rentals.Coming(kiosk.Site, purpose, now + Ahead))
            {
                if (await IsExpected(rental, purpose, now)) expected.Add(await Expect(kiosk, rental, purpose, phone, early, now));
            }
        }

        return new(
            now, kiosk.Id, kiosk.Site, Base64Url.EncodeToString(key.PublicKey), Base64Url.EncodeToString(AloneKey.Of(kiosk, secret)), PinHash.Iterations,
            await pads.Of(kiosk), expected, await passes.Revoked(kiosk.Site, now));
    }

    private async Task<bool> IsExpected(Rental rental, PassPurpose purpose, DateTimeOffset now)
    {
        if (rental.RefuseEntry(purpose, early: null, now) is not null) return false;

        // A PIN that somebody else may know is of no use; the next one's number is known once it was made, or where that one is void.
        var block = await passes.Block(rental.Customer);
        if (rental.Pins?.Of(purpose) is { IsVoid: false } pin && pin.At <= block?.Since) return false;

        var standing = (await grains.GetGrain<ICustomerGrain>(rental.Customer.Value).Get()).Succeeded(out var customer, out _)
            ? customer.Standing
            : CustomerStanding.Good;
        return PassGranting.RefuseCustomer(purpose, standing, block, now) is null;
    }

    private async Task<ExpectedVisit> Expect(Device kiosk, Rental rental, PassPurpose purpose, MobileNumber phone, TimeSpan early, DateTimeOffset now)
    {
        var pin = PinCode.Of(rental.Id, purpose, rental.ExpectedPin(purpose), phone, secret);
        var (from, until) = purpose == PassPurpose.PickUp
            ? (rental.Slot.Start - early, rental.Slot.End)
            : (rental.OnSite!.BegunAt, (DateTimeOffset?)null);
        // As with a line: what somebody else has, or nobody has looked at since, opens for nobody.
        var away = purpose == PassPurpose.PickUp ? await places.OutFor(rental.Id, rental.Items.Select(item => item.Unit)) : [];
        var items = rental.Items.Where(item => IsToHandle(rental.OnSite?.Of(item.Unit), purpose) && !away.Contains(item.Unit))
            .Select(item => new RentalItemView(rental, item)).ToList();
        var lockers = (await places.Of(items.Select(item => item.Unit))).Select(place => new DoorId(place.Locker.Value)).ToHashSet();
        var permit = new AlonePermit(
            kiosk.Id, kiosk.Site, rental.Id, purpose, from, until < now + Ahead ? until.Value : now + Ahead, [new DoorId(kiosk.Site.Value), .. lockers]);
        var back = purpose == PassPurpose.PickUp ? permit with { Purpose = PassPurpose.Return, Until = now + Ahead } : null;
        return new(
            rental, purpose, from, until, PinHash.Of(pin, kiosk.Id, rental.Id, purpose), key.Sign(permit), back is null ? null : key.Sign(back), items,
            [.. away]);
    }

    private static bool IsToHandle(ItemOnSite? item, PassPurpose purpose) =>
        purpose == PassPurpose.PickUp ? item is null or { IsInPlay: true, TakenAt: null } : item is { IsOut: true };
}
