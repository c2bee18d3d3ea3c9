using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Rentals;

/// <summary>What a customer wants done about a locker that does not open.</summary>
public enum StuckChoice
{
    /// <summary>The other tools, at a lower price.</summary>
    Others,

    /// <summary>Another unit of the same tool.</summary>
    Twin,

    /// <summary>All their money, and amends.</summary>
    Cancel,
}

/// <summary>What a customer wants done about a tool that is no good.</summary>
public enum Remedy { Refund, Twin }

/// <summary>What we do when a tool cannot be had at pick-up, or is no good.</summary>
public sealed partial record Rental
{
    internal const string LockerStuckReason = "Un casier ne s’est pas ouvert.";
    internal const string NothingLeft = "Un outil manquait ou ne convenait pas.";

    /// <summary>A locker did not open, so none counts as opened: the customer chooses.</summary>
    public Result<RentalDecision> StickLocker(UnitId unit, DateTimeOffset now)
    {
        if (RefusePickUp() is { } refused) return refused;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (item.Status != ItemStatus.Reserved) return new NotPossibleForItem(item.Status);

        return Decide(new LockerStuck(Id, unit, now + OnSite!.Rules.Choice, now));
    }

    /// <summary>The customer has chosen; lockers are asked to open anew for what is left.</summary>
    /// <param name="choice">What they want.</param>
    /// <param name="twin">The unit that is promised to them, where they want another.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> Choose(StuckChoice choice, UnitId? twin, DateTimeOffset now)
    {
        if (Status is not (RentalStatus.PickingUp or RentalStatus.Active)) return NotPossible;
        if (OnSite!.Stuck is not { } stuck) return new NothingToChoose();

        return Reasked(choice switch
        {
            StuckChoice.Twin => Swap(stuck, twin, now),
            StuckChoice.Others => InPlay.All(item => item.Unit == stuck) ? new NothingElse() : Drop(OnSite.Of(stuck)!, ItemStatus.NotTaken, now),
            StuckChoice.Cancel when Status != RentalStatus.PickingUp || InPlay.Any(item => item.IsOut) => new ToolStillOut(),
            StuckChoice.Cancel => InPlay.Select(RefuseOpen).FirstOrDefault(open => open is not null) is { } open ? open : Fail(LockerStuckReason, now),
        }, now);
    }

    /// <summary>What the customer says of a tool on taking it, until shortly after they left.</summary>
    /// <param name="unit">The tool.</param>
    /// <param name="report">What is with it.</param>
    /// <param name="now">When.</param>
    /// <param name="text">In their words; they need not say any.</param>
    public Result<RentalDecision> ReportPickup(UnitId unit, PickupReport report, DateTimeOffset now, string text = "")
    {
        if (Status is not (RentalStatus.PickingUp or RentalStatus.Active or RentalStatus.Returning)) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (!item.IsInPlay || item.Status == ItemStatus.Reserved || item.ReturnedAt is not null) return new NotPossibleForItem(item.Status);
        if (RentalText.Refuse(text) is { } wrong) return wrong;
        if (!IsPickupTold(now)) return new PickupReportsOver(PickupReportsEnd!.Value);

        return Decide(new PickupReported(Id, unit, report, now) { Said = text });
    }

    /// <summary>
    /// A tool was missing, wrong or did not work: its twin, or the money, and it is nobody's fault. Its locker was shut on it, or on
    /// nothing, before.
    /// </summary>
    /// <param name="unit">The tool.</param>
    /// <param name="remedy">What the customer wants.</param>
    /// <param name="twin">The unit that is promised to them, where they want another.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> MakeGood(UnitId unit, Remedy remedy, UnitId? twin, DateTimeOffset now)
    {
        if (RefuseMakingGood(unit) is { } refused) return refused;

        var item = OnSite!.Of(unit)!;
        return Reasked(remedy switch
        {
            Remedy.Twin => Swap(unit, twin, now),
            Remedy.Refund => Drop(item, DroppedAs(item), now),
        }, now);
    }

    /// <summary>Why nothing is made good for a tool now; null where it is. Asked before a twin is.</summary>
    public Refusal? RefuseMakingGood(UnitId unit)
    {
        if (RefusePickUp() is { } refused) return refused;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (!item.IsInPlay || item.ReturnedAt is not null) return new NotPossibleForItem(item.Status);
        if (!item.IsNoGood) return new NothingToMakeGood();

        return item.TakenAt is null ? RefuseOpen(item) : new ToolStillOut();
    }

    private Result<RentalDecision> Swap(UnitId from, UnitId? twin, DateTimeOffset now)
    {
        if (now >= Slot.End) return new TwinTooLate(Slot.End);
        if (twin is not { } to || OnSite!.Of(to) is not null) return new TwinMissing();

        return Decide(new ItemSwapped(Id, from, to, now));
    }

    /// <summary>Goes on without a tool; without any it is we who have failed.</summary>
    private RentalDecision Drop(ItemOnSite item, ItemStatus status, DateTimeOffset now)
    {
        if (InPlay.All(other => other.Unit == item.Unit)) return Fail(NothingLeft, now);

        return Back(now, new ItemDropped(Id, item.Unit, status, PriceOf(item), now));
    }

    /// <summary>All goes back, and what the customer would have owed us in the same case comes on top.</summary>
    private RentalDecision Fail(string reason, DateTimeOffset now) =>
        Settled(now, new RentalFailed(Id, reason, Quote.Facts.Terms.Cancellation.Fee(Quote.Rent, now), now));
}
