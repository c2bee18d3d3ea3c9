using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Lockers;

/// <summary>A day on which it is noon, and the empty calendar of a unit with a turnaround of 30 minutes.</summary>
internal static class Day
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(30);

    public static readonly UnitCalendar Empty = new(UnitId.New(Noon), Turnaround, []);

    /// <summary>The slot between two hours of that day; 24 and more are the days after.</summary>
    public static Slot Slot(double from, double to) => new(At(from), At(to));

    public static DateTimeOffset At(double hour) => Noon.AddHours(hour - 12);

    public static HoldSlot Ask(double from, double to) => new(RentalId.New(Noon), Slot(from, to), Noon.AddMinutes(10));

    /// <summary>Holds at noon, for ten minutes.</summary>
    public static UnitCalendar Held(this UnitCalendar calendar, HoldSlot request) =>
        calendar.Apply(calendar.Hold(request, SlotRules.Default, Noon).Value());

    public static UnitCalendar Booked(this UnitCalendar calendar, HoldSlot request)
    {
        var held = calendar.Held(request);
        return held.Apply(held.Book(request.Rental, Noon).Value());
    }

    public static UnitCalendar Booked(this UnitCalendar calendar, double from, double to) => calendar.Booked(Ask(from, to));
}
