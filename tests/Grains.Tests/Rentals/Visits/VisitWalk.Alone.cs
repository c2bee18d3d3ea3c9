using System.Globalization;
using Toolbox24.Api.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What is done at a kiosk that reaches nobody: it lets in by its briefing, and the bridge beside it opens what that permits.</summary>
internal sealed partial class VisitWalk
{
    private readonly Dictionary<SiteId, LonelyKiosk> alone = [];

    /// <summary>Whom a kiosk must know, as they stood when its line was cut.</summary>
    private readonly Dictionary<(SiteId Site, RentalId Rental, PassPurpose Purpose), Rental> known = [];

    /// <summary>The line is cut: the kiosk has been told whom to expect, and the bridge which kiosk it may hear.</summary>
    private async Task LeaveAlone(SiteId site)
    {
        await Observe();
        var device = KioskAt(site, world.Now);
        var briefing = await world.Service<KioskBriefings>().For(device);
        wall.Tell(device, world.Service<PassKey>().PublicKey, AloneKey.Of(device, world.Service<ServerKey>()));
        alone[site] = new(device, briefing, wall);

        foreach (var key in known.Keys.Where(key => key.Site == site).ToList()) known.Remove(key);
        foreach (var guest in guests.Values.Where(guest => guest.Site == site))
        {
            foreach (var purpose in Enum.GetValues<PassPurpose>())
            {
                var isKnown = Of(guest).RefuseEntry(purpose, early: null, world.Now) is null && Of(guest).Slot.Start <= world.Now.AddDays(1) && !await IsBarred(guest, purpose);
                Assert.True(isKnown == briefing.Expected.Any(one => one.Rental == guest.Id && one.Purpose == purpose), $"{purpose} of {guest.Id.Value} is {(isKnown ? "not " : "")}expected");
                if (isKnown) known[(site, guest.Id, purpose)] = Of(guest);
            }
        }
    }

    /// <summary>What they would come for to a kiosk without a line, or go on with there; null where it is not their time.</summary>
    private PassPurpose? AlonePurpose(Guest guest) => Of(guest) switch
    {
        // The kiosk does not know who has cancelled.
        { Status: RentalStatus.Confirmed } rental when (rental with { Cancellation = null }).RefuseEntry(PassPurpose.PickUp, OnSiteRules.Default.EarlyPickup, world.Now) is null => PassPurpose.PickUp,
        { Status: RentalStatus.PickingUp, OnSite: { } visit } when visit.Items.Any(item => item is { IsInPlay: true, TakenAt: null }) => PassPurpose.PickUp,
        { Status: RentalStatus.Active } when guest.Hands.Count > 0 => PassPurpose.Return,
        { Status: RentalStatus.Returning } when guest.Hands.Count > 0 => PassPurpose.Return,
        _ => null,
    };

    private bool IsUntold(Guest guest) => alone.GetValueOrDefault(guest.Site)?.Untold.Exists(told => told.Rental == guest.Id) == true;

    /// <summary>Somebody comes to it, or types what is none; nothing where it has its line.</summary>
    private Task ActAlone(SiteId site) => outages.Since(site) is null ? Task.CompletedTask
        : random.Next(5) == 0 ? MistypeAlone(site)
        : OnOne(guest => guest.Site == site && AlonePurpose(guest) is not null, ServeAlone);

    private async Task MistypeAlone(SiteId site)
    {
        for (var times = random.Next(1, 9); times > 0; times--)
        {
            // Told twice, those of one instant are the same.
            await Advance(TimeSpan.FromSeconds(random.Next(4) == 0 ? random.Next(2, 40) : 1));
            TypeAlone(site, new PinCode(Number[^4..], random.Next(1_000_000).ToString("D6", CultureInfo.InvariantCulture)), PassPurpose.PickUp, isRight: false);
        }
    }

    private ExpectedVisit? TypeAlone(SiteId site, PinCode typed, PassPurpose purpose, bool isRight)
    {
        if (!pads.TryGetValue(site, out var pad)) pads[site] = pad = new();
        var wait = alone[site].Wait(world.Now);
        Assert.Equal(pad.WaitAloneAt(world.Now), wait);
        if (wait > TimeSpan.Zero)
        {
            Note(isRight ? "alone: PIN while locked" : "alone: wrong PIN while locked");
            return null;
        }

        var (before, found) = (alone[site].WrongPins.Count, alone[site].Type(typed, purpose, world.Now));
        Assert.Equal(isRight ? before : before + 1, alone[site].WrongPins.Count);
        if (!isRight) pad.Fail(world.Now);
        Note(isRight ? "alone: PIN" : "alone: wrong PIN");
        return found;
    }

    /// <summary>One tool after the other, as the screen leads them; others can do nothing meanwhile, and the clock goes on.</summary>
    private async Task ServeAlone(Guest guest)
    {
        var (kiosk, purpose, came) = (alone[guest.Site], AlonePurpose(guest)!.Value, world.Now);
        if (await LetInAlone(guest, purpose) is not (var visit, var scanned)) return;

        var (doors, items, shut) = (new List<AloneDoorInput>(), new List<AloneItemInput>(), new List<UnitId>(visit.Away));
        Assert.Null(kiosk.Open(visit, new DoorId(guest.Site.Value), doors));
        await TrespassAlone(guest, visit, doors);
        foreach (var unit in visit.Items.Select(item => item.Unit))
        {
            if (await HandleAlone(guest, visit, unit, doors, shut)) items.Add(new(unit, world.Now));
            if (random.Next(4) == 0) break;
        }

        kiosk.Untold.Add(new(Guid.CreateVersion7(world.Now), guest.Id, purpose, came, world.Now, items, scanned, doors, shut));
        Note($"alone: {purpose}{(items.Count == 0 ? " of nothing" : "")}", guest.Id);
    }

    /// <summary>By their phone or their PIN: whom the kiosk must know is let in at their time, and nobody else.</summary>
    private async Task<(ExpectedVisit Visit, string? Scanned)?> LetInAlone(Guest guest, PassPurpose purpose)
    {
        var mayCome = known.TryGetValue((guest.Site, guest.Id, purpose), out var before) && !IsUntold(guest)
            && (purpose == PassPurpose.Return || (world.Now >= before.Slot.Start - OnSiteRules.Default.EarlyPickup && world.Now < before.Slot.End));
        var issue = mayCome ? (Of(guest) with { Cancellation = null }).PinFor(purpose, voidBefore: null, world.Now) : null;
        if (issue is null || random.Next(3) == 0)
        {
            var step = (purpose, PassCode.StepAt(world.Now));
            if (guest.Shown == step || await Shown(guest, purpose) is not { } shown) return null;
            var visit = alone[guest.Site].Read(shown, purpose, world.Now);
            Assert.True(mayCome == visit is not null, $"alone, {guest.Id.Value} is {(mayCome ? "not " : "")}let in by their phone");
            if (visit is null) return null;
            guest.Shown = step;
            Assert.Null(alone[guest.Site].Read(shown, purpose, world.Now));
            return (visit, shown);
        }

        var pin = PinCode.Of(guest.Id, purpose, issue.Value, MobileNumber.Read(Number).Value(), world.Service<ServerKey>());
        var isLocked = pads.GetValueOrDefault(guest.Site)?.WaitAloneAt(world.Now) > TimeSpan.Zero;
        var found = TypeAlone(guest.Site, pin, purpose, isRight: true);
        Assert.True(isLocked == found is null, $"alone, {guest.Id.Value} is {(isLocked ? "" : "not ")}let in by their PIN");
        return found is null ? null : (found, null);
    }

    /// <summary>What the permit does not name stays shut, and what was asked before opens nothing a second time.</summary>
    private async Task TrespassAlone(Guest guest, ExpectedVisit visit, List<AloneDoorInput> doors)
    {
        await Advance(TimeSpan.FromSeconds(random.Next(1, 20)));
        var own = known[(guest.Site, guest.Id, visit.Purpose)].Items.Select(item => homes[item.Unit]).ToList();
        var other = Any([.. wall.Doors.Where(door => !own.Contains(door.Id))]);
        var opened = wall.OpenedAlone;
        Assert.Equal(nameof(AloneFault.OtherDoor), alone[guest.Site].Open(visit, other.Id, doors));
        Assert.Equal(opened, wall.OpenedAlone);
    }

    /// <summary>A locker is opened, and its tool taken out or put in, where it can be; then it is shut.</summary>
    private async Task<bool> HandleAlone(Guest guest, ExpectedVisit visit, UnitId unit, List<AloneDoorInput> doors, List<UnitId> shut)
    {
        var (door, isFetching) = (wall.Of(homes[unit]), visit.Purpose == PassPurpose.PickUp);
        if (door.IsOpen || wall.IsSaying(door.Id) && random.Next(2) == 0) return false;
        if (alone[guest.Site].Open(visit, door.Id, doors) is { } fault)
        {
            Assert.True(fault == "jammed" || workshop.Contains(unit), $"{fault} at {door.Id.Value}: {guest.Id.Value}");
            Note($"alone: {fault}", guest.Id);
            shut.Add(unit);
            return false;
        }

        var pulses = wall.OpenedAlone;
        Assert.Null(alone[guest.Site].Open(visit, door.Id, doors, isAgain: true));
        Assert.Equal(pulses, wall.OpenedAlone);
        await Advance(TimeSpan.FromSeconds(random.Next(3, 60)));
        var (from, into) = isFetching ? (door.Inside, guest.Hands) : (guest.Hands, door.Inside);
        var isDone = random.Next(10) > 0 && from.Remove(unit);
        if (isDone) into.Add(unit);
        if (isDone && !isFetching) guest.ShutAt[unit] = world.Now;
        wall.Shut(door);
        return isDone;
    }
}
