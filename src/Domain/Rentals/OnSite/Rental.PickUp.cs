using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;

namespace Toolbox24.Domain.Rentals;

/// <summary>A customer has come for their tools.</summary>
/// <param name="Standing">How much they are trusted now.</param>
/// <param name="IsNoticeRead">They have read what is dangerous about the tools, and what protects them.</param>
/// <param name="Busy">Until when somebody else has one of the tools, or it is being made ready; null where all are free.</param>
public sealed record BeginPickUp(CustomerStanding Standing, bool IsNoticeRead, DateTimeOffset? Busy);

/// <summary>From the kiosk to the tools in the customer's hands.</summary>
public sealed partial record Rental
{
    /// <summary>Lets the customer have the tools: from then on lockers may open for them.</summary>
    /// <param name="request">What is known of customer and tools.</param>
    /// <param name="rules">The times that it goes by from now on.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> PickUp(BeginPickUp request, OnSiteRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        if (!IsToBeFetched) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (Change is { } change) return new ChangeUnderWay(change.ExpiresAt);
        if (request.Standing.At(now) is { Kind: StandingKind.Suspended, Since: { } since } standing) return new BookingSuspended(standing.Reason, since);
        if (!IsClockStopped && now >= PickupDeadline(Rules)) return new PickupOver(PickupDeadline(Rules));
        if (now >= Slot.End) return new PickupOver(Slot.End);
        if (now < Slot.Start - rules.EarlyPickup) return new TooEarlyToPickUp(Slot.Start - rules.EarlyPickup);
        if (request.Busy is { } busy && busy > now) return new NotFreeYet(busy);
        if (!IsRentLive(now)) return new RentNotThere();
        if (!IsDepositLive(now)) return new DepositNotThere();
        if (!request.IsNoticeRead) return new SafetyNoticeUnread();

        var begun = new PickUpBegun(Id, rules, now);
        var after = Apply(begun);
        return Decide(begun, after.Asked(after.InPlay, DoorPurpose.Pickup, now)!);
    }

    /// <summary>The lockers of all tools that are still to be fetched have opened.</summary>
    public Result<RentalDecision> LockersOpened(DateTimeOffset now)
    {
        if (RefusePickUp() is { } refused) return refused;

        ImmutableArray<RentalEvent> opened = [.. InPlay.Where(item => item.Status == ItemStatus.Reserved).Select(item => new ItemUnlocked(Id, item.Unit, now))];
        return opened.IsEmpty ? new NothingElse() : Decide(opened);
    }

    public Result<RentalDecision> TakeOut(UnitId unit, DateTimeOffset now)
    {
        if (RefusePickUp() is { } refused) return refused;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (item.Status != ItemStatus.Unlocked || item.TakenAt is not null) return new NotPossibleForItem(item.Status);
        if (item.Opening is not { HasOpened: true }) return new LockerNotOpen(unit);

        return Metered(now, new ItemPickedUp(Id, unit, now));
    }

    /// <summary>The customer leaves a tool in its open locker, or puts it back there: it counts once that is shut.</summary>
    public Result<RentalDecision> PutBack(UnitId unit, DateTimeOffset now)
    {
        if (Status is not (RentalStatus.PickingUp or RentalStatus.Active)) return NotPossible;
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        if (item.Status is not (ItemStatus.Unlocked or ItemStatus.PickedUp)) return new NotPossibleForItem(item.Status);

        return item.Opening is { IsOpen: true } ? Decide(new ItemLeft(Id, unit, now)) : new LockerNotOpen(unit);
    }

    /// <summary>A photo or a video of a tool, at pick-up or at its return: by its name, wherever it is on its way.</summary>
    public Result<RentalDecision> AddEvidence(UnitId unit, EvidenceId evidence, EvidenceKind kind, DateTimeOffset now)
    {
        if (!Item(unit).Succeeded(out var item, out var unknown)) return unknown;
        var isOfReturn = IsComingBack(item);
        var isAtPickup = item is { ReturnedAt: null, Status: ItemStatus.Unlocked or ItemStatus.PickedUp } && IsPickupTold(now);
        if (!isOfReturn && !isAtPickup) return new NoEvidenceNow();
        var photos = (isOfReturn ? item.AtReturn : item.AtPickup)?.Photos.Length ?? 0;
        if (kind == EvidenceKind.Photo && photos >= ItemEvidence.MostPhotos) return new TooManyPhotosOfTool(ItemEvidence.MostPhotos);

        var added = new EvidenceAdded(Id, unit, evidence, kind, isOfReturn, now);
        return isOfReturn ? Decide(added) : Metered(now, added);
    }

    /// <summary>"J'ai fini": the customer leaves with what is out, and what is not goes back to them in money.</summary>
    public Result<RentalDecision> FinishPickUp(DateTimeOffset now)
    {
        if (Status != RentalStatus.PickingUp) return NotPossible;
        if (OnSite is { Stuck: { } stuck, ChooseUntil: { } until }) return new ChoiceAwaited(stuck, until);
        if (InPlay.Select(RefuseOpen).FirstOrDefault(open => open is not null) is { } open) return open;

        return EndPickUp(now, isSaid: true);
    }

    private RentalDecision EndPickUp(DateTimeOffset now) => EndPickUp(now, isSaid: false);

    private RentalDecision EndPickUp(DateTimeOffset now, bool isSaid)
    {
        if (!InPlay.Any(MayBeOut))
            return OnSite!.Items.Any(item => IsRefunded(item) || item.IsNoGood) ? Fail(NothingLeft, now) : new([new PickUpAbandoned(Id, now) { IsSaid = isSaid }]);

        // The last tool that comes out is known by now: what stays there does not hold the meter up.
        var due = InPlay.Where(MayBeOut).Max(item => item.TakenAt ?? now) + OnSite!.Rules.MeterLatest;
        ImmutableArray<RentalEvent> meter = OnSite.MeterSince is null ? [new MeterStarted(Id, due < now ? due : now, now)] : [];
        return Settled(now, [.. Unfetched(now), .. meter, new PickUpEnded(Id, now) { IsSaid = isSaid }]);
    }

    /// <summary>A twin that nobody fetched after leaving: without it, or if it was all there was, it is we who have failed.</summary>
    private RentalDecision LeaveUnfetched(DateTimeOffset now) =>
        InPlay.Any(item => item.TakenAt is not null || MayBeOut(item)) ? Settled(now, [.. Unfetched(now)]) : Fail(NothingLeft, now);

    /// <summary>What was not taken goes back in money; what lies behind a door that the customer left open counts as theirs.</summary>
    private IEnumerable<RentalEvent> Unfetched(DateTimeOffset now) => InPlay.Where(item => item.TakenAt is null).SelectMany(item => MayBeOut(item)
        ? Taken(item, now, new ItemPickedUp(Id, item.Unit, now) { IsDoorOpen = true })
        : [new ItemDropped(Id, item.Unit, DroppedAs(item), PriceOf(item), now)]);

    /// <summary>A tool is out, whose locker may have opened while another's had not, or while nobody told us.</summary>
    private ImmutableArray<RentalEvent> Taken(ItemOnSite item, DateTimeOffset unlockedAt, ItemPickedUp taken) =>
        item.Status == ItemStatus.Reserved ? [new ItemUnlocked(Id, item.Unit, unlockedAt), taken] : [taken];

    private static ItemStatus DroppedAs(ItemOnSite item) =>
        item.PickupReport == PickupReport.Missing ? ItemStatus.Missing : ItemStatus.NotTaken;

    /// <summary>Whether a tool is with the customer, or in their reach.</summary>
    private static bool MayBeOut(ItemOnSite item) => item.IsOut || (item.TakenAt is null && item.Opening is { IsOpen: true });

    /// <summary>What happened, and that the meter runs if all photos are there by it.</summary>
    private Result<RentalDecision> Metered(DateTimeOffset now, RentalEvent happened)
    {
        var after = Apply(happened);
        var isComplete = after.OnSite!.MeterSince is null && after.InPlay.All(item => item.IsOut && !item.LacksPickupPhotos(after.OnSite.Rules));
        return isComplete ? Decide(happened, new MeterStarted(Id, now, now)) : Decide(happened);
    }

    /// <summary>When the meter starts without all photos; null where it runs, or not all tools are out.</summary>
    private DateTimeOffset? MeterDue() => OnSite is { MeterSince: null } && InPlay.Any() && InPlay.All(item => item.IsOut)
        ? InPlay.Max(item => item.TakenAt) + OnSite.Rules.MeterLatest
        : null;

    /// <summary>Whether it may still be told how tools were at pick-up.</summary>
    private bool IsPickupTold(DateTimeOffset now) =>
        Status == RentalStatus.PickingUp || (IsOut && now < PickupReportsEnd);

    /// <summary>Shortly after the customer left. Before we knew of it their phone had nothing to tell of: then shortly after that.</summary>
    private DateTimeOffset? PickupReportsEnd => (OnSite?.LeftToldAt > OnSite?.LeftAt ? OnSite?.LeftToldAt : OnSite?.LeftAt) + OnSite?.Rules.PickupReports;

    private Refusal? RefusePickUp()
    {
        if (Status is not (RentalStatus.PickingUp or RentalStatus.Active)) return NotPossible;

        return OnSite is { Stuck: { } stuck, ChooseUntil: { } until } ? new ChoiceAwaited(stuck, until) : null;
    }
}
