using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>From the kiosk to the tools in their hands.</summary>
internal sealed partial class VisitWalk
{
    private Task<bool> Come(Guest guest) => AtWall(guest, "pick up", PassPurpose.PickUp, rental => rental.PickUp(guest.Customer, isNoticeRead: random.Next(20) > 0));

    private async Task Fetch(Guest guest)
    {
        var rental = Of(guest);
        if (rental.OnSite!.Stuck is { } stuck && random.Next(3) > 0)
        {
            await ChooseForStuck(guest, rental, stuck);
            return;
        }

        if (random.Next(5) > 1 && await TakeOne(guest, rental)) return;
        switch (random.Next(12))
        {
            case 0: await AtWall(guest, "ask lockers", PassPurpose.PickUp, grain => grain.AskLockers(guest.Customer)); break;
            case 1: await OpenAgain(guest, rental); break;
            case 2 or 3: await Photograph(guest, rental); break;
            case 4 or 5: await ReportPickup(guest, rental); break;
            case 6: await PutBack(guest, rental); break;
            default: await Finish(guest, rental); break;
        }
    }

    private Task<bool> ChooseForStuck(Guest guest, Rental rental, UnitId stuck)
    {
        if (random.Next(4) == 0) return AtWall(guest, "ask stuck locker", PassPurpose.PickUp, grain => grain.AskLockers(guest.Customer));

        var choice = Any(Enum.GetValues<StuckChoice>());
        return AtWall(guest, $"choose {choice} for stuck locker", PassPurpose.PickUp, grain => grain.Choose(guest.Customer, choice));
    }

    /// <summary>Takes a tool out of an open locker, and shuts it; if it is not the one, leaves it there, and says so.</summary>
    private async Task<bool> TakeOne(Guest guest, Rental rental)
    {
        foreach (var item in rental.OnSite!.Items.Where(item => item is { Status: ItemStatus.Unlocked, TakenAt: null, IsInPlay: true }))
        {
            var door = wall.Of(homes[item.Unit]);
            if (!door.IsOpen || wall.IsSaying(door.Id) || !IsFor(door, guest)) continue;

            var isThere = door.Inside.Remove(item.Unit);
            if (isThere) guest.Hands.Add(item.Unit);
            wall.Shut(door);
            Note(isThere ? "takes a tool" : "finds another tool or none", guest.Id);
            if (isThere) return true;

            await Settle();
            await AtWall(guest, "leave the wrong tool", PassPurpose.PickUp, grain => grain.PutBack(guest.Customer, item.Unit));
            await AtWall(guest, "tell of a wrong tool", PassPurpose.PickUp, grain => grain.ReportPickup(guest.Customer, item.Unit, PickupReport.Wrong, ""));
            return true;
        }

        return false;
    }

    private bool IsFor(WallDoor door, Guest guest) => door.OpenedFor is { } command && journal.Commands[command].Rental == guest.Id;

    private async Task OpenAgain(Guest guest, Rental rental)
    {
        var item = Any([.. rental.OnSite!.Items]);
        if (wall.IsSaying(homes[item.Unit])) return;
        await AtWall(guest, "open locker again", PassPurpose.PickUp, grain => grain.OpenAgain(guest.Customer, item.Unit));
    }

    /// <summary>A tool that was taken is put back into its open locker, which is shut.</summary>
    private async Task PutBack(Guest guest, Rental rental)
    {
        foreach (var unit in guest.Hands.Where(unit => rental.OnSite!.Of(unit) is { Status: ItemStatus.PickedUp }))
        {
            var door = wall.Of(homes[unit]);
            if (!door.IsOpen || wall.IsSaying(door.Id)) continue;

            guest.Hands.Remove(unit);
            door.Inside.Add(unit);
            wall.Shut(door);
            await Settle();
            await AtWall(guest, "leave tool", PassPurpose.PickUp, grain => grain.PutBack(guest.Customer, unit));
            return;
        }
    }

    private async Task Photograph(Guest guest, Rental rental)
    {
        var item = Any([.. rental.OnSite!.Items]);
        Accepts("photo", guest.Id, await world.Rental(guest.Id).AddEvidence(item.Unit, EvidenceId.New(world.Now), random.Next(4) == 0 ? EvidenceKind.Video : EvidenceKind.Photo), out _);
    }

    /// <summary>They tell the truth: what is missing is not in their hands, and what is no good lies in its locker before they want money for it.</summary>
    private async Task ReportPickup(Guest guest, Rental rental)
    {
        var item = Any([.. rental.OnSite!.Items]);
        var isInHand = guest.Hands.Contains(item.Unit);
        var report = isInHand ? Any([PickupReport.Fine, PickupReport.Mark, PickupReport.NotWorking]) : Any([PickupReport.Missing, PickupReport.Wrong, PickupReport.NotWorking]);
        if (item.TakenAt is not null && !isInHand) return;
        await AtWall(guest, $"report {report}", PassPurpose.PickUp, grain => grain.ReportPickup(guest.Customer, item.Unit, report, "Dit sur place."));
        await Settle();
        if (isInHand || random.Next(3) == 0 || Of(guest).OnSite is null) return;

        var remedy = Any(Enum.GetValues<Remedy>());
        await AtWall(guest, $"make good: {remedy}", PassPurpose.PickUp, grain => grain.MakeGood(guest.Customer, item.Unit, remedy));
    }

    private async Task Finish(Guest guest, Rental rental)
    {
        if (rental.Items.Any(item => wall.IsSaying(homes[item.Unit]) || guest.Hands.Contains(item.Unit) && wall.Of(homes[item.Unit]).IsOpen)) return;
        if (await AtWall(guest, "j'ai fini", PassPurpose.PickUp, grain => grain.FinishPickUp(guest.Customer)) && random.Next(5) > 0) await Leave(guest);
    }
}
