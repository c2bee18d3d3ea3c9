using Toolbox24.Api.Passes;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>A kiosk has its line again, and tells what was done there: that is what has happened.</summary>
internal sealed partial class VisitWalk
{
    /// <summary>It tells, before anything that is due is done; now and then twice, for the answer was lost.</summary>
    private async Task TellAlone(SiteId site)
    {
        await Observe();
        var kiosk = alone[site];
        await TellWrongPins(kiosk);

        var before = kiosk.Untold.ToDictionary(told => told.Id, told => journal.Rentals[told.Rental]);
        for (var times = random.Next(1, 3); times > 0 && kiosk.Untold.Count > 0; times--)
            Assert.All(await world.Service<AloneDesk>().TakeIn(kiosk.Device, kiosk.Untold), told => Assert.True(told.IsTaken, $"{told.Refusal}: {before[told.Id].Id.Value}"));
        await Observe();
        foreach (var told in kiosk.Untold) IsAsItWas(guests[told.Rental], told, before[told.Id]);
        alone.Remove(site);
    }

    private async Task TellWrongPins(LonelyKiosk kiosk)
    {
        if (kiosk.WrongPins.Count == 0) return;

        var pad = await world.Service<PadDesk>().TakeIn(kiosk.Device, kiosk.WrongPins);
        if (random.Next(2) == 0) pad = await world.Service<PadDesk>().TakeIn(kiosk.Device, kiosk.WrongPins);
        Assert.Equal(pads[kiosk.Device.Site].WaitAloneAt(world.Now), pad.LockedUntil - world.Now ?? TimeSpan.Zero);
        Note("tells wrong PINs");
    }

    /// <summary>What was fetched is out, and what was brought back is back, since its locker was shut; of what could not be so, a person is told.</summary>
    private void IsAsItWas(Guest guest, AloneVisitInput told, Rental before)
    {
        var (rental, isFetched) = (Of(guest), told.Purpose == PassPurpose.PickUp);
        Assert.Single(rental.Alone, visit => visit.Value == told.Id);
        Assert.Equal(told.Doors!.Count, rental.OpenedAlone.Count(door => told.Doors.Any(one => one.Sequence == door.Sequence && one.Door == door.Door)));
        Assert.NotEqual(RentalStatus.NoShow, before.Status);

        var isKnown = told.Items.All(item => rental.OnSite?.Of(item.Unit) is { } here && (isFetched ? here.TakenAt : here.ReturnedAt) == item.At);
        var couldBe = (before with { IsClockStopped = true, Cancellation = null }).RefuseEntry(told.Purpose, OnSiteRules.Default.EarlyPickup, told.CameAt) is null && before.Step is null
            && told.Items.All(item => before.Items.Any(booked => booked.Unit == item.Unit));
        guest.CameBeforeShutLocker |= couldBe && isFetched && before.Status == RentalStatus.Confirmed && told.Items.Count == 0
            && told.Shut!.Count > 0;
        Assert.True(isKnown || !couldBe, $"{told.Purpose} at {told.CameAt:O} did not count: {guest.Id.Value}");
        if (told.Items.Count > 0) Note(isKnown ? $"told: {told.Purpose}" : $"told, and not expected: {before.Status}", guest.Id);
        if (isKnown || !isFetched) return;

        // Somebody goes after them, and brings the tools back.
        foreach (var item in told.Items)
            if (guest.Hands.Remove(item.Unit)) wall.Of(homes[item.Unit]).Inside.Add(item.Unit);
    }
}
