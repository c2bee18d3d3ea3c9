using System.Collections.Immutable;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>What kiosks did while they heard nothing from us. It has happened: it is noted as it was, and what it costs is by its own times.</summary>
public sealed partial record Rental
{
    /// <summary>The visits that kiosks have told of.</summary>
    public ImmutableArray<VisitId> Alone { get; init; } = [];

    /// <summary>The doors that kiosks have told to have had opened for it.</summary>
    public ImmutableArray<DoorOpenedAlone> OpenedAlone { get; init; } = [];

    /// <summary>Takes in what a kiosk tells; null where that is known.</summary>
    /// <param name="visit">What happened there.</param>
    /// <param name="rules">The times that a pick-up goes by.</param>
    /// <param name="still">When clocks stood still.</param>
    /// <param name="now">When.</param>
    public RentalDecision? TakeIn(AloneVisit visit, OnSiteRules rules, Standstills still, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(rules);
        if (Alone.Contains(visit.Id)) return null;

        var told = visit.Within(now);
        var noted = new VisitTold(Id, told.Id, told.Purpose, told.CameAt, now) { Doors = told.Doors, IsBeforeShutLocker = IsBeforeShutLocker(told, rules) };
        var known = Apply(noted);
        var events = !IsExpected(told, rules) ? [new VisitUnexpected(Id, told.Id, told.Purpose, told.CameAt, now)]
            : told.Purpose == PassPurpose.PickUp ? known.TakenAlone(told, rules, now)
            : known.BackAlone(told, still, now);
        return new([noted, .. events]);
    }

    /// <summary>Whether a kiosk has told that they came in time, and a door did not open for them.</summary>
    public bool CameBeforeShutLocker { get; init; }

    /// <summary>All or none would have opened with a line: who leaves all there for the sake of one tool has had none of them.</summary>
    private bool IsBeforeShutLocker(AloneVisit visit, OnSiteRules rules) =>
        visit.Purpose == PassPurpose.PickUp && visit.Items.IsEmpty && Status == RentalStatus.Confirmed && IsExpected(visit, rules)
        && visit.Shut.Any(unit => Items.Any(item => item.Unit == unit));

    /// <summary>As it stands before a kiosk that hears nothing: the time to fetch the tools does not end there, whether we have noticed that silence yet or not, and nobody has cancelled.</summary>
    private Rental AsAlone => this with { IsClockStopped = true, Cancellation = null };

    /// <summary>Whether somebody was rightly let in, and did there what can be done.</summary>
    private bool IsExpected(AloneVisit visit, OnSiteRules rules) =>
        visit.IsProved && Step is null && AsAlone.RefuseEntry(visit.Purpose, rules.EarlyPickup, visit.CameAt) is null
        && visit.Items.All(told => visit.Purpose == PassPurpose.PickUp
            ? Items.Any(item => item.Unit == told.Unit)
            : OnSite?.Of(told.Unit) is { IsInPlay: true, TakenAt: not null });

    /// <summary>Out with what was taken; what was not goes back in money. Who took nothing may come again.</summary>
    private ImmutableArray<RentalEvent> TakenAlone(AloneVisit visit, OnSiteRules rules, DateTimeOffset now)
    {
        ImmutableArray<RentalEvent> begun = Status == RentalStatus.Confirmed ? [new PickUpBegun(Id, rules, visit.CameAt)] : [];
        var after = Apply(new RentalDecision(begun));
        ImmutableArray<RentalEvent> taken =
        [
            .. visit.Items.DistinctBy(told => told.Unit).SelectMany(told => after.OnSite!.Of(told.Unit) is { IsInPlay: true, TakenAt: null } item
                ? Taken(item, visit.CameAt, new ItemPickedUp(Id, told.Unit, told.At))
                : []),
        ];
        after = after.Apply(new RentalDecision(taken));
        if (!after.InPlay.Any(item => item.IsOut)) return [];

        var due = after.InPlay.Where(item => item.IsOut).Max(item => item.TakenAt) + rules.MeterLatest;
        ImmutableArray<RentalEvent> meter = after.OnSite!.MeterSince is null ? [new MeterStarted(Id, due < visit.LeftAt ? due.Value : visit.LeftAt, now)] : [];

        // A withdrawal with the tools in hand counts from then; who gave them up, and then came, rents them.
        ImmutableArray<RentalEvent> withdrawn = Cancellation is { IsWithdrawal: true, At: var at } && at >= visit.CameAt ? [new WithdrawnUnderWay(Id, at)] : [];
        var ended = new PickUpEnded(Id, visit.LeftAt) { VoidsCancellation = Cancellation is not null && withdrawn.IsEmpty, ToldAt = now };
        return Settled(now, [.. begun, .. taken, .. after.Unfetched(visit.LeftAt), .. meter, .. withdrawn, ended]).Events;
    }

    /// <summary>Ours to look after since its locker was shut. Where none opened, the tool stays with the customer, and nothing more is billed for it.</summary>
    private ImmutableArray<RentalEvent> BackAlone(AloneVisit visit, Standstills still, DateTimeOffset now)
    {
        ImmutableArray<RentalEvent> begun = Status == RentalStatus.Active ? [.. Unfetched(visit.CameAt), new ReturnBegun(Id, visit.CameAt)] : [];
        ImmutableArray<RentalEvent> back =
        [
            .. visit.Items.Where(told => OnSite!.Of(told.Unit) is { IsOut: true }).DistinctBy(told => told.Unit)
                .Select(told => new ItemReturned(Id, told.Unit, OpenDoor: null, OverrunOf(told.Unit, told.At, still), told.At)),
        ];
        var after = Apply(new RentalDecision([.. begun, .. back]));
        ImmutableArray<RentalEvent> away =
        [
            .. visit.Shut.Distinct().Where(unit => after.OnSite!.Of(unit) is { IsOut: true, Status: ItemStatus.PickedUp })
                .SelectMany(unit => (RentalEvent[])[new ItemUnlocked(Id, unit, visit.CameAt), new ReturnTurnedAway(Id, unit, visit.CameAt, now)]),
        ];
        return back.IsEmpty && away.IsEmpty ? [] : Back(now, [.. begun, .. back, .. away]).Events;
    }
}
