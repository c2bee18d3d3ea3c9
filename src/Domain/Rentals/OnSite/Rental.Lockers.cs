using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>What the door of a tool's locker says.</summary>
public enum LockerAnswer
{
    Opened,
    Shut,

    /// <summary>It cannot open, or has not said in time that it has.</summary>
    Stuck,

    /// <summary>It stood open when it was asked, and turns out to have been shut before: nobody took anything out of it, or put anything in.</summary>
    ShutBefore,
}

/// <summary>Lockers that are asked to open for the customer, and what they answer.</summary>
public sealed partial record Rental
{
    /// <summary>What lockers keep for it: all of it, but tools that are given up or back.</summary>
    [JsonIgnore]
    public ImmutableArray<RentalItem> Wanted => OnSite is null ? Items
        : [.. Items.Where(item => OnSite.Of(item.Unit) is { IsInPlay: true, ReturnedAt: null })];

    /// <summary>When a tool is promised to it: for a twin that took another's place, from then on.</summary>
    public Slot SlotOf(UnitId unit) => OnSite?.Of(unit)?.PromisedFrom is { } from ? new(from, Slot.End) : Slot;

    /// <summary>The slot to ask for a twin of a tool: what is left, but never less than can be rented.</summary>
    public Slot SlotOfTwin(SlotRules slots, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(slots);
        if (now < Slot.Start) return Slot;

        var from = SlotRules.Default.Current(now);
        return new(from, Slot.End - from < slots.Shortest ? from + slots.Shortest : Slot.End);
    }

    /// <summary>Asks lockers that have not opened again, whichever was stuck among them; null where all are open, or asked.</summary>
    public Result<RentalDecision>? AskLockers(DateTimeOffset now)
    {
        if (Status is not (RentalStatus.PickingUp or RentalStatus.Active)) return NotPossible;

        return Asked(LockersToAsk(now), DoorPurpose.Pickup, now) is { } asked ? Decide(asked) : null;
    }

    /// <summary>
    /// Opens a locker anew: to take the tool after all, or to put it back; while the customer picks up, and shortly after for what is no good.
    /// </summary>
    public Result<RentalDecision> OpenAgain(UnitId unit, DateTimeOffset now)
    {
        var isPickingUp = Status == RentalStatus.PickingUp;
        if (!isPickingUp && !(Status == RentalStatus.Active && IsPickupTold(now))) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (item.Status is not (ItemStatus.Unlocked or ItemStatus.PickedUp)) return new NotPossibleForItem(item.Status);
        if (!isPickingUp && !item.IsNoGood) return new NotPossibleForItem(item.Status);

        return Decide(Asked([item], DoorPurpose.Pickup, now)!);
    }

    /// <summary>Takes in what a locker's door says of an opening; null where that is nothing new, or of an opening before.</summary>
    /// <param name="command">Of which opening.</param>
    /// <param name="answer">What it says.</param>
    /// <param name="still">When clocks stood still.</param>
    /// <param name="now">When.</param>
    public RentalDecision? HearLocker(DoorCommandId command, LockerAnswer answer, Standstills still, DateTimeOffset now)
    {
        if (OnSite?.Items.FirstOrDefault(item => item.Opening?.Command == command) is not { Opening: { } opening } item) return null;

        return answer switch
        {
            LockerAnswer.Opened => opening.HasOpened ? null : Unlocked(now, [new LockerOpened(Id, item.Unit, now), .. UnlockedLate(item, now)]),
            LockerAnswer.Shut => opening.IsOpen ? Shut(item, still, now) : null,
            LockerAnswer.Stuck when opening.State != OpeningState.Asked || !IsUnderWay => null,
            LockerAnswer.ShutBefore when !opening.IsOpen || !IsUnderWay => null,
            LockerAnswer.Stuck or LockerAnswer.ShutBefore when IsAtReturn && OpenItem == item => TurnAway(item, opening, now),
            LockerAnswer.ShutBefore => new([new LockerShut(Id, item.Unit, now)]),
            LockerAnswer.Stuck => StickLocker(item.Unit, now).Succeeded(out var stuck, out _) ? stuck : new([new LockerShut(Id, item.Unit, now)]),
        };
    }

    /// <summary>What could not be brought back stays with the customer; what should have been opened again lies where it was.</summary>
    private RentalDecision TurnAway(ItemOnSite item, LockerOpening opening, DateTimeOffset now) => item.IsReopening
        ? Back(now, new ItemReturned(Id, item.Unit, OpenDoor: null, item.Overrun!, now))
        : new([new ReturnTurnedAway(Id, item.Unit, opening.At, now)]);

    /// <summary>A locker for which the customer had been turned away opens after all.</summary>
    private ImmutableArray<RentalEvent> UnlockedLate(ItemOnSite item, DateTimeOffset now) =>
        IsAtReturn && OpenItem is null && item is { IsOut: true, Status: ItemStatus.PickedUp, TurnedAwayAt: not null }
            ? [new ItemUnlocked(Id, item.Unit, now)]
            : [];

    /// <summary>What is shut was taken out before, unless the customer says that it stays there or was not there; or it is brought back.</summary>
    private RentalDecision Shut(ItemOnSite item, Standstills still, DateTimeOffset now)
    {
        var shut = new LockerShut(Id, item.Unit, now);
        var after = Apply(shut);
        var isFetched = !IsAtReturn && item.Status is ItemStatus.Unlocked or ItemStatus.PickedUp;
        var stays = isFetched && (item.IsLeft || item.PickupReport == PickupReport.Missing);
        var follows = stays ? Decide(new ItemPutBack(Id, item.Unit, now))
            : item.TakenAt is null ? after.TakeOut(item.Unit, now) : after.CloseReturn(item.Unit, still, now);
        return follows.Succeeded(out var decision, out _) ? new([shut, .. decision.Events]) : new([shut]);
    }

    /// <summary>What was decided, and that lockers are asked for what is still to be fetched by it.</summary>
    private Result<RentalDecision> Reasked(Result<RentalDecision> decision, DateTimeOffset now)
    {
        if (!decision.Succeeded(out var decided, out var refusal)) return refusal;
        var after = Apply(decided);
        return after.Asked(after.LockersToAsk(now), DoorPurpose.Pickup, now) is { } asked
            ? new RentalDecision([.. decided.Events, asked])
            : Unlocked(now, decided.Events);
    }

    /// <summary>What happened; and where by it the lockers of all that is still to be fetched stand open, that they are unlocked.</summary>
    private RentalDecision Unlocked(DateTimeOffset now, params ImmutableArray<RentalEvent> events)
    {
        var after = Apply(new RentalDecision(events));
        return after.InPlay.Where(item => item.Status == ItemStatus.Reserved).All(item => item.Opening is { IsOpen: true })
            && after.LockersOpened(now).Succeeded(out var opened, out _)
            ? new([.. events, .. opened.Events])
            : new(events);
    }

    /// <summary>The tools still to be fetched whose lockers do not stand open, and were not asked just now.</summary>
    private IEnumerable<ItemOnSite> LockersToAsk(DateTimeOffset now) => Status is not (RentalStatus.PickingUp or RentalStatus.Active) ? [] :
        InPlay.Where(item => item.Status == ItemStatus.Reserved && item.Opening is not { IsOpen: true }
            && !(item.Opening is { State: OpeningState.Asked } asked && now - asked.At <= OnSite!.Rules.AskAgain));

    /// <summary>Why a tool cannot be counted as left there: its locker stands open, or may be about to; null where it is shut.</summary>
    private static Refusal? RefuseOpen(ItemOnSite item) => item switch
    {
        { Opening.IsOpen: true } => new LockerStillOpen(item.Unit),
        { TakenAt: null, Opening.State: OpeningState.Asked } => new LockerAnswerAwaited(item.Unit),
        _ => null,
    };

    private LockersAsked? Asked(IEnumerable<ItemOnSite> items, DoorPurpose purpose, DateTimeOffset now)
    {
        ImmutableArray<LockerAsked> asked =
            [.. items.Select(item => new LockerAsked(item.Unit, item.InLockerOf ?? LockerFor(item.Unit), DoorCommandId.New(now)))];
        return asked.IsEmpty ? null : new(Id, purpose, asked, now);
    }
}
