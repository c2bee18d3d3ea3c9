using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Tools come back, one after the other.</summary>
internal sealed partial class VisitWalk
{
    private Task<bool> BeginReturn(Guest guest) => AtWall(guest, "begin return", PassPurpose.Return, grain => grain.BeginReturn(guest.Customer, guest.Site, knowsNoRefund: random.Next(10) > 0));

    private async Task BringBack(Guest guest)
    {
        var rental = Of(guest);
        if (random.Next(4) > 0 && await PutInto(guest, rental)) return;

        var outside = rental.OnSite!.Items.Where(item => item.IsOut).ToList();
        if (random.Next(4) > 0 && outside.Count > 0 && (random.Next(8) == 0 || outside.TrueForAll(item => item.Status == ItemStatus.PickedUp)))
        {
            var unit = Any(outside).Unit;
            if (rental.OnSite.Items.All(item => !wall.IsSaying(homes[item.Unit])))
                await AtWall(guest, "unlock for return", PassPurpose.Return, grain => grain.UnlockForReturn(guest.Customer, unit));
            return;
        }

        await Correct(guest);
    }

    /// <summary>A tool is read and put into the locker that stands open for it, which is shut; or does not shut.</summary>
    private async Task<bool> PutInto(Guest guest, Rental rental)
    {
        var door = wall.Doors.FirstOrDefault(door => door.IsOpen && door.Site == guest.Site && IsFor(door, guest) && !wall.IsSaying(door.Id));
        var outside = rental.OnSite!.Items.Where(item => item.IsOut && (guest.Hands.Contains(item.Unit) || door?.Inside.Contains(item.Unit) == true)).ToList();
        if (door is null || outside.Count == 0 || rental.OnSite.Items.All(item => item is not { Status: ItemStatus.Unlocked, TakenAt: not null })) return false;

        if (random.Next(8) == 0) await Scan(guest, new CodePlate("NEVER-SEEN"), "scan a wrong tool");
        var unit = random.Next(3) == 0 ? Any(outside).Unit : rental.OnSite.Items.First(item => item is { Status: ItemStatus.Unlocked, TakenAt: not null }).Unit;
        if (outside.TrueForAll(item => item.Unit != unit)) return false;
        if (!await Scan(guest, PlateOf(unit), homes[unit] == door.Id ? "scan" : "scan into another compartment")) return true;

        guest.Hands.Remove(unit);
        door.Inside.Add(unit);
        guest.ShutAt[unit] = world.Now;
        if (random.Next(10) > 0) wall.Shut(door);
        else
        {
            EvidenceId? photo = random.Next(3) == 0 ? null : await world.KeepPhoto(guest.Id, unit);
            await AtWall(guest, photo is null ? "leave door open without photo" : "leave door open", PassPurpose.Return, grain => grain.LeaveDoorOpen(guest.Customer, unit, photo));
            wall.Shut(door);
        }

        Note("puts a tool back", guest.Id);
        return true;
    }

    private Task<bool> Scan(Guest guest, CodePlate code, string what) =>
        AtWall(guest, what, PassPurpose.Return, grain => grain.ScanReturn(guest.Customer, code));

    /// <summary>What is still done once a tool is in: photos, a report, the locker opened once more, and out.</summary>
    private async Task Correct(Guest guest)
    {
        var rental = Of(guest);
        var item = Any([.. rental.OnSite!.Items]);
        switch (random.Next(7))
        {
            case 0 or 1:
                await Photograph(guest, rental);
                break;
            case 2:
                var report = Any(Enum.GetValues<ReturnReport>());
                Accepts($"report {report} on return", guest.Id, await world.Rental(guest.Id).ReportReturn(guest.Customer, item.Unit, report, "Vu en rendant."), out _);
                break;
            case 3 when !wall.IsSaying(homes[item.Unit]):
                await AtWall(guest, "reopen", PassPurpose.Return, grain => grain.Reopen(guest.Customer, item.Unit));
                break;
            default:
                await Leave(guest);
                break;
        }
    }

    private static CodePlate PlateOf(UnitId unit) => new($"{unit.Value:d}"[^12..].ToUpperInvariant());
}
