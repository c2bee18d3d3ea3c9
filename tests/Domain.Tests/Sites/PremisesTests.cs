using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-004")]
public sealed class PremisesTests
{
    private const int Maximum = 2;

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly PremisesRules Rules = PremisesRules.Default;
    private static readonly Premises Nobody = Premises.New(SiteId.New(Noon));
    private static readonly Premises One = Heard(Nobody, new PersonsCounted(Noon, 1));

    [Fact]
    public void A_stay_of_twenty_minutes_is_told_once_and_the_next_one_again()
    {
        Assert.Equal(Noon.AddMinutes(20), One.NextDeadline(Rules));
        Assert.Null(One.MeetDeadlines(Rules, Noon.AddMinutes(20).AddTicks(-1)));

        // Somebody else comes and goes: it is one stay as long as anybody is there.
        var still = Heard(Heard(One, new PersonsCounted(Noon.AddMinutes(5), 2)), new PersonsCounted(Noon.AddMinutes(6), 1));
        var told = still.MeetDeadlines(Rules, Noon.AddMinutes(20));
        Assert.Equal(new StayedLong(Nobody.Site, 1, Noon, Noon.AddMinutes(20)), told);
        Assert.Null(still.Apply(told!).NextDeadline(Rules));

        var left = Heard(still.Apply(told!), new PersonsCounted(Noon.AddMinutes(30), 0));
        Assert.Equal((0, null, null), (left.Inside, left.OccupiedSince, left.NextDeadline(Rules)));
        Assert.Equal(Noon.AddMinutes(60), Heard(left, new PersonsCounted(Noon.AddMinutes(40), 1)).NextDeadline(Rules));
    }

    [Fact]
    public void A_visit_that_lasts_is_told_once_where_nobody_counts_who_is_inside()
    {
        var told = Nobody.Stay(Noon, Noon.AddMinutes(20));
        Assert.Equal(new StayedLong(Nobody.Site, 0, Noon, Noon.AddMinutes(20)), told);
        Assert.Null(Nobody.Apply(told!).Stay(Noon, Noon.AddMinutes(21)));
        Assert.NotNull(Nobody.Apply(told!).Stay(Noon.AddMinutes(30), Noon.AddMinutes(50)));
        Assert.Null(One.Stay(Noon, Noon.AddMinutes(20)));

        // A sensor that comes later is heard all the same.
        Assert.Equal(Noon.AddHours(1).AddMinutes(20), Heard(Nobody.Apply(told!), new PersonsCounted(Noon.AddHours(1), 1)).NextDeadline(Rules));
    }

    [Fact]
    public void Who_leaves_last_leaves_what_was_one_stay() => Assert.Equal(
        new PersonsInside(Nobody.Site, 0, Since: Noon, IsTooMany: false, Noon.AddMinutes(3)), One.Hear(new PersonsCounted(Noon.AddMinutes(3), 0), Maximum, Rules));

    [Fact]
    public void Too_many_are_told_when_they_become_too_many_and_nobody_is_let_in_to_as_many_as_may_be()
    {
        Assert.Null(One.RefuseEntry(Maximum));
        var full = Heard(One, new PersonsCounted(Noon, 2));
        Assert.Equal(new SiteFull(2, Maximum), full.RefuseEntry(Maximum));

        Assert.True(((PersonsInside)full.Hear(new PersonsCounted(Noon, 3), Maximum, Rules)!).IsTooMany);
        Assert.False(((PersonsInside)Heard(full, new PersonsCounted(Noon, 3)).Hear(new PersonsCounted(Noon, 4), Maximum, Rules)!).IsTooMany);
    }

    [Fact]
    public void What_is_known_already_is_no_news()
    {
        var onFire = Heard(One, new AlarmRead(Noon, Alarm.Fire, IsOn: true));

        Assert.Equal(new AlarmOn(Alarm.Fire, Noon), Assert.Single(onFire.Alarms));
        Assert.IsType<SiteEvacuated>(onFire.RefuseEntry(Maximum));
        Assert.Null(onFire.Hear(new AlarmRead(Noon.AddMinutes(1), Alarm.Fire, IsOn: true), Maximum, Rules));
        Assert.Null(onFire.Hear(new AlarmRead(Noon.AddMinutes(1), Alarm.PowerCut, IsOn: false), Maximum, Rules));
        Assert.Null(onFire.Hear(new PersonsCounted(Noon.AddMinutes(1), 1), Maximum, Rules));
        Assert.Empty(Heard(onFire, new AlarmRead(Noon.AddMinutes(1), Alarm.Fire, IsOn: false)).Alarms);
    }

    [Fact]
    public void A_button_pressed_twice_in_a_row_is_one_call_and_pressed_half_a_minute_later_another()
    {
        var called = Heard(One, new HelpCalled(Noon));

        Assert.Null(called.Hear(new HelpCalled(Noon.AddSeconds(29)), Maximum, Rules));
        Assert.Equal(new HelpAsked(Nobody.Site, 1, Noon.AddSeconds(30)), called.Hear(new HelpCalled(Noon.AddSeconds(30)), Maximum, Rules));
    }

    private static Premises Heard(Premises premises, PremisesReport report) => premises.Apply(premises.Hear(report, Maximum, Rules)!);
}
