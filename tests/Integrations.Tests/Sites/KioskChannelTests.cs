using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Integrations.Sites;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Sites;

/// <summary>A unit that has come from the workshop to a site of two lockers; another site has an empty one.</summary>
public sealed class KioskChannelTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = new();
    private readonly Kiosks kiosks = new();
    private TestSilo silo = null!;
    private OutboxDispatcher dispatcher = null!;
    private SiteId here, there;
    private LockerId first, second, elsewhere;

    public async Task InitializeAsync()
    {
        silo = await TestSilo.Start(database, MovableClock.StoppedAt(Noon));
        var channel = new KioskChannel(
            new HttpClient(kiosks) { BaseAddress = new Uri("http://kiosks") }, silo.Services.GetRequiredService<UnitStore>());
        dispatcher = new OutboxDispatcher(
            new OutboxStore(database.Source), [channel], new DatabaseSignals(), silo.Clock, NullLogger<OutboxDispatcher>.Instance);
        (here, there) = (database.AddSite(), database.AddSite());
        (first, second, elsewhere) = (database.AddEmptyLocker(here), database.AddEmptyLocker(here), database.AddEmptyLocker(there));
        await Locker(first).Place(database.AddUnit());
    }

    public async Task DisposeAsync() => await silo.DisposeAsync();

    public void Dispose()
    {
        dispatcher.Dispose();
        kiosks.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task A_unit_that_comes_from_the_workshop_is_told_to_its_site()
    {
        await Deliver();

        Assert.Equal([(here, "UnitPlaced")], Told);
    }

    [Fact]
    public async Task What_happened_before_a_unit_went_elsewhere_is_told_where_it_happened()
    {
        await Hold(first, hour: 1);
        await Locker(first).MoveTo(elsewhere);
        await Hold(elsewhere, hour: 5);

        await Deliver();

        Assert.Equal([(here, "UnitPlaced"), (here, "UnitHeld")], Told[..2]);
        Assert.Equal([(there, "UnitHeld")], Told[4..]);
    }

    [Fact]
    public async Task A_unit_that_goes_to_another_site_is_told_to_both_each_with_a_key_of_its_own()
    {
        await Locker(first).MoveTo(elsewhere);

        await Deliver();

        Assert.Equal(new[] { here, there }.ToHashSet(), Told[1..].Select(one => one.Site).ToHashSet());
        Assert.Equal(3, kiosks.Told.DistinctBy(one => one.Key).Count());
    }

    [Fact]
    public async Task A_unit_that_changes_lockers_within_a_site_is_told_once()
    {
        await Locker(first).MoveTo(second);

        await Deliver();

        Assert.Equal([(here, "UnitPlaced"), (here, "UnitPlaced")], Told);
    }

    [Fact]
    public async Task A_unit_taken_out_is_told_to_the_site_it_left()
    {
        await Locker(first).TakeOut();
        await Deliver();

        Assert.Equal([(here, "UnitPlaced"), (here, "UnitPlaced")], Told);
    }

    [Fact]
    public async Task A_message_delivered_again_has_the_key_it_had()
    {
        await Deliver();
        database.Execute("INSERT INTO outbox (event, channel, stream, next_try) SELECT position, 'kiosk', stream, at FROM event");
        await Deliver();

        Assert.Equal(2, kiosks.Told.Count);
        Assert.Single(kiosks.Told.Distinct());
    }

    [Fact]
    public async Task What_a_kiosk_does_not_take_is_not_delivered()
    {
        kiosks.Answer = HttpStatusCode.ServiceUnavailable;

        await Deliver();

        Assert.Equal(["Pending 1"], database.Column<string>("SELECT status || ' ' || attempts FROM outbox"));
    }

    private List<(SiteId Site, string Type)> Told => [.. kiosks.Told.Select(one => (one.Site, one.Type))];

    private ILockerGrain Locker(LockerId id) => silo.Grains.GetGrain<ILockerGrain>(id.Value);

    private async Task Hold(LockerId locker, int hour)
    {
        var slot = new Slot(Noon.AddHours(hour), Noon.AddHours(hour + 1));
        (await Locker(locker).Hold(new HoldSlot(RentalId.New(Noon), slot, Noon.AddMinutes(10)))).Value();
    }

    /// <summary>Sends whatever is due, after all has happened.</summary>
    private async Task Deliver()
    {
        while (await dispatcher.SendDue() > 0)
        {
        }
    }
}
