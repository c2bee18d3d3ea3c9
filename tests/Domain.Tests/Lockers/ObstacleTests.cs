using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Tests.Lockers;

[Trait("story", "T24-205")]
public sealed class ObstacleTests
{
    private static readonly UnitCalendar Closed = Day.Empty with { Closed = [Day.Slot(18, 20)] };

    [Fact]
    public void Nobody_is_promised_a_locker_while_it_is_closed()
    {
        Closed.Held(Day.Ask(16, 17.5));
        Closed.Held(Day.Ask(20, 21));

        Assert.Equal(new LockerClosed(Day.Slot(18, 20)), Refusal(Closed, Day.Ask(16, 17.75)));
        Assert.Equal(new LockerClosed(Day.Slot(18, 20)), Refusal(Closed, Day.Ask(19.75, 21)));
    }

    [Fact]
    public void Nobody_is_promised_a_unit_longer_than_it_may_be_rented_turnaround_included()
    {
        var until = Day.Empty with { RentableUntil = Day.At(18) };
        until.Held(Day.Ask(16, 17.5));

        Assert.Equal(new UnitNotRentable(Day.Empty.Unit, Day.At(18)), Refusal(until, Day.Ask(16, 17.75)));
    }

    [Fact]
    public void What_is_held_already_stays_held_and_cannot_be_booked_any_more()
    {
        var request = Day.Ask(18, 19);
        var held = Day.Empty.Held(request);
        var (closed, broken) = (held with { Closed = [Day.Slot(17, 20)] }, held with { RentableUntil = DateTimeOffset.MinValue });

        Assert.Equal(request.Rental, closed.Of(request.Rental, Day.Noon)!.Rental);
        Assert.Null(closed.Answering(request, Day.Noon));
        Assert.Equal(new LockerClosed(Day.Slot(17, 20)), Refusal(closed, request));
        Assert.Equal(new LockerClosed(Day.Slot(17, 20)), closed.Book(request.Rental, Day.Noon).Refusal());
        Assert.Equal(new UnitNotRentable(held.Unit, DateTimeOffset.MinValue), broken.Book(request.Rental, Day.Noon).Refusal());
    }

    private static Refusal Refusal(UnitCalendar calendar, HoldSlot request) => calendar.Hold(request, SlotRules.Default, Day.Noon).Refusal();
}
