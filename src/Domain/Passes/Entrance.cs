using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>Who is inside a site, and who waits: one party at a time.</summary>
/// <param name="Site">Which.</param>
/// <param name="Visits">The party inside comes first, the others in the order in which they came.</param>
public sealed record Entrance(SiteId Site, ImmutableArray<Visit> Visits)
{
    public static Entrance Empty(SiteId site) => new(site, []);

    /// <summary>Those who were let in, did nothing, and count as gone: whether they are, nobody knows until a person has looked.</summary>
    public ImmutableArray<Visit> Unheard { get; init; } = [];

    /// <summary>When somebody counts as gone, or has been inside for too long; null where nobody is.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextDeadline => Visits.IsEmpty ? StayDue : StayDue < Visits[0].Until ? StayDue : Visits[0].Until;

    private DateTimeOffset? StayDue => Unheard.Concat(Visits.Take(1)).Min(visit => visit.StayDue);

    /// <summary>How many are before somebody; 0: it is their turn. Null where they have no visit.</summary>
    public int? PlaceOf(VisitId id) => Visits.Select((visit, place) => (visit, place)).FirstOrDefault(each => each.visit.Id == id) is ({ }, var place) ? place : null;

    /// <summary>Somebody has shown who they are. Who comes again keeps their place, at whichever kiosk, for whichever purpose.</summary>
    /// <param name="party">Who.</param>
    /// <param name="rules">How long they have.</param>
    /// <param name="now">When.</param>
    public ImmutableArray<EntranceEvent> Come(Party party, EntranceRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(party);
        var ended = Lapse(rules, now);
        var still = Apply(ended);
        if (still.Visits.FirstOrDefault(visit => visit.Rental == party.Rental) is { } known)
            return [.. ended, new VisitGoesOn(known.Id, party.Device, party.Purpose, known.Until is null ? null : now + rules.Idle, now)];

        var came = new Visit(party.Id, party.Rental, Site, party.Device, party.Purpose, now) { LongestStay = party.LongestStay };
        return [.. ended, still.Visits.IsEmpty ? new VisitBegan(came with { Since = now, Until = now + rules.Idle }, now) : new VisitQueued(came, now)];
    }

    /// <summary>Somebody inside does something: they are still there.</summary>
    /// <returns>The visit, or why nothing is done: <see cref="VisitOver" />, <see cref="NotYourTurn" />.</returns>
    public Result<Visit> Find(VisitId id, DeviceId device, EntranceRules rules, DateTimeOffset now)
    {
        var still = Apply(Lapse(rules, now));
        if (still.PlaceOf(id) is not { } place || still.Visits[place].Device != device) return new VisitOver(id);

        return place > 0 ? new NotYourTurn(place, still.Visits[place].CameAt) : still.Visits[0];
    }

    /// <summary>The same, which is noted: they have their time anew.</summary>
    public ImmutableArray<EntranceEvent> GoOn(Visit visit, EntranceRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return [.. Lapse(rules, now), new VisitGoesOn(visit.Id, visit.Device, visit.Purpose, now + rules.Idle, now)];
    }

    /// <summary>Who came for a rental has done all they came for; nothing happens where they have done something since, or have gone.</summary>
    public ImmutableArray<EntranceEvent> Done(RentalId rental, DateTimeOffset at, EntranceRules rules, DateTimeOffset now)
    {
        var ended = Lapse(rules, now);
        return Apply(ended).Visits is [{ IsDone: false } visit, ..] && visit.Rental == rental && visit.Until <= at + rules.Idle
            ? [.. ended, new VisitDone(visit.Id, now)]
            : ended;
    }

    /// <summary>Somebody leaves, from inside or from the queue; nothing happens where they have gone, or have come back for something else.</summary>
    /// <param name="id">Their visit.</param>
    /// <param name="device">Where they were.</param>
    /// <param name="purpose">What they had come for; null where nobody asks.</param>
    /// <param name="rules">How long the next has.</param>
    /// <param name="now">When.</param>
    public ImmutableArray<EntranceEvent> Leave(VisitId id, DeviceId device, PassPurpose? purpose, EntranceRules rules, DateTimeOffset now)
    {
        var ended = Lapse(rules, now);
        var still = Apply(ended);
        return still.Visits.Concat(still.Unheard).Any(visit => visit.Id == id && visit.Device == device && visit.Purpose == (purpose ?? visit.Purpose))
            ? [.. ended, .. still.End(id, isIdle: false, rules, now)]
            : ended;
    }

    /// <summary>
    /// All who were inside have left: the party whose turn it was has gone, if it came before they did. Who was called while others were
    /// still inside has not come in yet, as far as anybody knows.
    /// </summary>
    /// <param name="since">Since when somebody was inside.</param>
    /// <param name="rules">How long the next has.</param>
    /// <param name="now">When.</param>
    public ImmutableArray<EntranceEvent> AllLeft(DateTimeOffset since, EntranceRules rules, DateTimeOffset now)
    {
        var ended = Lapse(rules, now);
        var still = Apply(ended);
        return still.Visits is [{ Since: { } turn } first, ..] && turn <= since ? [.. ended, .. still.End(first.Id, isIdle: false, rules, now)] : ended;
    }

    /// <summary>What time has done: who did nothing for too long has gone, and the next is called; who stays for too long is noticed.</summary>
    public ImmutableArray<EntranceEvent> Lapse(EntranceRules rules, DateTimeOffset now)
    {
        var (entrance, events) = (this, new List<EntranceEvent>());
        while (entrance.NextDeadline is { } due && due <= now)
        {
            // Whoever is next had their turn from when the one before was gone, whenever that is noticed.
            var inside = entrance.Unheard.Concat(entrance.Visits.Take(1));
            var happened = inside.FirstOrDefault(visit => visit.StayDue == due) is { Since: { } since } stay
                ? [new VisitLong(stay.Id, since, due)]
                : entrance.End(entrance.Visits[0].Id, isIdle: true, rules, due);
            events.AddRange(happened);
            entrance = entrance.Apply(happened);
        }

        return [.. events];
    }

    public Entrance Apply(ImmutableArray<EntranceEvent> events) => events.Aggregate(this, (entrance, happened) => entrance.Apply(happened));

    public Entrance Apply(EntranceEvent happened) => happened switch
    {
        VisitBegan e => this with { Visits = Visits.Add(e.Visit), Unheard = Unheard.RemoveAll(visit => visit.Rental == e.Visit.Rental) },
        VisitQueued e => this with { Visits = Visits.Add(e.Visit) },
        VisitGoesOn e => With(e.Visit, visit => visit with { Device = e.Device, Purpose = e.Purpose, Until = e.Until, IsHeard = visit.Since is not null, IsDone = false }),
        VisitCalled e => With(e.Visit, visit => visit with { Since = e.At, Until = e.Until }),
        VisitDone e => With(e.Visit, visit => visit with { IsDone = true }),
        VisitLong e => With(e.Visit, visit => visit with { IsStayTold = true }) with { Unheard = Unheard.RemoveAll(visit => visit.Id == e.Visit) },
        VisitEnded e => this with
        {
            Visits = Visits.RemoveAll(visit => visit.Id == e.Visit),
            Unheard = e.IsIdle
                ? [.. Unheard, .. Visits.Where(visit => visit.Id == e.Visit && !visit.IsHeard && visit.StayDue is not null)]
                : Unheard.RemoveAll(visit => visit.Id == e.Visit),
        },
        _ => throw new UnreachableException($"{happened?.GetType().Name} does not happen at an entrance."),
    };

    public bool Equals(Entrance? other) => other is not null && Site == other.Site && Visits.AsSpan().SequenceEqual(other.Visits.AsSpan())
        && Unheard.AsSpan().SequenceEqual(other.Unheard.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Site, Visits.Length);

    private ImmutableArray<EntranceEvent> End(VisitId id, bool isIdle, EntranceRules rules, DateTimeOffset at)
    {
        var ended = new VisitEnded(id, isIdle, at);
        return PlaceOf(id) == 0 && Visits.Length > 1 ? [ended, new VisitCalled(Visits[1].Id, at + rules.Turn, at)] : [ended];
    }

    private Entrance With(VisitId id, Func<Visit, Visit> change) => this with { Visits = [.. Visits.Select(visit => visit.Id == id ? change(visit) : visit)] };
}

/// <summary>Who has come.</summary>
/// <param name="Id">What their visit is to be called.</param>
/// <param name="Rental">For which rental.</param>
/// <param name="Device">To which kiosk.</param>
/// <param name="Purpose">To do what.</param>
public sealed record Party(VisitId Id, RentalId Rental, DeviceId Device, PassPurpose Purpose)
{
    /// <summary>For how long they may be inside before a person is told; null where nobody is.</summary>
    public TimeSpan? LongestStay { get; init; }

    /// <summary>Whether this visit began by their coming.</summary>
    public bool Is(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return (visit.Id, visit.Rental, visit.Device) == (Id, Rental, Device);
    }
}
