using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>Tools come back, one after the other. Nothing of who the customer is, or of money, ever stands in the way.</summary>
public sealed partial record Rental
{
    /// <summary>The customer wants to bring tools back; early, nothing is refunded, and they must know.</summary>
    public Result<RentalDecision> BeginReturn(SiteId site, bool knowsNoRefund, DateTimeOffset now)
    {
        if (!IsOut || !InPlay.Any(item => item.IsOut)) return NotPossible;
        if (site != Site) return new WrongSite(Site, OnSite!.Grace?.End);
        if (now < Slot.End && !knowsNoRefund) return new EarlyReturnUnconfirmed(Slot.End);

        return Back(now, [.. Unfetched(now), new ReturnBegun(Id, now)]);
    }

    /// <summary>The customer stands at the wrong site with tools, as its kiosk knows: once, they are given time to go to the right one.</summary>
    public Result<RentalDecision> ComeToWrongSite(SiteId site, DateTimeOffset now)
    {
        if (!HasToolsOut || site == Site) return NotPossible;
        if (OnSite!.Grace is { } grace) return new WrongSite(Site, grace.End);

        return Decide(new WrongSiteVisited(Id, site, now + OnSite.Rules.WrongSiteGrace, now));
    }

    /// <summary>A locker opens for one tool; the one before must be shut.</summary>
    public Result<RentalDecision> UnlockForReturn(UnitId unit, DateTimeOffset now)
    {
        if (!IsAtReturn) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (OpenItem is { } open && open.Unit != unit) return new AnotherLockerOpen(open.Unit);
        if (item is not { IsOut: true, Status: ItemStatus.PickedUp }) return new NotPossibleForItem(item.Status);

        return Decide(new ItemUnlocked(Id, unit, now), Asked([item], DoorPurpose.Return, now)!);
    }

    /// <summary>Whose locker a tool goes to: its own, or if another lies there, that one's.</summary>
    public UnitId LockerFor(UnitId unit) =>
        OnSite?.Items.FirstOrDefault(item => item.InLockerOf == unit) is { } other ? LockerFor(other.Unit) : unit;

    /// <summary>Whose locker a tool that is out is to go into: once it was read at another's, that one's.</summary>
    public UnitId HomeOf(UnitId unit) => OnSite?.Of(unit)?.InLockerOf ?? LockerFor(unit);

    /// <summary>
    /// A code is read before the open door shuts: another tool of the rental is welcome in the wrong locker, any other is told.
    /// </summary>
    /// <param name="scanned">The unit of the code; null where nobody knows it.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> ScanReturn(UnitId? scanned, DateTimeOffset now)
    {
        if (!IsAtReturn) return NotPossible;
        if (OpenItem is not { } open) return new NotPossibleForItem(ItemStatus.PickedUp);
        if (open.Opening is not { IsOpen: true }) return new LockerNotOpen(open.Unit);
        if (scanned is not { } unit || OnSite!.Of(unit) is not { IsOut: true }) return new WrongTool(open.Unit);

        var locker = HomeOf(open.Unit);
        return Decide(new ItemScanned(Id, unit, locker == unit ? null : locker, now));
    }

    /// <summary>Why nothing can be found in the locker that is to take a tool back; null where it stands open for it.</summary>
    public Refusal? RefuseLockerFull(UnitId unit)
    {
        if (!IsAtReturn) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (OpenItem?.Unit != unit || item.IsReopening) return new NotPossibleForItem(item.Status);

        return item.Opening is { IsOpen: true } ? null : new LockerNotOpen(unit);
    }

    /// <summary>Something lies in the locker: the customer keeps the tool for now, and nothing more is billed for it.</summary>
    public Result<RentalDecision> FindLockerFull(UnitId unit, LockerId locker, DateTimeOffset now) =>
        RefuseLockerFull(unit) is { } refused
            ? refused
            : Decide(new LockerFull(Id, unit, locker, now), new ReturnTurnedAway(Id, unit, OnSite!.Of(unit)!.Opening!.At, now));

    /// <summary>The locker is shut on the tool: from now on it is ours to look after.</summary>
    public Result<RentalDecision> CloseReturn(UnitId unit, Standstills still, DateTimeOffset now) => TakeBack(unit, openDoor: null, still, now);

    /// <summary>"La porte ne ferme pas": with a photo of it the customer is free to go.</summary>
    public Result<RentalDecision> LeaveDoorOpen(UnitId unit, EvidenceId? photo, Standstills still, DateTimeOffset now) =>
        photo is null ? new PhotoOfDoorMissing() : TakeBack(unit, photo, still, now);

    /// <summary>Opens a shut locker once more, while the customer is there and nobody has decided.</summary>
    public Result<RentalDecision> Reopen(UnitId unit, DateTimeOffset now)
    {
        if (Status is not (RentalStatus.Returning or RentalStatus.PendingValidation)) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (!item.IsUndecided || item.Decision is not null) return new NotPossibleForItem(item.Status);
        if (now >= item.ReturnedAt + OnSite!.Rules.Idle) return new ReopeningOver(item.ReturnedAt!.Value + OnSite.Rules.Idle);
        if (OpenItem is { } open) return new AnotherLockerOpen(open.Unit);

        return item.Reopened < OnSite.Rules.Reopenings
            ? Decide(new ItemReopened(Id, unit, now), Asked([item], DoorPurpose.Return, now)!)
            : new ReopenedTooOften(OnSite.Rules.Reopenings);
    }

    /// <summary>What the customer says of a tool they bring back; said anew until it is decided.</summary>
    /// <param name="unit">The tool.</param>
    /// <param name="report">How bad it is.</param>
    /// <param name="now">When.</param>
    /// <param name="text">In their words; they need not say any.</param>
    public Result<RentalDecision> ReportReturn(UnitId unit, ReturnReport report, DateTimeOffset now, string text = "")
    {
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (RentalText.Refuse(text) is { } wrong) return wrong;

        return IsComingBack(item) ? Decide(new ReturnReported(Id, unit, report, now) { Said = text }) : new NotPossibleForItem(item.Status);
    }

    /// <summary>Whether tools are being brought back, or can be though they count as lost: that is over once a locker was shut on them.</summary>
    private bool IsAtReturn => Status is RentalStatus.Returning or RentalStatus.Lost;

    /// <summary>The tool whose locker is open for it to come back; null where none is.</summary>
    private ItemOnSite? OpenItem => InPlay.FirstOrDefault(item => item is { Status: ItemStatus.Unlocked, TakenAt: not null });

    private bool IsComingBack(ItemOnSite item) =>
        (IsAtReturn || Status == RentalStatus.PendingValidation)
        && item is { TakenAt: not null, Status: ItemStatus.Unlocked or ItemStatus.Returned or ItemStatus.Scored };

    private Result<RentalDecision> TakeBack(UnitId unit, EvidenceId? openDoor, Standstills still, DateTimeOffset now)
    {
        if (!IsAtReturn) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (OpenItem?.Unit != unit) return new NotPossibleForItem(item.Status);
        if (item.Opening is not { HasOpened: true }) return new LockerNotOpen(unit);

        return Back(now, new ItemReturned(Id, unit, openDoor, OverrunOf(unit, now, still), now));
    }

    /// <summary>What happened; and where by it nothing is out any more, that all is back.</summary>
    private RentalDecision Back(DateTimeOffset now, params ImmutableArray<RentalEvent> events)
    {
        var after = Apply(new RentalDecision(events));
        if (!(after.IsOut || after.IsAtReturn) || after.InPlay.Any(item => item.ReturnedAt is null && item.Status != ItemStatus.Decided)) return Settled(now, events);

        return Concluded(now, [.. events, new RentalReturned(Id, after.RentNow, now), .. after.Charge(now)]);
    }
}
