using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Tests.Lockers;

public sealed class ExpireTests
{
    private static readonly HoldSlot First = Day.Ask(14, 16);

    private static readonly HoldSlot Second = Day.Ask(18, 20) with { ExpiresAt = First.ExpiresAt + Day.Tick };

    private static readonly UnitCalendar Calendar = Day.Empty.Held(First).Held(Second).Booked(22, 23);

    [Fact]
    public void Nothing_expires_before_its_instant() => Assert.Null(Calendar.Expire(First.ExpiresAt - Day.Tick));

    [Fact]
    public void What_expires_at_an_instant_is_ended_and_the_rest_stays()
    {
        Assert.Equal(new HoldsExpired(Calendar.Unit, [First.Rental], First.ExpiresAt), Calendar.Expire(First.ExpiresAt));
        Assert.Equal(
            new HoldsExpired(Calendar.Unit, [First.Rental, Second.Rental], Second.ExpiresAt),
            Calendar.Expire(Second.ExpiresAt));
    }

    [Fact]
    public void A_booking_never_expires() => Assert.Null(Day.Empty.Booked(14, 16).Expire(DateTimeOffset.MaxValue));

    [Fact]
    public void Nothing_expires_on_an_empty_calendar() => Assert.Null(Day.Empty.Expire(DateTimeOffset.MaxValue));

    [Fact]
    public void A_hold_whose_slot_is_long_over_is_still_ended()
    {
        // Nobody swept for days, and the first thing that happens since is somebody else's hold.
        var now = Day.At(24 * 9);
        var other = new HoldSlot(Day.Ask(1, 2).Rental, new(now, now.AddHours(2)), now.AddMinutes(10));
        var calendar = Day.Empty.Held(First).Booked(22, 23);
        calendar = calendar.Apply(calendar.Hold(other, SlotRules.Default, now).Value());

        Assert.Equal(new HoldsExpired(calendar.Unit, [First.Rental], now), calendar.Expire(now));
    }
}
