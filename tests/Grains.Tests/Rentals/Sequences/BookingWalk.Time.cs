using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>Time, and what must be so after each step.</summary>
internal sealed partial class BookingWalk
{
    // More than any chain of things that happen at one instant.
    private const int MostRounds = 60;

    /// <summary>Goes on from one due instant to the next, the product's and the model's; at each all that is due is done.</summary>
    private async Task Advance(TimeSpan by)
    {
        var until = world.Now + by;
        while (Next() is { } due && due <= until)
        {
            world.Clock.Advance(due - world.Now);
            await Settle();
        }

        if (until > world.Now) world.Clock.Advance(until - world.Now);
        await Settle();
    }

    /// <summary>Nothing runs for a while; then all of it is due at once.</summary>
    private Task Jump()
    {
        world.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 240)));
        Count("nothing ran");
        return Task.CompletedTask;
    }

    private async Task Restart()
    {
        await world.Restart();
        Count("engine left");
    }

    private Task ProcessorLeaves()
    {
        world.Processor.BackAt = world.Now.AddMinutes(random.Next(1, 120));
        Count("processor away");
        return Task.CompletedTask;
    }

    private DateTimeOffset? Next()
    {
        var own = open.Values.Select(booking => booking.Next(Of(booking))).Where(at => at > world.Now).Min();
        return new[] { own, stored.NextDeadline, stored.NextTry }.Min();
    }

    private async Task Settle()
    {
        var changed = await Look();
        var away = stored.Units.Values.Where(unit => unit.Locker is null).Select(unit => unit.Id).ToHashSet();
        foreach (var booking in open.Values)
        {
            booking.Away = away;
            booking.IsSuspended = standings.GetValueOrDefault(booking.Customer) == StandingKind.Suspended;
            booking.Pass(world.Now, Of(booking));
        }

        var isWaitedFor = stored.Waiting.Count > 0;
        for (var round = 0; isWaitedFor || stored.NextDeadline <= world.Now || stored.NextTry <= world.Now; round++)
        {
            Assert.True(round < MostRounds, "There is no end of what is due.");
            var (before, waiting) = (stored.Position, stored.Waiting.Count);
            if (isWaitedFor || stored.NextDeadline <= world.Now) await world.Sweep();
            await world.Send();
            changed.UnionWith(await Look());

            // Something may have become free for the next, or who came first may not have it.
            isWaitedFor = (stored.Position > before || stored.Waiting.Count < waiting) && stored.Waiting.Count > 0;
        }

        foreach (var id in changed.Where(id => !open.ContainsKey(id))) Offered(stored.Rentals[id]);
        foreach (var booking in open.Values.ToList()) await Observe(booking, Of(booking), changed.Contains(booking.Id));
        invariants.Hold();
        NobodyWaitsInVain();
    }

    private async Task<HashSet<RentalId>> Look() => [.. await stored.Look()];

    private async Task Observe(ModelBooking booking, Rental rental, bool hasChanged)
    {
        LoseToClosing(booking, rental);
        LoseUnit(booking, rental);
        booking.Learn(rental, world.Now);
        if (hasChanged) await invariants.Hold(rental, booking);
        if (rental.Payments.Any(payment => payment.Pending is not null)) return;

        invariants.Require(
            (booking.Status, booking.Slot) == (rental.Status, rental.Slot), $"{booking.Status} {booking.Slot}, and is {rental.Status} {rental.Slot}", rental.Id);
        if (booking.IsBeforeBooking) Assert.Equal(booking.HeldUntil, rental.HeldUntil);
        if (booking.IsLive) return;

        // Over in every respect: what we keep is what the model says, and nothing is blocked any more.
        invariants.Require(
            ((0L, booking.Kept!.Value), (0L, 0L)) == (world.Processor.Of(rental.Id, PaymentPurpose.Rent), world.Processor.Of(rental.Id, PaymentPurpose.Deposit)),
            $"{booking.Status}, {booking.Kept} is kept", rental.Id);
        Count($"ended: {booking.Status}");
        open.Remove(rental.Id);
        if (booking.Kept > 0) charged.Add(booking);
    }

    /// <summary>What is paid for is given up where the unit was taken out, or its locker was closed, before that.</summary>
    private void LoseUnit(ModelBooking booking, Rental rental)
    {
        if (booking.Status != RentalStatus.AwaitingPayment || rental.Status != RentalStatus.Expired || world.Now >= booking.HeldUntil) return;

        invariants.Require(
            rental.Items.Any(item => stored.Units[item.Unit].Locker is null || walls.WasOut(item.Unit, rental.HeldUntil) || walls.WasClosed(item.Unit, booking.Slot.Extended(Turnaround))),
            "paid and given up", rental.Id);
        booking.End(RentalStatus.Expired, 0);
        Count("lost before it was paid");
    }

    /// <summary>A closing of the very time it had, or a unit out of service, is our failure: no other comes unasked for.</summary>
    private void LoseToClosing(ModelBooking booking, Rental rental)
    {
        if (rental.Status != RentalStatus.CancelledByUs) return;

        // Booked and lost while an answer to something else is on its way.
        if (rental.BookedAt is not null && booking.Status is RentalStatus.AwaitingPayment or RentalStatus.Expired) booking.Status = RentalStatus.Confirmed;
        if (booking.Status != RentalStatus.Confirmed) return;

        invariants.Require(
            rental.Items.Any(item => !stored.Units[item.Unit].IsInService || walls.IsClosed(stored.Units[item.Unit].Locker, booking.Slot)),
            "given up and not closed", rental.Id);
        Assert.Equal(booking.Fee(world.Now), rental.Amends.Cents);
        booking.End(RentalStatus.CancelledByUs, 0);
        Count("failed for a closing");
    }
}
