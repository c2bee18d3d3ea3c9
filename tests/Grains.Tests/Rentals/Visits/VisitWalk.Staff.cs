using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains.Disputes;
using Toolbox24.Grains.Doors;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Operators, administrators and agents.</summary>
internal sealed partial class VisitWalk
{
    private static readonly AccountId[] Operators =
        [.. Enumerable.Range(1, 3).Select(number => new AccountId(new Guid($"0198f000-0000-7000-8000-00000000000{number}")))];

    private readonly List<(DisputeId Id, RentalId Rental)> disputes = [];

    /// <summary>Whoever takes a matter on has an account.</summary>
    private void Employ()
    {
        foreach (var one in Operators)
            world.Database.Execute(
                """
                INSERT INTO account (id, version, status, email, email_key, stamp, roles, second_factor_step, recovery_hashes, preferences, created_at)
                VALUES ($1, 1, 'Active', $1::text || '@example.fr', $1::text || '@example.fr', 1, '{}', 0, '{}', '[]', $2)
                """,
                one.Value, world.Now);
    }

    private Task Staff() => random.Next(16) switch
    {
        < 5 => OnOne(IsToBeDecided, Decide),
        5 => OnOne(IsToBeDecided, guest => Claim(guest)),
        6 => ReleaseGreens(),
        7 => OnOne(IsToBeDecided, AnswerCapture),
        8 => OnOne(guest => Of(guest).Status == RentalStatus.Lost, guest => random.Next(4) == 0 ? Found(guest) : ClaimLoss(guest)),
        9 => OnOne(guest => Of(guest).Status == RentalStatus.Closed, Dispute),
        10 => OpenByHand(),
        11 or 12 => OnOne(guest => Of(guest).Status is RentalStatus.PendingValidation or RentalStatus.Decided or RentalStatus.Closed, Chargeback),
        13 => TurnUnit(),
        _ => Round(),
    };

    private bool IsToBeDecided(Guest guest) => Of(guest) is { OnSite: { } visit, Status: RentalStatus.Returning or RentalStatus.PendingValidation }
        && visit.Items.Any(item => item.IsUndecided);

    private async Task Decide(Guest guest)
    {
        var item = Any([.. Of(guest).OnSite!.Items.Where(item => item.IsUndecided)]);
        var (by, kind) = (Any(Operators), Any(Enum.GetValues<DecisionKind>()));
        var damage = random.Next(6) == 0 ? null : new DamageClaim("carter", IsQuote: random.Next(2) == 0, new Euros(random.Next(1, 400) * 100), Wear: 0.8m);
        Actor.Current = by.Value.ToString();
        Accepts($"decide {kind}", guest.Id, await world.Rental(guest.Id).DecideReturn(
            new(item.Unit, kind, kind is DecisionKind.PartialCapture or DecisionKind.FullCapture ? damage : null, "Vu sur les photos.", by, by == Operators[0])), out _);
    }

    private async Task Claim(Guest guest)
    {
        var (store, by) = (world.Service<ReturnClaims>(), Any(Operators));
        if (random.Next(3) == 0) await store.GiveUp(guest.Id, by, session: null, world.Now);
        else Note((await store.Take(guest.Id, by, session: null, world.Now)).Succeeded(out _, out _) ? "claim" : "claimed by another", guest.Id);
    }

    /// <summary>All returns at once that are green and seen to be, as the desk does it.</summary>
    private async Task ReleaseGreens()
    {
        Actor.Current = Operators[1].Value.ToString();
        foreach (var rental in guests.Values.Where(IsToBeDecided).Select(Of).ToList())
        {
            var open = rental.OnSite!.Items.Where(item => item.IsUndecided).ToList();
            if (open.Exists(item => item.Decision is not null || rental.ShownVerdict(item.Unit) != VerdictColour.Green)) continue;
            foreach (var item in open)
                Accepts("release green", rental.Id, await world.Rental(rental.Id).DecideReturn(new(item.Unit, DecisionKind.Release, null, "Rien à signaler", Operators[1], false)), out _);
        }
    }

    private async Task AnswerCapture(Guest guest)
    {
        var item = Any([.. Of(guest).OnSite!.Items]);
        Accepts("answer capture", guest.Id, await world.Rental(guest.Id).AnswerCapture(guest.Customer, item.Unit, "Ce n’était pas moi."), out _);
    }

    private async Task ClaimLoss(Guest guest)
    {
        var item = Any([.. Of(guest).OnSite!.Items]);
        var (by, worth) = (Any(Operators), new DamageClaim("valeur résiduelle", IsQuote: false, new Euros(random.Next(1, 500) * 100), Wear: 0.7m));
        Actor.Current = by.Value.ToString();
        Accepts("claim loss", guest.Id, await world.Rental(guest.Id).ClaimLoss(item.Unit, worth, by, "Jamais rendu."), out _);
    }

    private async Task Found(Guest guest)
    {
        Actor.Current = Any(Operators).Value.ToString();
        Accepts("found", guest.Id, await world.Rental(guest.Id).ReportFound(), out _);
    }

    private async Task Dispute(Guest guest)
    {
        var words = new DisputeWords("C’était déjà fendu.", []);
        if (disputes.Where(one => one.Rental == guest.Id).Select(one => one.Id).FirstOrDefault() is { Value: var known } && known != Guid.Empty)
        {
            var (grain, by) = (world.Grain<IDisputeGrain>(known), Any(Operators));
            Actor.Current = by.Value.ToString();
            var answer = await (random.Next(3) switch
            {
                0 => grain.Comment(DisputeSide.Customer, guest.Customer, words),
                1 => grain.Answer(by, words),
                _ => grain.Conclude(by, new Euros(random.Next(0, 60) * 100)),
            });
            Note(answer.Succeeded(out var told, out var refusal) ? $"dispute is {told.Status}" : $"dispute: {refusal.GetType().Name}", guest.Id);
            return;
        }

        var (id, unit) = (new DisputeId(Guid.CreateVersion7(world.Now)), Any([.. Of(guest).OnSite!.Items]).Unit);
        var opened = await world.Grain<IDisputeGrain>(id.Value).Open(guest.Customer, guest.Id, unit, words);
        Note(opened.Succeeded(out _, out var why) ? "dispute" : $"dispute: {why.GetType().Name}", guest.Id);
        if (why is null) disputes.Add((id, guest.Id));
    }

    /// <summary>A door is opened with a reason, and where it takes two, by a second person; what lies inside stays there.</summary>
    private async Task OpenByHand()
    {
        var door = Any([.. wall.Doors]);
        if (door.IsOpen || wall.IsSaying(door.Id)) return;

        var (grain, command) = (world.Grain<IDoorGrain>(door.Id.Value), DoorCommandId.New(world.Now));
        Actor.Current = Operators[0].Value.ToString();
        var asked = await grain.Open(new OpenDoor(command, DoorPurpose.Staff, null), random.Next(6) == 0 ? " " : "Contrôle du casier");
        if (!asked.Succeeded(out _, out var refusal) && refusal is SecondPersonNeeded)
        {
            Actor.Current = Operators[random.Next(2)].Value.ToString();
            asked = await grain.Confirm(command, "Vu ensemble");
        }

        Note(asked.Succeeded(out _, out refusal) ? "open by hand" : $"open by hand: {refusal.GetType().Name}");
    }

    /// <summary>An agent shuts what stands open for nobody, lays tools where they belong, repairs doors, and clears what is in quarantine.</summary>
    private async Task Round()
    {
        await AnswerAlerts();
        var shop = Any(world.Shops);
        foreach (var door in wall.Doors.Where(door => door.Site == shop.Site))
        {
            if (door.IsOpen && !wall.IsSaying(door.Id) && !(door.OpenedFor is { } command && journal.Commands[command].Rental is { } rental && guests.TryGetValue(rental, out var guest) && IsAtLockers(guest)))
                wall.Shut(door);
        }

        var quarantine = world.Service<QuarantineStore>();
        foreach (var one in (await quarantine.At(shop.Site, world.Now)).Where(_ => random.Next(2) == 0).ToList())
        {
            if (guests.Values.Any(guest => guest.Hands.Contains(one.Unit))) continue;
            if (!workshop.Contains(one.Unit))
            {
                foreach (var door in wall.Doors) door.Inside.Remove(one.Unit);
                wall.Of(homes[one.Unit]).Inside.Add(one.Unit);
            }

            await quarantine.Clear(one.Unit, Operators[2], "Contrôlé", new ChangeNote("UnitCleared", Operators[2].Value.ToString(), world.Now));
            Note("clear a unit", one.Rental);
        }
    }

    /// <summary>Whoever is on call says that they have heard.</summary>
    private async Task AnswerAlerts()
    {
        var incidents = world.Service<IncidentStore>();
        foreach (var id in world.Database.Column<Guid>("SELECT id FROM incident WHERE next_alert IS NOT NULL"))
        {
            var (incident, version) = (await incidents.Load(new IncidentId(id)))!;
            if (!incident.Acknowledge(Operators[0], world.Now).Succeeded(out var heard, out _)) continue;
            Assert.Equal(IncidentSaved.Done, await incidents.Save(incident.Apply(heard), heard, version));
            Note($"alert answered: {incident.Kind}");
        }
    }

    private bool IsAtLockers(Guest guest) => Of(guest).Status is RentalStatus.PickingUp or RentalStatus.Returning;
}
