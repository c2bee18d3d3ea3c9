using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What customers do by their phones, and what others try.</summary>
internal sealed partial class VisitWalk
{
    private Task ActAnywhere(Guest guest) => Of(guest).Status switch
    {
        RentalStatus.Confirmed => BeforeIt(guest),
        _ when random.Next(4) == 0 => Intrude(guest),
        RentalStatus.Active or RentalStatus.Returning when random.Next(6) == 0 => ComeToWrongSite(guest),
        RentalStatus.Active or RentalStatus.Returning when random.Next(10) == 0 => Withdraw(guest),
        RentalStatus.Active => Extend(guest),
        _ => Photograph(guest, Of(guest)),
    };

    private async Task BeforeIt(Guest guest)
    {
        var rental = Of(guest);
        var grain = world.Rental(guest.Id);
        if (rental.LateUnits is [var late, ..])
        {
            if (random.Next(3) == 0) Accepts("give up late tool", guest.Id, await grain.GiveUpLateTool(guest.Customer), out _);
            else Accepts("take twin of late tool", guest.Id, await grain.TakeTwin(guest.Customer, late), out _);
        }
        else if (random.Next(8) == 0) Accepts("report late", guest.Id, await grain.ReportLate(guest.Customer, TimeSpan.FromMinutes(15 * random.Next(1, 5))), out _);
        else if (random.Next(12) == 0) Accepts("cancel", guest.Id, await grain.Cancel(guest.Customer, null), out _);
        else if (random.Next(15) == 0) await Withdraw(guest);
        else if (random.Next(3) == 0) await Intrude(guest);
    }

    private async Task Extend(Guest guest)
    {
        var rental = Of(guest);
        var until = rental.Slot.End.AddMinutes(15 * random.Next(1, 30));
        var price = rental.ExtensionPrice(until);
        if (!Accepts("extend", guest.Id, await world.Rental(guest.Id).Extend(guest.Customer, new(until, price)), out _)) return;
        guest.Extensions[until] = price;
    }

    /// <summary>Somebody else asks for a door: to them there is no such rental.</summary>
    private async Task Intrude(Guest guest)
    {
        var other = Any([.. world.Customers.Where(customer => customer != guest.Customer)]);
        var unit = Any([.. Of(guest).Items]).Unit;
        var grain = world.Rental(guest.Id);
        var answer = await (random.Next(5) switch
        {
            0 => grain.PickUp(other, isNoticeRead: true),
            1 => grain.OpenAgain(other, unit),
            2 => grain.UnlockForReturn(other, unit),
            3 => grain.Reopen(other, unit),
            _ => grain.AskLockers(other),
        });
        Assert.True(!answer.Succeeded(out _, out var refusal) && refusal is UnknownRental, $"{other} had a door of {guest.Id.Value}: {refusal}");
        Note("somebody else tries", guest.Id);
    }
}
