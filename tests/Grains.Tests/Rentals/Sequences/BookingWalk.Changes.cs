using Toolbox24.Domain;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>Other slots for what is booked.</summary>
internal sealed partial class BookingWalk
{
    private async Task Change(ModelBooking booking, Rental rental)
    {
        var slot = random.Next(2) == 0 ? ASlot() : new Slot(booking.Slot.Start, booking.Slot.End.AddMinutes(15 * random.Next(1, 60)));
        var answer = await Ask(rental.Price.Deposit);

        // Watched meanwhile, or no more.
        if (!answer.Succeeded(out _, out var first) && first is DepositNotAgreed another) answer = await Ask(another.Deposit);
        if (!answer.Succeeded(out var changed, out var refusal))
        {
            invariants.Require(IsRight(refusal, booking, rental, slot), $"{refusal} for {slot}", rental.Id);
            return;
        }

        walls.Changing(booking.Id);
        Assert.Equal(prices, (changed.Change?.Quote ?? changed.Quote).PriceVersion.Id);
        if (changed.Change is { } change) (booking.Wanted, booking.WantedRent) = (slot, (change.Quote.Rent.Rent.Cents, change.Quote.Rent.FirstDay.Cents));
        else booking.Take(slot, (changed.Price.Rent.Cents, changed.Price.FirstDay.Cents), changed.Price);
        Count(changed.Change is null ? "changed at once" : "change to be paid");

        Task<Result<Rental>> Ask(Euros deposit) => world.Rental(booking.Id).Change(booking.Customer, new(slot, null, deposit));
    }

    private bool IsRight(Refusal refusal, ModelBooking booking, Rental rental, Slot slot) => refusal switch
    {
        PaymentUnderWay => rental.Payments.Any(payment => payment.Pending is not null),
        ChangeUnderWay => booking.Wanted is not null,
        BookingSuspended => standings.GetValueOrDefault(booking.Customer) == StandingKind.Suspended,
        SlotBegun => world.Now >= booking.Slot.Start,
        SameSlot => slot == booking.Slot,
        SlotInThePast => slot.Start < world.Now,
        ToolTaken taken => !HasEach(rental, slot, taken),
        _ => false,
    };

    /// <summary>Whether the tool could have been had after all: its own unit, or another one that is free.</summary>
    private bool HasEach(Rental rental, Slot slot, ToolTaken taken) => stored.Units.Values.Any(unit =>
        unit.Tool == taken.Tool && (rental.Items.All(item => item.Tool != taken.Tool || item.Unit == unit.Id) || rental.Items.All(item => item.Unit != unit.Id))
        && CanBeHad(unit, slot, rental.Id));
}
