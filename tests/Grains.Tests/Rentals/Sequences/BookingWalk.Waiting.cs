using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>Who waits for what somebody else has.</summary>
internal sealed partial class BookingWalk
{
    private readonly Dictionary<RentalId, WaitingEntry> waiting = [];

    private async Task Join(AccountId customer, RentalWish wish)
    {
        var store = world.Service<WaitingStore>();
        var others = await store.Of(customer, world.Now);
        var joined = WaitingEntry.Join(customer, wish, Tools(wish), others, isFree: false, world.Now, WaitingRules.Default);
        if (!joined.Succeeded(out var entry, out _)) return;

        Assert.True(await store.Save(entry, "WaitingJoined", world.Now, customer.Value.ToString()));
        waiting.Add(entry.Id, entry);
        Count("waits");
    }

    private IEnumerable<ToolId> Tools(RentalWish wish)
    {
        var shop = world.Shops.Single(shop => shop.Site == wish.Site);
        return wish.Items.SelectMany(item => item.Tool is { } tool ? [tool] : shop.Tools[..2]);
    }

    /// <summary>It was held for who waited, for a quarter of an hour.</summary>
    private void Offered(Rental rental)
    {
        Assert.True(waiting.Remove(rental.Id, out var entry), $"held for nobody who asked: {rental.Id.Value}");
        Assert.Equal((entry.Customer, entry.Wish.Slot, world.Now + BookingRules.Default.Offer), (rental.Customer, rental.Slot, rental.HeldUntil));
        open.Add(rental.Id, new ModelBooking(rental));
        Count("offered");
    }

    /// <summary>Nobody waits for what can be had.</summary>
    private void NobodyWaitsInVain()
    {
        foreach (var entry in stored.Waiting.Select(id => waiting[id]))
        {
            Assert.False(
                entry.Tools.All(tool => stored.Units.Values.Any(unit => unit.Tool == tool && CanBeHad(unit, entry.Wish.Slot))),
                $"{world.Now:O} waits in vain: {entry}");
        }
    }
}
