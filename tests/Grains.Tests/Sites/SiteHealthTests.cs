using Toolbox24.Domain.Sites;
using Toolbox24.Silo.Engine;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Sites;

[Trait("story", "T24-408")]
public sealed class SiteHealthTests(HealthFixture fixture) : IClassFixture<HealthFixture>
{
    [Fact]
    public async Task A_heartbeat_that_changes_nothing_writes_nothing()
    {
        var (site, device) = await fixture.NewSite();
        await fixture.Site(site).Heartbeat(device);
        var before = Row(site);

        for (var beat = 0; beat < 1000; beat++) await fixture.Site(site).Heartbeat(device);

        Assert.Equal(before, Row(site));
        Assert.Equal(["DeviceFirstHeard"], fixture.EventsOf(site));
    }

    [Fact]
    public async Task A_site_that_is_heard_every_quarter_of_a_minute_is_written_about_once_a_minute_and_stays_in_order()
    {
        var (site, device) = await fixture.NewSite();
        await fixture.Site(site).Heartbeat(device);
        var rows = new HashSet<string> { Row(site) };

        for (var quarter = 0; quarter < 40; quarter++)
        {
            await fixture.PassHearing(HealthRules.Heartbeat, site, device);
            rows.Add(Row(site));
        }

        Assert.Equal(["DeviceFirstHeard"], fixture.EventsOf(site));
        Assert.InRange(rows.Count, 10, 15);
    }

    [Fact]
    public async Task A_silent_site_is_degraded_after_a_minute_and_restored_when_it_speaks_again_and_the_time_between_is_kept()
    {
        var (site, device) = await fixture.NewSite();
        await fixture.Site(site).Heartbeat(device);
        await fixture.PassHearing(TimeSpan.FromMinutes(3), site, device);

        await fixture.Pass(TimeSpan.FromSeconds(59));
        Assert.Null((await fixture.Site(site).Health()).DegradedSince);
        await fixture.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(fixture.Now.AddMinutes(-1), (await fixture.Site(site).Health()).DegradedSince);
        Assert.Equal([-1], fixture.SpellsOf(site));

        await fixture.Pass(TimeSpan.FromMinutes(4));
        await fixture.Site(site).Heartbeat(device);
        Assert.Null((await fixture.Site(site).Health()).DegradedSince);
        Assert.Equal([300], fixture.SpellsOf(site));
        Assert.Equal(["DeviceFirstHeard", "SiteDegraded", "SiteRestored"], fixture.EventsOf(site));

        var from = fixture.Now.AddMinutes(-10);
        Assert.Equal(TimeSpan.FromMinutes(2), (await fixture.Site(site).Downtime(from)).Within(from, fixture.Now.AddMinutes(-3)));
    }

    [Fact]
    public async Task One_device_that_is_silent_makes_it_degraded_until_it_speaks_or_is_revoked()
    {
        var (site, bridge) = await fixture.NewSite();
        var kiosk = await fixture.NewDevice(site);
        foreach (var device in (DeviceId[])[bridge, kiosk]) await fixture.Site(site).Heartbeat(device);

        await fixture.PassHearing(TimeSpan.FromMinutes(2), site, bridge);
        Assert.Equal([-1], fixture.SpellsOf(site));

        await fixture.Revoke(kiosk);
        await fixture.PassHearing(HealthRules.Heartbeat, site, bridge);
        Assert.Null((await fixture.Site(site).Health()).DegradedSince);
    }

    [Fact]
    public async Task A_silence_while_every_process_was_down_is_found_after_they_are_back()
    {
        using var database = new TestDatabase();
        var clock = Storage.Time.MovableClock.StoppedAt(fixture.Now);
        var (site, device) = (database.AddSite(), new DeviceId(Guid.NewGuid()));
        database.Execute(
            "INSERT INTO device VALUES ($1, 1, $2, 'Bridge', 'Bridge', '\\x00', $3, NULL, NULL)", device.Value, site.Value, clock.GetUtcNow());
        var heard = clock.GetUtcNow();
        await using (var silo = await Start(database, clock)) await fixture.Site(site, silo).Heartbeat(device);
        clock.Advance(TimeSpan.FromMinutes(30));

        await using var after = await Start(database, clock);
        await after.Sweep();
        Assert.Null((await fixture.Site(site, after).Health()).DegradedSince);
        clock.Advance(TimeSpan.FromMinutes(1));
        await after.Sweep();

        Assert.Equal(heard, (await fixture.Site(site, after).Health()).DegradedSince);
    }

    [Fact]
    public async Task A_site_whose_last_device_was_revoked_is_due_no_more_after_another_process_has_begun()
    {
        using var database = new TestDatabase();
        var clock = Storage.Time.MovableClock.StoppedAt(fixture.Now);
        var (site, device) = (database.AddSite(), new DeviceId(Guid.NewGuid()));
        database.Execute(
            "INSERT INTO device VALUES ($1, 1, $2, 'Bridge', 'Bridge', '\\x00', $3, NULL, NULL)", device.Value, site.Value, clock.GetUtcNow());
        await using (var silo = await Start(database, clock)) await fixture.Site(site, silo).Heartbeat(device);
        database.Execute("UPDATE device SET revoked_at = $2, credential_hash = NULL WHERE id = $1", device.Value, clock.GetUtcNow());

        await using var after = await Start(database, clock);
        await fixture.Site(site, after).Health();
        clock.Advance(TimeSpan.FromMinutes(1));
        await after.Sweep();

        Assert.True(database.Scalar<bool>("SELECT next_deadline IS NULL FROM site_health WHERE site_id = $1", site.Value));
    }

    [Fact]
    public async Task Moving_the_clock_makes_no_silence_of_the_time_it_leapt_over()
    {
        var (site, device) = await fixture.NewSite();
        await fixture.Site(site).Heartbeat(device);

        await fixture.Pass(TimeSpan.FromHours(5));
        await fixture.PassHearing(TimeSpan.FromMinutes(2), site, device);

        Assert.Empty(fixture.SpellsOf(site));
    }

    private static Task<TestSilo> Start(TestDatabase database, Storage.Time.MovableClock clock) =>
        TestSilo.Start(database, clock, EngineMode.Standby, builder => builder.Services.AddNobodyOutside());

    private string Row(SiteId site) => fixture.Database.Scalar<string>("SELECT xmin || ' ' || ctid FROM site_health WHERE site_id = $1", site.Value);
}
