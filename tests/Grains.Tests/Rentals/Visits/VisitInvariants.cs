using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Tests.Rentals.Sequences;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What holds of all that is stored and of all that happened outside after each step, whatever was done.</summary>
internal sealed class VisitInvariants(
    BookingWorld world, Wall wall, Journal journal, Outages outages, LoggedErrors errors, IReadOnlyDictionary<RentalId, Guest> guests,
    IReadOnlyDictionary<UnitId, DoorId> homes)
{
    // Somebody who asks for a door stands before it for as long as a command may be on its way to it.
    private static readonly TimeSpan StandsThere = DoorRules.Default.Acknowledge + DoorRules.Default.Acknowledge;

    // What the world itself does to deliveries.
    private static readonly string[] Mishaps = ["nobody took note", "nobody is there", "the connection was lost", "the site is cut off"];

    private readonly List<string> wrong = [];
    private readonly VisitMoney money = new(world, outages);

    /// <summary>How far it was looked at what is stored.</summary>
    private long seen;

    private DateTimeOffset Now => world.Now;

    /// <summary>Goes on by all that was written since.</summary>
    public void Follow()
    {
        foreach (var written in journal.Written)
        {
            if (!guests.TryGetValue(written.Rental, out var guest)) continue;
            if (guest.States.Follow(written) is { } refused) wrong.Add($"{refused}: {written.Rental.Value}");
            if (written.Type == nameof(PickUpBegun)) guest.CameBeforeShutLocker = false;
            if (written.Type == nameof(RentalNotFetched) && guest.CameBeforeShutLocker) wrong.Add($"not absent, but before a locker that stayed shut: {written.Rental.Value}");
            if (money.Follow(guest, written) is { } unsettled) wrong.Add(unsettled);
        }

        foreach (var (rental, guest) in journal.Written.Select(one => one.Rental).Distinct().Where(guests.ContainsKey).Select(id => (journal.Rentals[id], guests[id])))
        {
            if (guest.States.Status is { } status && status != rental.Status) wrong.Add($"{rental.Status} and not {status}: {rental.Id.Value}");
            foreach (var item in rental.OnSite?.Items.Where(item => item.IsInPlay) ?? [])
                if (guest.States.Tools.GetValueOrDefault(item.Unit) is var stands && stands != item.Status)
                    wrong.Add($"{item.Unit.Value} is {item.Status} and not {stands}: {rental.Id.Value}");
            wrong.AddRange(money.Of(rental, guest));
        }

        wrong.AddRange(journal.DoorsAsked.SelectMany(Unjustified));
        wrong.AddRange(journal.Unaccounted.Select(opened => $"forced, and its kiosk has told of it: {opened}"));
    }

    public async Task Hold()
    {
        wrong.AddRange(wall.Pulses().Where(pulse => !journal.Commands.ContainsKey(pulse.Command)).Select(pulse => $"opened for nothing: {pulse}"));
        wrong.AddRange(world.Processor.Wrong);
        wrong.AddRange(errors.Take());
        wrong.AddRange(guests.Values.SelectMany(TooLong));
        if (journal.IsDue || journal.IsToSend) wrong.Add($"due since {journal.NextDeadline} or {journal.NextTry} and not done: {string.Join(", ", Due())}");
        if (seen != journal.Position) wrong.AddRange(await Stored());
        seen = journal.Position;
        if (wrong.Count > 0) Assert.Fail($"{Now:O}\n{string.Join('\n', wrong)}\n{Story(wrong[0])}");
    }

    /// <summary>Of a rental of which nothing more is to come: what we keep is what it says, to the cent.</summary>
    public void HoldOf(Guest guest)
    {
        wrong.AddRange(money.InTheEnd(journal.Rentals[guest.Id], guest));
        if (wrong.Count > 0) Assert.Fail($"{Now:O}\n{string.Join('\n', wrong)}\n{Story(wrong[0])}");
    }

    public void HoldInTheEnd()
    {
        foreach (var guest in guests.Values.Where(guest => journal.Rentals[guest.Id].Status is RentalStatus.Closed)) HoldOf(guest);
        Assert.Equal((long)wall.OpenedAlone, world.Database.Scalar<long>("SELECT count(*) FROM event WHERE type = 'DoorAccounted'"));
        Assert.Empty(world.Database.Column<Guid>("SELECT stream FROM event GROUP BY stream HAVING max(version) - min(version) + 1 <> count(*)"));
    }

    /// <summary>A door is asked to open by who stands before it at their turn, for their own tools, in their time; or by the staff, with a name.</summary>
    private IEnumerable<string> Unjustified(DoorAsked one)
    {
        var (asked, at) = (one.Asked, one.Asked.At);
        if (asked.Asked.Purpose == DoorPurpose.Staff)
        {
            if (!Guid.TryParse(one.Actor, out _)) yield return $"opened by {one.Actor}: {asked.Door.Value}";
            yield break;
        }

        if (asked.Asked.Rental is not { } id || !guests.TryGetValue(id, out var guest))
        {
            yield return $"opened for nobody: {asked.Door.Value}";
            yield break;
        }

        var rental = journal.Rentals[id];
        if (!(at - guest.LastActed <= StandsThere)) yield return $"{asked.Door.Value} is opened at {at:O}, and they were there at {guest.LastActed:O}: {id.Value}";
        if (asked.Site != rental.Site) yield return $"{asked.Door.Value} is elsewhere: {id.Value}";
        if (asked.Door.Value == asked.Site.Value)
        {
            if (asked.Asked.Purpose == DoorPurpose.Pickup && at < rental.Slot.Start - rental.Rules.PinAhead) yield return $"let in before their time: {id.Value}";
            yield break;
        }

        var own = rental.OnSite?.Items.Select(item => homes[item.Unit]).ToList() ?? [];
        if (!own.Contains(asked.Door)) yield return $"{asked.Door.Value} is none of theirs: {id.Value}";
        if (asked.Asked.Purpose == DoorPurpose.Pickup && at < rental.Slot.Start - rental.OnSite?.Rules.EarlyPickup) yield return $"opened before its time: {id.Value}";
    }

    /// <summary>What should have come to its end by itself a minute ago, however long clocks stood still.</summary>
    private IEnumerable<string> TooLong(Guest guest)
    {
        var rental = journal.Rentals[guest.Id];
        var silent = outages.Of(guest.Site, Now).Within(rental.Slot.Start.AddMinutes(-30), Now);
        var latest = rental switch
        {
            { Status: RentalStatus.PickingUp, OnSite: { } visit } => Later(visit.LastSeenAt + visit.Rules.Idle, visit.ChooseUntil),
            { Status: RentalStatus.Active, OnSite: { Extending: null, Grace: var grace } visit } => rental.Slot.End + visit.Rules.Loss + (grace is null ? TimeSpan.Zero : visit.Rules.WrongSiteGrace),
            { Status: RentalStatus.PendingValidation, OnSite: { BackAt: { } back } visit } => back + rental.Rules.Validation + (4 * visit.Rules.SecondChance),
            _ => (DateTimeOffset?)null,
        };
        if (latest + silent + TimeSpan.FromMinutes(1) < Now && latest + silent + Waited(rental) + TimeSpan.FromMinutes(1) < Now) yield return $"{rental.Status} since {latest:O}: {rental.Id.Value}";
    }

    private TimeSpan Waited(Rental rental) => TimeSpan.FromSeconds(world.Database.Scalar<double>(
        "SELECT coalesce(sum(extract(epoch FROM coalesce(ends_at, $2) - starts_at)), 0)::float8 FROM entrance_wait WHERE rental_id = $1", rental.Id.Value, Now));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    /// <summary>What is known of a tool only once the next customer has it keeps it from whoever comes after them.</summary>
    private async Task<List<string>> Stored() => await Task.Run(() => world.Database.Column<string>(
        """
        SELECT 'in two hands: ' || unit_id FROM rental_item WHERE is_out GROUP BY unit_id HAVING count(*) > 1
        UNION ALL
        SELECT concat_ws(' ', 'fetched out of quarantine:', i.unit_id, q.rental_id, i.rental_id) FROM rental_item i JOIN rental r ON r.id = i.rental_id
        JOIN unit_quarantine q ON q.unit_id = i.unit_id AND q.rental_id <> i.rental_id AND q.ended_at IS NULL
        WHERE i.is_out AND q.since < (r.state #>> '{onSite,begunAt}')::timestamptz AND NOT EXISTS (
            SELECT FROM event s WHERE s.stream = q.rental_id AND s.type = 'ItemScored' AND s.data ->> 'unit' = i.unit_id::text
              AND s.position > (SELECT max(b.position) FROM event b WHERE b.stream = i.rental_id AND b.type = 'PickUpBegun'))
        UNION ALL
        SELECT concat_ws(' ', 'not delivered:', channel, stream, error) FROM outbox WHERE error IS NOT NULL AND NOT error ~ $1
        """,
        string.Join('|', Mishaps)));

    private List<string> Due() => world.Database.Column<string>(
        """
        SELECT 'door ' || id FROM door WHERE next_deadline <= $1 UNION ALL SELECT 'entrance ' || site_id FROM entrance WHERE next_deadline <= $1
        UNION ALL SELECT 'site ' || site_id FROM site_health WHERE next_deadline <= $1 UNION ALL SELECT 'premises ' || site_id FROM premises WHERE next_deadline <= $1
        UNION ALL SELECT 'dispute ' || id FROM dispute WHERE next_deadline <= $1 UNION ALL SELECT 'incident ' || id FROM incident WHERE next_alert <= $1
        UNION ALL SELECT 'thread ' || rental_id FROM thread WHERE letter_at <= $1 UNION ALL SELECT 'customer ' || id FROM customer WHERE next_deadline <= $1
        UNION ALL SELECT 'rental ' || id FROM rental WHERE next_deadline <= $1
        """,
        Now);

    /// <summary>All that happened to what is named: for whoever must find out why.</summary>
    private string Story(string about) => string.Join('\n', world.Database.Column<string>(
        """
        SELECT concat_ws(' ', to_char(at AT TIME ZONE 'UTC', 'DD HH24:MI:SS'), type, data) FROM event
        WHERE stream::text = ANY ($1) OR data ->> 'rental' = ANY ($1) OR data #>> '{asked,rental}' = ANY ($1) OR type LIKE 'Site%'
        ORDER BY position
        """,
        (object)about.Split(' ').Where(word => Guid.TryParse(word, out _)).ToArray()));
}
