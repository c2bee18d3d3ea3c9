using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Lockers;

/// <summary>What becomes of a promise that was made: it lasts longer, or is for another time.</summary>
[Trait("story", "T24-307")]
public sealed class ChangeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(30);
    private static readonly RentalId Rental = RentalId.New(Noon);
    private static readonly DateTimeOffset Until = Noon.AddMinutes(10);

    [Fact]
    public void A_hold_lasts_longer_and_a_booking_needs_nothing()
    {
        var held = new UnitCalendar(UnitId.New(Noon), Turnaround, [new Claim(Rental, Promised(1, 3), Until)]);

        var longer = held.Apply(held.Extend(Rental, Until.AddMinutes(10), SlotRules.Default, Noon).Value());

        Assert.Equal(Until.AddMinutes(10), longer.Of(Rental, Noon)!.ExpiresAt);
        Assert.Equal(new NothingHeld(Rental), Booked().Extend(Rental, Until, SlotRules.Default, Noon).Refusal());
        Assert.Equal(new NothingHeld(Rental), held.Extend(Rental, Until.AddMinutes(10), SlotRules.Default, Until).Refusal());
        Assert.IsType<HoldExpiryOutOfBounds>(held.Extend(Rental, Noon.AddMinutes(26), SlotRules.Default, Noon).Refusal());
    }

    [Theory]
    [InlineData(24, 28, "27:30-28:30")]
    [InlineData(22, 26, "22:00-24:00")]
    [InlineData(22, 28, "22:00-24:00 27:30-28:30")]
    [InlineData(30, 32, "30:00-32:30")]
    [InlineData(25, 26, "")]
    public void What_it_lacks_of_another_slot_is_held_beside_the_booking(double from, double to, string pieces)
    {
        // Booked from 24 to 27 hours on, and half an hour after it.
        var happened = Assert.IsType<UnitReserved>(Reserve(Booked(), from, to).Value());

        Assert.Equal(pieces, string.Join(' ', happened.Pieces.Select(piece => $"{Hours(piece.Start)}-{Hours(piece.End)}")));
        Assert.Equal(Booked().Booked(Rental, Noon), Booked().Apply(happened).Booked(Rental, Noon));
    }

    [Fact]
    public void What_somebody_else_has_of_it_refuses_all_of_it()
    {
        var other = new Claim(RentalId.New(Noon), Promised(28, 30), null);
        var calendar = Booked() with { Claims = [.. Booked().Claims, other] };

        var taken = Assert.IsType<SlotTaken>(Reserve(calendar, 24, 28).Refusal());

        Assert.Equal(other.During, taken.Conflict);
        Assert.IsType<UnitReserved>(Reserve(calendar, 24, 27.5).Value());
    }

    [Fact]
    public void Another_wish_takes_the_place_of_the_one_before_and_the_slot_it_has_leaves_nothing_beside()
    {
        var first = Booked().Apply(Reserve(Booked(), 22, 27).Value());
        var second = first.Apply(Reserve(first, 24, 28).Value());
        var none = second.Apply(Reserve(second, 24, 27).Value());

        Assert.Equal(["24:00", "27:30"], second.Claims.Select(claim => Hours(claim.During.Start)));
        Assert.Equal(Booked(), none);
        Assert.True(none.Has(Rental, Wanted(24, 27), Noon));
        Assert.False(second.Has(Rental, Wanted(24, 28), Noon));
    }

    [Fact]
    public void It_moves_where_it_holds_the_whole_and_frees_the_rest()
    {
        var reserved = Booked().Apply(Reserve(Booked(), 22, 28).Value());

        var moved = reserved.Apply(reserved.Move(Rental, Wanted(22, 25), Noon).Value());

        Assert.Equal(new Claim(Rental, Promised(22, 25), null), Assert.Single(moved.Claims));
        Assert.Equal(new NothingHeld(Rental), reserved.Move(Rental, Wanted(22, 28.25), Noon).Refusal());
        Assert.Equal(new NothingHeld(Rental), reserved.Move(Rental, Wanted(22, 28), Until).Refusal());
    }

    [Fact]
    public void What_is_over_of_a_promise_is_replaced_by_what_it_becomes()
    {
        var over = Promised(24, 27).End;

        var moved = Booked().Apply(Booked().Move(Rental, Wanted(24, 27), over).Value());

        Assert.Equal(new Claim(Rental, Promised(24, 27), null), Assert.Single(moved.Claims));
    }

    [Fact]
    public void Released_is_all_that_the_rental_has_before_it()
    {
        var reserved = Booked().Apply(Reserve(Booked(), 22, 28).Value());

        Assert.Empty(reserved.Apply(reserved.Release(Rental, Noon).Value()).Claims);
    }

    [Fact]
    public void Who_has_booked_nothing_reserves_nothing() =>
        Assert.Equal(new NothingHeld(Rental), Reserve(Booked() with { Claims = ImmutableArray<Claim>.Empty }, 24, 27).Refusal());

    private static UnitCalendar Booked() => new(new UnitId(new Guid(1, 0, 0, new byte[8])), Turnaround, [new Claim(Rental, Promised(24, 27), null)]);

    private static Result<CalendarEvent> Reserve(UnitCalendar calendar, double from, double to) =>
        calendar.Reserve(new HoldSlot(Rental, Wanted(from, to), Until), SlotRules.Default, Noon);

    private static Slot Wanted(double from, double to) => new(Noon.AddHours(from), Noon.AddHours(to));

    private static Slot Promised(double from, double to) => Wanted(from, to).Extended(Turnaround);

    private static string Hours(DateTimeOffset at) => $"{(int)(at - Noon).TotalHours}:{(at - Noon).Minutes:00}";
}
