using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What a kiosk does that reaches nobody: it lets in who has a pass, opens their lockers itself, and tells once it reaches us again.</summary>
internal sealed partial class VisitWalk
{
    private readonly List<(Guest Guest, SiteId Site, AloneVisit Visit)> untold = [];

    private bool IsUntold(Guest guest) => untold.Exists(one => one.Guest == guest);

    private async Task ServeAlone(Guest guest)
    {
        var rental = Of(guest);
        var purpose = rental.Status == RentalStatus.Confirmed ? PassPurpose.PickUp : PassPurpose.Return;
        if (IsAtLockers(guest) || rental.RefuseEntry(purpose, OnSiteRules.Default.EarlyPickup, world.Now) is not null || await IsBarred(guest, purpose)) return;

        var tools = rental.Items.Select(item => item.Unit)
            .Where(unit => wall.Of(homes[unit]) is { IsOpen: false } door && (purpose == PassPurpose.PickUp ? door.Inside.Contains(unit) : guest.Hands.Contains(unit))).ToList();
        if (tools.Count == 0) return;

        foreach (var unit in tools)
        {
            var inside = wall.Of(homes[unit]).Inside;
            if (purpose == PassPurpose.PickUp)
            {
                inside.Remove(unit);
                guest.Hands.Add(unit);
            }
            else
            {
                guest.Hands.Remove(unit);
                inside.Add(unit);
                guest.ShutAt[unit] = world.Now;
            }
        }

        untold.Add((guest, guest.Site, new AloneVisit(VisitId.New(), purpose, world.Now, world.Now, [.. tools.Select(unit => new AloneItem(unit, world.Now))], IsProved: true)));
        Note($"alone: {purpose}", guest.Id);
    }

    /// <summary>It tells, before anything that is due is done. Where the booking was over by then, somebody fetches the tools back.</summary>
    private async Task TellAlone(SiteId site)
    {
        foreach (var (guest, _, visit) in untold.Where(one => one.Site == site).ToList())
        {
            var isTaken = Accepts("told", guest.Id, await world.Rental(guest.Id).TakeIn(visit), out var rental);
            Assert.True(isTaken);
            var isKnown = visit.Items.All(told => rental!.OnSite?.Of(told.Unit) is { } item && (visit.Purpose == PassPurpose.PickUp ? item.TakenAt == told.At : item.ReturnedAt == told.At));
            if (!isKnown) Note("told, and not expected", guest.Id);
            foreach (var unit in isKnown || visit.Purpose == PassPurpose.Return ? [] : visit.Items.Select(told => told.Unit))
                if (guest.Hands.Remove(unit)) wall.Of(homes[unit]).Inside.Add(unit);
        }

        untold.RemoveAll(one => one.Site == site);
    }
}
