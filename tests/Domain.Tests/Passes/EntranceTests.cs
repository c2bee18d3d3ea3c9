using System.Collections.Immutable;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Passes;

[Trait("story", "T24-404")]
public sealed class EntranceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntranceRules Rules = EntranceRules.Default;
    private static readonly DeviceId Kiosk = DeviceId.New(Noon);
    private static readonly DeviceId OtherKiosk = DeviceId.New(Noon);
    private static readonly Party First = NewParty();
    private static readonly Party Second = NewParty();
    private static readonly Party Third = NewParty();

    private readonly Entrance empty = Entrance.Empty(SiteId.New(Noon));

    [Fact]
    public void The_first_is_inside_the_others_wait_in_their_order()
    {
        var entrance = Came(First, Second, Third);

        Assert.Equal((0, 1, 2), (entrance.PlaceOf(First.Id), entrance.PlaceOf(Second.Id), entrance.PlaceOf(Third.Id)));
        Assert.Equal(First.Rental, entrance.Find(First.Id, Kiosk, Rules, Noon).Value().Rental);
        Assert.Equal(new NotYourTurn(2, Noon), Why(entrance, Third.Id, Noon));
        Assert.Null(entrance.PlaceOf(VisitId.New()));
    }

    [Fact]
    public void When_one_leaves_the_next_is_called()
    {
        var entrance = Came(First, Second, Third);
        entrance = entrance.Apply(entrance.Leave(First.Id, Kiosk, purpose: null, Rules, Noon.AddMinutes(3)));

        Assert.Equal(Second.Rental, entrance.Find(Second.Id, Kiosk, Rules, Noon.AddMinutes(3)).Value().Rental);
        Assert.Equal(Noon.AddMinutes(8), entrance.NextDeadline);
        Assert.Equal(new VisitOver(First.Id), Why(entrance, First.Id, Noon.AddMinutes(3)));
        entrance = entrance.Apply(entrance.Leave(Third.Id, Kiosk, purpose: null, Rules, Noon.AddMinutes(3)));
        Assert.Single(entrance.Visits);
    }

    [Fact]
    public void When_all_have_left_the_visit_is_over_but_not_that_of_who_was_called_while_others_were_inside()
    {
        var entrance = Came(First, Second);
        Assert.Empty(entrance.AllLeft(since: Noon.AddMinutes(-1), Rules, Noon.AddMinutes(2)));

        entrance = entrance.Apply(entrance.AllLeft(since: Noon.AddMinutes(1), Rules, Noon.AddMinutes(4)));

        Assert.Equal(Second.Rental, entrance.Find(Second.Id, Kiosk, Rules, Noon.AddMinutes(4)).Value().Rental);
        Assert.Empty(entrance.AllLeft(since: Noon.AddMinutes(1), Rules, Noon.AddMinutes(4)));
        Assert.Empty(empty.AllLeft(since: Noon, Rules, Noon));
    }

    [Fact]
    public void Who_does_nothing_for_a_quarter_of_an_hour_has_gone_and_who_does_not_notice_their_turn_after_five_minutes()
    {
        var entrance = Came(First, Second, Third);
        Assert.Equal(Noon.AddMinutes(15), entrance.NextDeadline);
        Assert.Empty(entrance.Lapse(Rules, Noon.AddMinutes(15).AddTicks(-1)));

        var lapsed = entrance.Apply(entrance.Lapse(Rules, Noon.AddMinutes(21)));

        Assert.Equal([Third.Id], lapsed.Visits.Select(visit => visit.Id));
        Assert.Equal((Noon.AddMinutes(20), Noon.AddMinutes(25)), (lapsed.Visits[0].Since, lapsed.Visits[0].Until));
        Assert.Equal(Third.Rental, entrance.Find(Third.Id, Kiosk, Rules, Noon.AddMinutes(21)).Value().Rental);
        Assert.Empty(entrance.Apply(entrance.Lapse(Rules, Noon.AddMinutes(25))).Visits);
    }

    [Fact]
    public void How_long_they_have_is_what_is_set()
    {
        var rules = new EntranceRules(Idle: TimeSpan.FromMinutes(7), Turn: TimeSpan.FromMinutes(2));
        var entrance = empty.Apply(empty.Come(First, rules, Noon));
        entrance = entrance.Apply(entrance.Come(Second, rules, Noon));

        Assert.Equal(Noon.AddMinutes(7), entrance.NextDeadline);
        Assert.Equal(Noon.AddMinutes(9), entrance.Apply(entrance.Lapse(rules, Noon.AddMinutes(7))).NextDeadline);
        Assert.Equal(Noon.AddMinutes(10), entrance.Apply(entrance.GoOn(entrance.Visits[0], rules, Noon.AddMinutes(3))).NextDeadline);
    }

    [Fact]
    public void Whoever_does_something_has_their_time_anew()
    {
        var entrance = Came(First);
        var visit = entrance.Find(First.Id, Kiosk, Rules, Noon.AddMinutes(14)).Value();

        entrance = entrance.Apply(entrance.GoOn(visit, Rules, Noon.AddMinutes(14)));

        Assert.Equal((Noon, Noon.AddMinutes(29)), (entrance.Visits[0].Since, entrance.NextDeadline));
        Assert.Equal(new VisitOver(First.Id), Why(entrance, First.Id, Noon.AddMinutes(29)));
    }

    [Fact]
    public void Who_shows_themselves_again_keeps_their_place_at_whichever_kiosk()
    {
        var entrance = Came(First, Second);
        var again = Second with { Id = VisitId.New(), Device = OtherKiosk, Purpose = PassPurpose.Return };

        entrance = entrance.Apply(entrance.Come(again, Rules, Noon.AddMinutes(2)));

        Assert.Equal(2, entrance.Visits.Length);
        Assert.Equal((Second.Id, OtherKiosk, PassPurpose.Return, null), (entrance.Visits[1].Id, entrance.Visits[1].Device, entrance.Visits[1].Purpose, entrance.Visits[1].Until));
        entrance = entrance.Apply(entrance.Come(First with { Id = VisitId.New() }, Rules, Noon.AddMinutes(10)));
        Assert.Equal(Noon.AddMinutes(25), entrance.NextDeadline);
    }

    [Fact]
    public void A_visit_is_worth_nothing_at_another_kiosk()
    {
        var entrance = Came(First);

        Assert.Equal(new VisitOver(First.Id), Why(entrance, First.Id, Noon, OtherKiosk));
        Assert.Empty(entrance.Leave(First.Id, OtherKiosk, purpose: null, Rules, Noon));
    }

    [Fact]
    public void Who_is_said_to_have_gone_with_their_tools_and_is_back_to_return_them_stays()
    {
        var entrance = Came(First);
        entrance = entrance.Apply(entrance.Come(First with { Purpose = PassPurpose.Return }, Rules, Noon.AddMinutes(1)));

        Assert.Empty(entrance.Leave(First.Id, Kiosk, PassPurpose.PickUp, Rules, Noon.AddMinutes(2)));
        Assert.Single(entrance.Leave(First.Id, Kiosk, PassPurpose.Return, Rules, Noon.AddMinutes(2)));
    }

    [Fact]
    public void Whoever_comes_after_the_last_has_gone_is_inside()
    {
        var entrance = Came(First);

        entrance = entrance.Apply(entrance.Come(Second, Rules, Noon.AddMinutes(15)));

        Assert.Equal((Second.Id, Noon.AddMinutes(15)), (entrance.Visits.Single().Id, entrance.Visits[0].Since));
    }

    [Theory]
    [InlineData(null, 15, true)]
    [InlineData(14, 29, true)]
    [InlineData(4, 19, false)]
    public void Who_is_still_inside_after_the_longest_stay_or_was_let_in_and_never_heard_of_again_is_noticed_once(int? acts, int gone, bool isNoticed)
    {
        var entrance = empty.Apply(empty.Come(First with { LongestStay = TimeSpan.FromMinutes(20) }, Rules, Noon));
        if (acts is { } minute) entrance = entrance.Apply(entrance.GoOn(entrance.Visits[0], Rules, Noon.AddMinutes(minute)));

        Assert.DoesNotContain(entrance.Lapse(Rules, Noon.AddMinutes(20).AddTicks(-1)), happened => happened is VisitLong);
        var after = entrance.Lapse(Rules, Noon.AddMinutes(60));

        Assert.Equal(isNoticed ? [new VisitLong(First.Id, Noon, Noon.AddMinutes(20))] : [], after.OfType<VisitLong>());
        Assert.Equal([Noon.AddMinutes(gone)], after.OfType<VisitEnded>().Select(ended => ended.At));
        Assert.Equal(Entrance.Empty(empty.Site), entrance.Apply(after));
    }

    [Fact]
    public void Who_says_to_have_gone_or_comes_again_is_not_missed()
    {
        var entrance = empty.Apply(empty.Come(First with { LongestStay = TimeSpan.FromMinutes(20) }, Rules, Noon));
        entrance = entrance.Apply(entrance.Lapse(Rules, Noon.AddMinutes(15)));
        Assert.Equal((0, 1, Noon.AddMinutes(20)), (entrance.Visits.Length, entrance.Unheard.Length, entrance.NextDeadline));

        Assert.Null(entrance.Apply(entrance.Leave(First.Id, Kiosk, purpose: null, Rules, Noon.AddMinutes(16))).NextDeadline);
        var again = entrance.Apply(entrance.Come(First with { Id = VisitId.New(), LongestStay = TimeSpan.FromMinutes(20) }, Rules, Noon.AddMinutes(16)));
        Assert.Equal((0, Noon.AddMinutes(31)), (again.Unheard.Length, again.NextDeadline));
    }

    [Theory]
    [InlineData(6, null, false)]
    [InlineData(14, null, false)]
    [InlineData(6, 5, false)]
    [InlineData(6, 7, true)]
    [InlineData(14, 21, true)]
    public void Who_has_done_and_does_nothing_more_is_not_missed(int done, int? acts, bool isNoticed)
    {
        var entrance = empty.Apply(empty.Come(First with { LongestStay = TimeSpan.FromMinutes(20) }, Rules, Noon));
        entrance = entrance.Apply(entrance.GoOn(entrance.Visits[0], Rules, Noon.AddMinutes(done)));
        entrance = entrance.Apply(entrance.Done(First.Rental, Noon.AddMinutes(done), Rules, Noon.AddMinutes(done)));
        if (acts is { } minute) entrance = entrance.Apply(entrance.GoOn(entrance.Visits[0], Rules, Noon.AddMinutes(minute)));
        if (acts < done) entrance = entrance.Apply(entrance.Done(First.Rental, Noon.AddMinutes(done), Rules, Noon.AddMinutes(done)));

        Assert.Equal(isNoticed, entrance.Lapse(Rules, Noon.AddMinutes(60)).Any(happened => happened is VisitLong));
    }

    [Fact]
    public void Of_who_has_done_something_since_or_has_gone_it_is_not_said_that_they_have_done()
    {
        var entrance = Came(First, Second);
        var later = entrance.Apply(entrance.GoOn(entrance.Visits[0], Rules, Noon.AddMinutes(6)));

        Assert.Empty(later.Done(First.Rental, Noon.AddMinutes(5), Rules, Noon.AddMinutes(7)));
        Assert.Empty(entrance.Done(Second.Rental, Noon.AddMinutes(5), Rules, Noon.AddMinutes(7)));
        Assert.Empty(empty.Done(First.Rental, Noon, Rules, Noon));
    }

    private static Party NewParty() => new(VisitId.New(), RentalId.New(Noon), Kiosk, PassPurpose.PickUp);

    private Entrance Came(params ImmutableArray<Party> parties) => parties.Aggregate(empty, (entrance, party) => entrance.Apply(entrance.Come(party, Rules, Noon)));

    private static Refusal? Why(Entrance entrance, VisitId visit, DateTimeOffset now, DeviceId? device = null) =>
        entrance.Find(visit, device ?? Kiosk, Rules, now).Succeeded(out _, out var refusal) ? null : refusal;
}
