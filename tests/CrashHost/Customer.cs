using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;

namespace Toolbox24.CrashHost;

/// <summary>Holds, confirms and releases at random, and writes down what it was promised the moment it was.</summary>
internal sealed class Customer(IGrainFactory grains, LockerId[] lockers, TimeProvider clock, Random random)
{
    public async Task BookUntil(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var hold = new HoldSlot(RentalId.New(now), RandomSlot(now), now.AddMilliseconds(random.Next(300, 1500)));
            if (random.Next(3) == 0) await Pack(hold);
            else await Single(hold, lockers[random.Next(lockers.Length)]);
        }
    }

    private async Task Single(HoldSlot hold, LockerId id)
    {
        var locker = grains.GetGrain<ILockerGrain>(id.Value);
        if (!(await locker.Hold(hold)).Succeeded(out _, out _)) return;

        Tell("held", hold, id);
        switch (random.Next(4))
        {
            case 0:
                if ((await locker.Confirm(hold.Rental)).Succeeded(out _, out _)) Tell("booked", hold, id);
                break;
            case 1:
                if ((await locker.Release(hold.Rental)).Succeeded(out _, out _)) Tell("released", hold, id);
                break;
        }
    }

    /// <summary>Says what it asks for before it asks, so that a pack cut by the kill is known of.</summary>
    private async Task Pack(HoldSlot hold)
    {
        LockerId[] three = [.. lockers.OrderBy(_ => random.Next()).Take(3)];
        Tell("asking", hold, three);
        Tell((await grains.HoldAll(three, hold)).Succeeded(out _, out _) ? "held" : "refused", hold, three);
    }

    private Slot RandomSlot(DateTimeOffset now)
    {
        var start = SlotRules.Default.Current(now).AddHours(1 + random.Next(60 * 24));
        return new(start, start.AddHours(random.Next(1, 5)));
    }

    // One write for a line, so that a line is told whole or not at all.
    private static void Tell(string what, HoldSlot hold, params LockerId[] of) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what} {hold.Rental.Value} {string.Join(',', of.Select(id => id.Value))} {hold.ExpiresAt:O}"));
}
