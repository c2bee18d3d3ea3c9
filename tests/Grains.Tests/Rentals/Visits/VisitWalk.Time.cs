using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Doors;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Time, and all that happens by itself.</summary>
internal sealed partial class VisitWalk
{
    // More than any chain of things that happen at one instant.
    private const int MostRounds = 80;

    // What is due is met within a minute: nobody need look more often.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(45);

    /// <summary>Goes on from one due instant to the next.</summary>
    private async Task Advance(TimeSpan by)
    {
        var until = world.Now + by;
        while (Next() is { } due && due <= until)
        {
            var at = by > TimeSpan.FromMinutes(10) && due < world.Now + Look ? world.Now + Look : due;
            if (at >= until) break;
            world.Clock.Advance(at - world.Now);
            await Settle();
        }

        if (until > world.Now) world.Clock.Advance(until - world.Now);
        await Settle();
    }

    private DateTimeOffset? Next() => new[] { journal.NextDeadline, journal.NextTry, wall.NextReport }.Where(at => at > world.Now).Min();

    private async Task Settle()
    {
        await Observe();
        for (var round = 0; ; round++)
        {
            Assert.True(round < MostRounds, "There is no end of what is due.");
            foreach (var (door, report) in wall.Arrived()) await world.Grain<IDoorGrain>(door.Value).Hear(report);
            await world.Sweep();
            await world.Send();
            var isNew = await Observe();
            if (!isNew && !(wall.NextReport <= world.Now) && !(journal.NextDeadline <= world.Now) && !(journal.NextTry <= world.Now)) break;
        }

        await invariants.Hold();
        foreach (var guest in guests.Values.Where(IsOver).ToList())
        {
            invariants.HoldOf(guest);
            Note($"ended: {Of(guest).Status}", guest.Id);
            guests.Remove(guest.Id);
        }
    }

    private async Task<bool> Observe()
    {
        var isNew = await journal.Look();
        if (isNew) invariants.Follow();
        return isNew;
    }

    /// <summary>Whether nothing more is to come of it; what is closed may be disputed for some time.</summary>
    private bool IsOver(Guest guest) => Of(guest) is var rental
        && rental.Payments.All(payment => payment.Pending is null && payment.Status != PaymentStatus.Authorised)
        && (rental.Status is RentalStatus.Expired or RentalStatus.Cancelled or RentalStatus.CancelledByUs or RentalStatus.NoShow
            || (rental.Status == RentalStatus.Closed && world.Now > rental.Slot.End.AddDays(45)));
}
