using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-408")]
public sealed class SiteHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly HealthRules Rules = HealthRules.Default;
    private static readonly SiteId Site = SiteId.New(Noon);
    private static readonly DeviceId Kiosk = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly DeviceId Bridge = new(new Guid(2, 0, 0, new byte[8]));

    private static readonly SiteHealth Watched = SiteHealth.New(Site)
        .Apply(new DeviceFirstHeard(Site, Kiosk, Noon)).Apply(new DeviceFirstHeard(Site, Bridge, Noon));

    private static readonly SiteHealth Silent = Watched.Hear(Bridge, At(45)).Apply(new SiteDegraded(Site, Noon, [Kiosk], At(60)));

    [Fact]
    public void A_site_that_was_never_heard_is_not_watched()
    {
        var unheard = SiteHealth.New(Site);

        Assert.Null(unheard.NextDeadline(Rules));
        Assert.Null(unheard.Decide(Rules, At(3600)));
        Assert.Null(unheard.DoubtfulSince(At(3600)));
    }

    [Fact]
    public void After_a_minute_without_one_of_its_devices_it_is_degraded_from_when_that_was_heard_last()
    {
        var heard = Watched.Hear(Kiosk, At(15)).Hear(Bridge, At(30));

        Assert.Equal(At(75), heard.NextDeadline(Rules));
        Assert.Null(heard.Decide(Rules, At(75).AddTicks(-1)));
        var degraded = Assert.IsType<SiteDegraded>(heard.Decide(Rules, At(75)));
        Assert.Equal((At(15), At(75), Kiosk), (degraded.Since, degraded.At, Assert.Single(degraded.Silent)));
    }

    [Fact]
    public void An_older_heartbeat_takes_nothing_back() =>
        Assert.Equal(At(90), Watched.Hear(Kiosk, At(30)).Hear(Bridge, At(40)).Hear(Kiosk, At(20)).NextDeadline(Rules));

    [Fact]
    public void It_is_restored_once_all_answer_again()
    {
        Assert.Null(Silent.Hear(Bridge, At(70)).Decide(Rules, At(70)));

        var restored = Assert.IsType<SiteRestored>(Silent.Hear(Bridge, At(70)).Hear(Kiosk, At(80)).Decide(Rules, At(80)));

        Assert.Equal((Noon, At(80)), (restored.Since, restored.At));
        Assert.Null(Silent.Apply(restored).DegradedSince);
    }

    [Fact]
    public void A_device_that_was_revoked_is_not_waited_for()
    {
        Assert.IsType<SiteRestored>(Silent.Only([Bridge]).Hear(Bridge, At(70)).Decide(Rules, At(70)));
        Assert.Null(Silent.Only([]).Decide(Rules, At(70)));
    }

    [Fact]
    public void A_silence_does_not_reach_back_into_the_one_before()
    {
        var restored = Silent.Hear(Bridge, At(70)).Hear(Kiosk, At(80)).Apply(new SiteRestored(Site, Noon, At(80)));

        Assert.Equal(At(80), Assert.IsType<SiteDegraded>(restored.Decide(Rules, At(130))).Since);
    }

    [Fact]
    public void Customers_are_told_after_ten_minutes_and_looked_for_again_each_hour()
    {
        Assert.Equal(Noon.AddMinutes(10), Silent.NextDeadline(Rules));
        Assert.Null(Silent.Decide(Rules, Noon.AddMinutes(10).AddTicks(-1)));

        var told = Silent.Apply(Assert.IsType<SiteStillDegraded>(Silent.Decide(Rules, Noon.AddMinutes(10))));

        Assert.Equal(Noon.AddMinutes(70), told.NextDeadline(Rules));
        Assert.IsType<SiteStillDegraded>(told.Decide(Rules, Noon.AddMinutes(70)));
    }

    [Fact]
    public void What_is_noticed_too_late_to_have_been_listened_for_is_given_the_time_of_one_more_silence()
    {
        Assert.False(Watched.IsNoticedLate(Rules, At(90)));
        Assert.True(Watched.IsNoticedLate(Rules, At(91)));

        var listening = Watched.Listening(At(3600));

        Assert.Null(listening.Decide(Rules, At(3600)));
        Assert.Equal(At(3660), listening.NextDeadline(Rules));
        Assert.Equal(Noon, Assert.IsType<SiteDegraded>(listening.Decide(Rules, At(3660))).Since);
    }

    [Fact]
    public void Two_missed_heartbeats_are_a_doubt()
    {
        Assert.Null(Watched.DoubtfulSince(At(30)));
        Assert.Equal(Noon, Watched.DoubtfulSince(At(31)));
    }

    [Fact]
    public void What_went_by_since_it_was_heard_is_not_billed_as_long_as_that_may_be_a_silence()
    {
        Assert.Equal(Noon, Watched.Hear(Bridge, At(2)).UnheardSince(Rules, At(2)));
        Assert.Equal(At(2), Watched.Apply(new SiteRestored(Site, Noon, At(2))).UnheardSince(Rules, At(3)));
        Assert.Null(Watched.UnheardSince(Rules, At(61)));
        Assert.Null(Silent.UnheardSince(Rules, At(61)));
        Assert.Null(SiteHealth.New(Site).UnheardSince(Rules, Noon));
    }

    private static DateTimeOffset At(int second) => Noon.AddSeconds(second);
}
