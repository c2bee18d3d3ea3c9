using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Grains.Rentals;

namespace Toolbox24.CrashHost;

/// <summary>
/// Holds, confirms and releases single lockers, and holds rentals of several tools, at random; writes down what it was promised the
/// moment it was.
/// </summary>
internal sealed class Customer(IGrainFactory grains, Shop shop, TimeProvider clock, Random random)
{
    public async Task BookUntil(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            if (random.Next(3) == 0) await Several(RentalId.New(now), RandomSlot(now));
            else await Single(new(RentalId.New(now), RandomSlot(now), now.AddMilliseconds(random.Next(300, 1500))));
        }
    }

    private async Task Single(HoldSlot hold)
    {
        var id = shop.Lockers[random.Next(shop.Lockers.Length)];
        var locker = grains.GetGrain<ILockerGrain>(id.Value);
        if (!(await locker.Hold(hold)).Succeeded(out _, out _)) return;

        Tell("held", hold.Rental, hold.ExpiresAt, id);
        switch (random.Next(4))
        {
            case 0:
                if ((await locker.Confirm(hold.Rental)).Succeeded(out _, out _)) Tell("booked", hold.Rental, hold.ExpiresAt, id);
                break;
            case 1:
                if ((await locker.Release(hold.Rental)).Succeeded(out _, out _)) Tell("released", hold.Rental, hold.ExpiresAt, id);
                break;
        }
    }

    /// <summary>Says that it asks before it asks, so that a rental cut by the kill is known of: which lockers it gets is not.</summary>
    private async Task Several(RentalId id, Slot slot)
    {
        var wish = await shop.WishForThree(slot);
        Tell("asking", id, clock.GetUtcNow(), shop.Lockers);
        var asked = await grains.GetGrain<IRentalGrain>(id.Value).Hold(wish);
        if (asked.Succeeded(out var rental, out _)) Tell("held", id, rental.HeldUntil, [.. rental.Items.Select(item => shop.Of(item.Unit))]);
        else Tell("refused", id, clock.GetUtcNow(), shop.Lockers);
    }

    private Slot RandomSlot(DateTimeOffset now)
    {
        var start = SlotRules.Default.Current(now).AddHours(1 + random.Next(60 * 24));
        return new(start, start.AddHours(random.Next(1, 5)));
    }

    // One write for a line, so that a line is told whole or not at all.
    private static void Tell(string what, RentalId rental, DateTimeOffset until, params LockerId[] of) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what} {rental.Value} {string.Join(',', of.Select(id => id.Value))} {until:O}"));
}
