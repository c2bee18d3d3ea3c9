using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Grains.Tests.Rentals.OnSite;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Incidents;

/// <summary>What raises incidents by itself, and who is alerted.</summary>
[Trait("story", "T24-908")]
public sealed class IncidentTests(WallFixture wall) : IClassFixture<WallFixture>
{
    [Fact]
    public async Task A_forced_door_raises_one_incident_however_often_it_is_delivered()
    {
        var door = await Forced();
        wall.Database.Execute(
            "INSERT INTO outbox (event, channel, stream, next_try) SELECT position, 'incidents', stream, $2 FROM event WHERE stream = door_stream($1) AND type = 'DoorOpened'",
            door.Value, wall.Now);
        await wall.Deliver();

        var incident = Assert.Single(await At(door));
        Assert.Equal((IncidentKind.DoorForced, IncidentSeverity.Urgent, true), (incident.Kind, incident.Severity, incident.IsOpen));
        Assert.Equal(wall.Database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", door.Value), incident.Place.Site!.Value.Value);
    }

    [Fact]
    public async Task Whoever_is_on_call_is_told_by_mail_and_SMS_and_after_half_an_hour_the_next()
    {
        var (first, second) = (await OnCall(rank: 1), await OnCall(rank: 2));
        var incident = Assert.Single(await At(await Forced()));

        await wall.Silo.Sweep();
        await wall.Silo.Sweep();
        Assert.Equal(["mail", "sms"], Told(first, incident));
        Assert.Empty(Told(second, incident));

        wall.Clock.Advance(TimeSpan.FromMinutes(30));
        await wall.Silo.Sweep();
        Assert.Equal(["mail", "sms"], Told(second, incident));

        var (told, version) = (await Store.Load(incident.Id))!;
        var answered = told.Acknowledge(second, wall.Now).Value();
        Assert.Equal(IncidentSaved.Done, await Store.Save(told.Apply(answered), answered, version));
        wall.Clock.Advance(TimeSpan.FromMinutes(30));
        await wall.Silo.Sweep();
        Assert.Equal(["mail", "sms"], Told(first, incident));
    }

    [Fact]
    public async Task A_decision_from_an_older_version_writes_nothing()
    {
        var incident = Assert.Single(await At(await Forced()));
        var (known, version) = (await Store.Load(incident.Id))!;
        var followed = known.Follow(await wall.NewCustomer(), "Vu sur place", wall.Now).Value();
        Assert.Equal(IncidentSaved.Done, await Store.Save(known.Apply(followed), followed, version));

        Assert.Equal(IncidentSaved.Stale, await Store.Save(known.Apply(followed), followed, version));

        Assert.Equal(["", "Vu sur place"], wall.Database.Column<string>("SELECT text FROM incident_entry WHERE incident_id = $1 ORDER BY number", incident.Id.Value));
        Assert.Equal(0L, wall.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%Vu sur place%'"));
    }

    [Fact]
    public async Task Nobody_else_has_the_same_rank_at_the_same_time()
    {
        var (rota, who, later) = (Service<OnCallStore>(), await wall.NewCustomer(), wall.Now.AddYears(1));
        var note = new ChangeNote("OnCallPlanned", "system", wall.Now);
        var shift = OnCallShift.Plan(ShiftId.New(wall.Now), who, 3, later, later.AddDays(1)).Value();

        Assert.Equal(shift, (await rota.Plan(shift, note)).Value());
        Assert.IsType<RankTaken>((await rota.Plan(shift with { Id = ShiftId.New(wall.Now), Start = later.AddHours(23), End = later.AddDays(2) }, note)).Refusal());
        Assert.Equal([who], await rota.At(later));
        Assert.Empty(await rota.At(later.AddDays(1)));
        Assert.Equal(shift, (await rota.Drop(shift, note with { What = "OnCallDropped" })).Value());
        Assert.IsType<UnknownShift>((await rota.Drop(shift, note)).Refusal());
    }

    private IncidentStore Store => Service<IncidentStore>();

    private T Service<T>() where T : notnull => wall.Silo.Services.GetRequiredService<T>();

    private List<string> Told(AccountId who, Incident incident) => wall.Database.Column<string>(
        "SELECT channel FROM message WHERE account_id = $1 AND facts LIKE '%' || $2 || '%' ORDER BY channel", who.Value, incident.Id.Value.ToString());

    private async Task<DoorId> Forced()
    {
        var (site, _) = wall.NewSite();
        var door = new DoorId(wall.Database.Scalar<Guid>("SELECT id FROM locker WHERE site_id = $1", site.Value));
        await wall.Say(door, new DoorWentShut(wall.Now));
        await wall.Say(door, new DoorWentOpen(wall.Now.AddSeconds(1), Command: null));
        return door;
    }

    private async Task<List<Incident>> At(DoorId door) =>
        [.. (await Service<IncidentQueries>().Find(new(IsOpen: true))).Where(incident => incident.Place.Door == door)];

    private async Task<AccountId> OnCall(int rank)
    {
        var who = await wall.NewCustomer();
        var shift = OnCallShift.Plan(ShiftId.New(wall.Now), who, rank, wall.Now, wall.Now.AddHours(2)).Value();
        (await Service<OnCallStore>().Plan(shift, new ChangeNote("OnCallPlanned", "system", wall.Now))).Value();
        Assert.NotNull((await Service<AccountStore>().Load(who))!.Phone);
        return who;
    }
}
