using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Lockers.Sequences;

/// <summary>Takes a sequence step by step on a calendar and on the naive one, and has them agree after each.</summary>
internal sealed class Walk
{
    // Near limits, so that sequences meet them and every step up to the horizon can be tried.
    private static readonly SlotRules Rules =
        SlotRules.Default with { Longest = TimeSpan.FromHours(48), Horizon = TimeSpan.FromHours(72) };

    private readonly List<CalendarEvent> events = [];
    private readonly RentalId[] rentals = [.. Enumerable.Range(0, Step.Customers).Select(Name)];
    private readonly HoldSlot?[] asked = new HoldSlot?[Step.Customers];
    private readonly UnitCalendar empty;
    private readonly NaiveCalendar naive;

    private UnitCalendar calendar;
    private DateTimeOffset now;
    private int named = Step.Customers;

    public Walk(DateTimeOffset start, TimeSpan turnaround)
    {
        empty = new UnitCalendar(new UnitId(Guid.CreateVersion7(start)), turnaround, []);
        (calendar, naive, now) = (empty, new NaiveCalendar(Rules, turnaround), start);
    }

    public int Holds { get; private set; }

    public int Refusals { get; private set; }

    public void Take(Step step)
    {
        // Without a promise a customer goes on as another rental, or as the one whose promise is over.
        if (step.Length % 2 == 0 && naive.Of(rentals[step.Customer], now) is null) rentals[step.Customer] = Name(named++);
        var rental = rentals[step.Customer];
        switch (step.Act)
        {
            case Act.Hold: Hold(asked[step.Customer] = Wanted(step, rental)); break;
            case Act.AskAgain: if (asked[step.Customer] is { } before) Hold(before with { Rental = rental }); break;
            case Act.Confirm: Same(naive.Confirm(rental, now), Confirm(rental)); break;
            case Act.Release: Same(naive.Release(rental, now), Release(rental)); break;
            case Act.Expire: Happen(calendar.Expire(now)); break;
            case Act.Wait: now += step.Odd ? TimeSpan.FromTicks(1) : TimeSpan.FromMinutes(step.Length); break;
            case Act.WaitForDeadline: if (NextDeadline > now) now = NextDeadline.Value - Early(step); break;
        }

        AssertSound();
    }

    private DateTimeOffset? NextDeadline => calendar.Claims.Min(claim => claim.ExpiresAt);

    private static TimeSpan Early(Step step) => TimeSpan.FromTicks(step.Odd ? 1 : 0);

    private static RentalId Name(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));

    /// <summary>A slot as a person gives it: by what a clock in Paris shows.</summary>
    private HoldSlot Wanted(Step step, RentalId rental)
    {
        var local = Paris.Local(Rules.Current(now)).AddMinutes(15 * step.Start);
        var start = Paris.At(local, step.Odd);
        var end = Paris.At(local.AddMinutes(15 * step.Length), step.Odd);
        if (end <= start) end = start.AddHours(1);
        if (step is { Odd: true, Customer: 0 }) start = start.AddTicks(-1);
        return new HoldSlot(rental, new Slot(start, end), now.AddMinutes(step is { Odd: true, Customer: 1 } ? 21 : 10));
    }

    private void Hold(HoldSlot request)
    {
        var expected = naive.Hold(request, now);
        if (calendar.Answering(request, now) is { } already)
        {
            Same(expected, already);
            return;
        }

        var answer = Happen(calendar.Hold(request, Rules, now));
        Same(expected, answer ?? (object)calendar.Of(request.Rental, now)!);
        if (answer is null) Holds++;
        if (answer is SlotTaken) Refusals++;
    }

    private object Confirm(RentalId rental) => Happen(calendar.Book(rental, now)) ?? (object)calendar.Of(rental, now)!;

    private object Release(RentalId rental)
    {
        var promised = calendar.Of(rental, now);
        return Happen(calendar.Release(rental, now)) ?? (object)promised!;
    }

    private Refusal? Happen(Result<CalendarEvent> decision)
    {
        if (decision.Succeeded(out var happened, out var refusal)) Happen(happened);
        return refusal;
    }

    private void Happen(CalendarEvent? happened)
    {
        if (happened is null) return;

        events.Add(happened);
        calendar = calendar.Apply(happened);
    }

    private void AssertSound()
    {
        var live = calendar.Claims.Where(claim => claim.IsLive(now)).ToList();
        foreach (var one in live)
        {
            var others = live.Where(other => other != one);
            Assert.DoesNotContain(others, other => other.During.Start < one.During.End && one.During.Start < other.During.End);
        }

        Assert.Equal(naive.Live(now), live.Where(claim => claim.During.End > now));
        Assert.Equal(calendar, events.Aggregate(empty, (told, happened) => told.Apply(happened)));
    }

    private static void Same(object expected, object actual) => Assert.Equal(expected, actual);
}
