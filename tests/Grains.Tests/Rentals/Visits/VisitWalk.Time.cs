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
        await Observe();

        // Clocks that stand still are looked at again and again: that is enough for some minutes.
        if (by > TimeSpan.FromMinutes(8) && world.Shops.Any(shop => outages.Since(shop.Site) is not null)) by = TimeSpan.FromMinutes(random.Next(1, 8));
        var until = world.Now + by;
        while (Next() is { } due && due <= until)
        {
            var at = by > TimeSpan.FromMinutes(10) && due < world.Now + Look ? world.Now + Look : due;
            if (at >= until) break;
            world.Clock.Advance(at - world.Now);
            await Settle();
            if (by > TimeSpan.FromHours(1)) await AnswerAlerts();
        }

        if (until > world.Now) world.Clock.Advance(until - world.Now);
        done++;
        await Settle();
    }

    private DateTimeOffset? Next() => new[] { journal.NextDeadline, journal.NextTry, wall.NextReport }.Where(at => at > world.Now).Min();

    private async Task Settle()
    {
        await Observe();
        for (var round = 0; ; round++)
        {
            if (round == MostRounds) await invariants.Hold();
            Assert.True(round < MostRounds, $"There is no end of what is due: {journal.NextDeadline:O}, {journal.NextTry:O}, {wall.NextReport:O}.");
            foreach (var (door, report) in wall.Arrived()) await world.Grain<IDoorGrain>(door.Value).Hear(report);
            if (journal.IsDue || (round == 0 && journal.HasLate)) await world.Sweep();
            if (journal.IsToSend) await world.Send();
            var isNew = await Observe();
            if (!isNew && !(wall.NextReport <= world.Now) && !journal.IsDue && !journal.IsToSend) break;
        }

        await invariants.Hold();
        NobodyFetchesWhatIsCondemned();
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
        && rental.OpenChargeback is null
        && (rental.Status is RentalStatus.Expired or RentalStatus.Cancelled or RentalStatus.CancelledByUs or RentalStatus.NoShow or RentalStatus.Withdrawn
            || (rental.Status == RentalStatus.Closed && world.Now > rental.Slot.End.AddDays(45)));
}
