using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Passes;
using Toolbox24.Grains.Rentals;
using Toolbox24.Grains.Tests.Rentals.Sequences;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Customers at the lockers, the staff behind, doors, lines, cards and the clock, each at random; and what must hold after each step.</summary>
internal sealed partial class VisitWalk
{
    private const int Kept = 40;

    // So many rentals that are not over are enough to come across each other.
    private const int Busy = 8;

    private readonly BookingWorld world;
    private readonly Wall wall;
    private readonly Random random;
    private readonly Journal journal;
    private readonly VisitInvariants invariants;
    private readonly Queue<string> steps = new();

    /// <summary>Whoever has booked, until nothing more is to come of it.</summary>
    private readonly Dictionary<RentalId, Guest> guests = [];

    private int done;

    /// <summary>Where each unit belongs, or stood last.</summary>
    private readonly Dictionary<UnitId, DoorId> homes = [];

    public VisitWalk(BookingWorld world, Wall wall, Outages outages, LoggedErrors errors, int seed)
    {
        (this.world, this.wall, this.outages, random, journal) = (world, wall, outages, new Random(seed), new Journal(world, outages));
        foreach (var shop in world.Shops)
        {
            wall.Add(new DoorId(shop.Site.Value), shop.Site, inside: null);
            foreach (var (unit, locker) in shop.Units.Zip(shop.Lockers)) homes[unit] = new DoorId(locker.Value);
            foreach (var (locker, at) in shop.Lockers.Select((locker, at) => (locker, at)))
                wall.Add(new DoorId(locker.Value), shop.Site, at < shop.Units.Length ? shop.Units[at] : null);
        }

        Employ();
        invariants = new VisitInvariants(world, wall, journal, outages, errors, guests, homes);
    }

    /// <summary>What was done and accepted, what was refused, and how rentals ended.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>What was done last, for whoever must find out why it went wrong.</summary>
    public IEnumerable<string> Last => steps;

    /// <summary>Walks, and sees to it that all ends as it may.</summary>
    /// <param name="goesOn">Whether another step is gone, after so many.</param>
    public async Task Run(Func<int, bool> goesOn)
    {
        await Settle();
        for (var step = 0; goesOn(step); step++)
        {
            await Step();
            await Settle();
        }

        foreach (var shop in world.Shops) await EndSilence(shop.Site);
        foreach (var door in wall.Doors) door.IsJammed = false;
        await Advance(TimeSpan.FromDays(12));
        invariants.HoldInTheEnd();
    }

    /// <summary>One thing that is done; what cannot be done now is none.</summary>
    private async Task Step()
    {
        for (var (before, time) = (done, 0); done == before && time < 20; time++) await Try();
    }

    private Task Try() => random.Next(200) switch
    {
        < 20 => Book(),
        < 100 => OnOne(IsInside, ActHere),
        < 135 => OnOne(IsHere, ActHere),
        < 147 => OnOne(guest => Of(guest).Status is RentalStatus.Confirmed or RentalStatus.Active or RentalStatus.Returning or RentalStatus.Lost, ActAnywhere),
        < 168 => Staff(),
        < 170 => Break(),
        < 172 => ActAlone(Any(world.Shops).Site),
        < 178 => CutInVisit(),
        < 182 => Outage(),
        < 185 => Mend(),
        < 191 => Advance(TimeSpan.FromSeconds(random.Next(1, 200))),
        < 195 => Advance(TimeSpan.FromMinutes(random.Next(10, 60))),
        < 198 => OnOne(guest => Of(guest) is { Status: RentalStatus.Active } rental && rental.Slot.End > world.Now && rental.Slot.End < world.Now.AddHours(8), guest =>
            Advance(Of(guest).Slot.End.AddMinutes(random.Next(1, 90)) - world.Now)),
        < 199 => Advance(TimeSpan.FromHours(random.Next(5, 60))),
        _ => Restart(),
    };

    private Rental Of(Guest guest) => journal.Rentals[guest.Id];

    private async Task Book()
    {
        if (guests.Values.Count(guest => Of(guest).Status != RentalStatus.Closed) >= Busy) return;

        var (customer, id, shop) = (Any(world.Customers), RentalId.New(world.Now), Any(world.Shops));
        var start = Domain.Lockers.SlotRules.Default.Next(world.Now).AddMinutes(15 * random.Next(0, 5));
        var slot = new Slot(start, start.AddMinutes(15 * (random.Next(15) == 0 ? random.Next(96, 700) : random.Next(4, 24))));
        WishedItem[] items = random.Next(4) == 0
            ? [new(null, shop.Pack)]
            : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new WishedItem(Any(shop.Tools), null))];
        if (!Accepts("book", id, await world.Rental(id).Hold(new(customer, new(shop.Site, [.. items], slot), null, null)), out var held)) return;

        guests.Add(id, new Guest(id, customer, shop));
        await Settle();
        var card = random.Next(6) == 0 ? "later" : "ok";
        Accepts($"pay {card}", id, await world.Rental(id).Pay(customer, RentalFixture.Paying(held!.Price.Deposit, card)), out _);
    }

    /// <summary>Whether somebody was at the lockers last, and may be there still.</summary>
    private bool IsInside(Guest guest) => guest.LastActed > world.Now.AddMinutes(-12) && guest.IsInside && IsAtLockers(guest)
        && guests.Values.All(other => other.Site != guest.Site || !other.IsInside || other.LastActed <= guest.LastActed);

    /// <summary>Whether somebody stands at the lockers, or might come.</summary>
    private bool IsHere(Guest guest) => Of(guest) is var rental && rental.Status switch
    {
        RentalStatus.Confirmed => world.Now >= rental.Slot.Start.AddMinutes(-20),
        RentalStatus.PickingUp or RentalStatus.Returning => true,
        RentalStatus.Active => world.Now > rental.Slot.End || random.Next(8) == 0,
        RentalStatus.Lost => random.Next(3) == 0,
        RentalStatus.PendingValidation => random.Next(6) == 0,
        _ => false,
    };

    private Task ActHere(Guest guest) => Of(guest).Status switch
    {
        RentalStatus.Confirmed => Come(guest),
        RentalStatus.PickingUp => Fetch(guest),
        RentalStatus.Active or RentalStatus.Lost => BeginReturn(guest),
        RentalStatus.Returning => BringBack(guest),
        _ => Correct(guest),
    };

    /// <summary>Does something at the lockers, if it is their turn: as whoever asks for it, phone or kiosk, must go by the entrance.</summary>
    private async Task<bool> AtWall(Guest guest, string what, PassPurpose purpose, Func<IRentalGrain, Task<Result<Rental>>> act)
    {
        var entrance = world.Grain<IEntranceGrain>(guest.Site.Value);
        if ((await entrance.Get()).Visits.FirstOrDefault(visit => visit.Rental == guest.Id) is not { } visit)
        {
            if (await ComeToKiosk(guest, purpose) is not { } came) return false;
            Note(came.Before == 0 ? "comes in" : "waits outside", guest.Id);
            if (came.Before > 0) return false;
            (visit, guest.LastActed) = (came.Visit, world.Now);
        }

        if (!(await entrance.GoOn(visit.Id, visit.Device)).Succeeded(out _, out var refusal))
        {
            Note($"{what}: {refusal.GetType().Name}", guest.Id);
            return false;
        }

        (guest.LastActed, guest.IsInside) = (world.Now, true);
        return Accepts(what, guest.Id, await act(world.Rental(guest.Id)), out _);
    }

    private async Task Leave(Guest guest)
    {
        var entrance = world.Grain<IEntranceGrain>(guest.Site.Value);
        guest.IsInside = false;
        if ((await entrance.Get()).Visits.FirstOrDefault(visit => visit.Rental == guest.Id) is not { } visit) return;
        await entrance.Leave(visit.Id, visit.Device, purpose: null);
        Note("goes out", guest.Id);
    }

    private async Task OnOne(Func<Guest, bool> which, Func<Guest, Task> act)
    {
        List<Guest> those = [.. guests.Values.Where(guest => !IsUntold(guest) && which(guest))];
        if (those.Count > 0) await act(Any(those));
    }

    private bool Accepts(string what, RentalId id, Result<Rental> answer, out Rental? rental)
    {
        var isDone = answer.Succeeded(out rental, out var refusal);
        Note(isDone ? what : $"{what}: {refusal!.GetType().Name}", id);
        return isDone;
    }

    private void Note(string what, RentalId? about = null)
    {
        Counts[what] = Counts.GetValueOrDefault(what) + 1;
        done++;
        steps.Enqueue($"{world.Now:dd HH:mm:ss.f} {what} {about?.Value}");
        if (steps.Count > Kept) steps.Dequeue();
    }

    private T Any<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
