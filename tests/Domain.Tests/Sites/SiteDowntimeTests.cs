using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-408")]
public sealed class SiteDowntimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly SiteDowntime Twice = Downtime((0, 10), (30, 50));

    [Theory]
    [InlineData(-60, 60, 30)]
    [InlineData(5, 40, 15)]
    [InlineData(10, 30, 0)]
    [InlineData(35, 36, 1)]
    [InlineData(60, 90, 0)]
    public void How_much_of_a_time_was_degraded_is_known(int from, int until, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Twice.Within(At(from), At(until)));

    [Fact]
    public void What_goes_on_is_counted_to_the_end() =>
        Assert.Equal(TimeSpan.FromMinutes(20), new SiteDowntime([new(Noon, null)]).Within(At(-10), At(20)));

    [Fact]
    public void What_may_turn_out_to_be_a_silence_is_not_billed_and_stops_no_clock()
    {
        var unheard = Twice with { UnheardSince = At(55) };

        Assert.Equal(TimeSpan.FromMinutes(31), unheard.Unbilled(At(56)).Within(Noon, At(56)));
        Assert.Equal(TimeSpan.FromMinutes(30), unheard.Standstills(At(56)).Within(Noon, At(56)));
        Assert.Equal(TimeSpan.FromMinutes(30), unheard.Unbilled(At(55)).Within(Noon, At(55)));
    }

    [Theory]
    [InlineData(-60, -1, -1)]
    [InlineData(-60, 0, 0)]
    [InlineData(-60, 1, 11)]
    [InlineData(5, 20, 25)]
    [InlineData(-5, 25, 55)]
    [InlineData(10, 30, 30)]
    [InlineData(40, 45, 55)]
    public void A_wait_is_put_off_by_what_was_degraded_meanwhile_and_by_what_was_in_the_time_it_gained(int from, int deadline, int end) =>
        Assert.Equal(At(end), Twice.PutOff(At(from), At(deadline)));

    [Fact]
    public void While_the_site_is_degraded_nobody_knows_when_a_wait_ends_that_had_not_ended()
    {
        var silent = new SiteDowntime([new(Noon, null)]);

        Assert.Null(silent.PutOff(At(-60), At(1)));
        Assert.Equal(Noon, silent.PutOff(At(-60), Noon));
    }

    [Fact]
    public void What_may_turn_out_to_be_a_silence_is_waited_for()
    {
        var doubtful = new SiteDowntime([], DoubtfulSince: Noon);

        Assert.Null(doubtful.PutOff(At(-60), At(1)));
        Assert.Equal(Noon, doubtful.PutOff(At(-60), Noon));
    }

    private static DateTimeOffset At(int minute) => Noon.AddMinutes(minute);

    private static SiteDowntime Downtime(params (int From, int Until)[] spells) =>
        new([.. spells.Select(spell => new DegradedSpell(At(spell.From), At(spell.Until)))]);
}
