using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>
/// Prices of slots in Paris, by trying every way to tile them on a calendar: no table, no quarters of an hour, and no
/// thought of speed. With a memory it does not try twice what follows an instant; without, it really goes every way.
/// </summary>
internal sealed class NaiveTiling(Rates rates, bool remembers)
{
    private readonly Dictionary<DateTimeOffset, long?> passed = [];
    private readonly Dictionary<DateTime, long?> shown = [];

    public long? Price(Slot slot)
    {
        passed.Clear();
        var local = Paris.Local(slot.Start);
        long?[] readings =
        [
            AsItPassed(slot.Start, slot.End),
            InOrdinaryWeek(local, local + slot.Duration),
            InOrdinaryWeek(local, Later(local.AddMinutes(15), Shown(slot.End))),
        ];
        return readings.Min();
    }

    // A clock that will have gone back within the next hours shows less then than now.
    private static DateTime Shown(DateTimeOffset end) => Enumerable.Range(0, 12).Min(quarter => Paris.Local(end.AddMinutes(15 * quarter)));

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private long? AsItPassed(DateTimeOffset at, DateTimeOffset end)
    {
        if (at >= end) return 0;
        if (remembers && passed.TryGetValue(at, out var known)) return known;

        var local = Paris.Local(at);
        return passed[at] = Least(
            Then(rates.Hour, () => AsItPassed(at.AddHours(1), end)),
            Then(rates.HalfDay, () => AsItPassed(at.AddHours(4), end)),
            Then(rates.Day, () => AsItPassed(Last(local.AddDays(1)), end)),
            Then(rates.Week, () => AsItPassed(Last(local.AddDays(7)), end)),
            Then(IsWeekEnd(local) ? rates.WeekEnd : null, () => AsItPassed(Last(Monday(local)), end)));
    }

    private long? InOrdinaryWeek(DateTime at, DateTime end)
    {
        shown.Clear();
        return Go(at);

        long? Go(DateTime at)
        {
            if (at >= end) return 0;
            if (remembers && shown.TryGetValue(at, out var known)) return known;

            return shown[at] = Least(
                Then(rates.Hour, () => Go(at.AddHours(1))),
                Then(rates.HalfDay, () => Go(at.AddHours(4))),
                Then(rates.Day, () => Go(at.AddDays(1))),
                Then(rates.Week, () => Go(at.AddDays(7))),
                Then(IsWeekEnd(at) ? rates.WeekEnd : null, () => Go(Monday(at))));
        }
    }

    private static DateTimeOffset Last(DateTime local) => Paris.At(local, second: true);

    private static bool IsWeekEnd(DateTime local) => local.DayOfWeek switch
    {
        DayOfWeek.Friday => local.Hour >= 17,
        DayOfWeek.Saturday or DayOfWeek.Sunday => true,
        DayOfWeek.Monday => local.Hour < 9,
        _ => false,
    };

    private static DateTime Monday(DateTime local)
    {
        var day = local.Date;
        while (day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        return day.AddHours(9);
    }

    private static long? Then(Euros? price, Func<long?> rest) => price is { } paid ? paid.Cents + rest() : null;

    private static long? Least(params long?[] ways) => ways.Min();
}
