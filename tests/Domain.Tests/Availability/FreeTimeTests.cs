using System.Collections.Immutable;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Availability.Shelf;

namespace Toolbox24.Domain.Tests.Availability;

/// <summary>Free ranges of random stock, beside a simulation that looks at every minute of every unit.</summary>
[Trait("story", "T24-208")]
public sealed class FreeTimeTests
{
    private const int Steps = 64;
    private static readonly ToolId[] Tools = [Drill, Grinder, Saw];
    private static readonly Slot Span = Hours(0, Steps / 4.0);

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Exactly_the_slots_within_a_range_can_be_had(int run)
    {
        var random = new Random(Seeds.Next(run));
        UnitTime[] units = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => RandomUnit(random))];
        ImmutableArray<Need> needs = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Need(Tools[random.Next(3)], random.Next(1, 3)))];

        var stock = new Stock(Here, units, RandomAccess(random));
        var free = stock.Free(needs, Span, Rules);
        var idle = units.ToDictionary(unit => unit, Idle);

        for (var start = 0; start < Steps; start++)
        {
            for (var end = start + 4; end <= Steps; end++)
            {
                var slot = Hours(start / 4.0, end / 4.0);
                var canBeHad = needs.GroupBy(need => need.Tool).All(asked =>
                    units.Count(unit => unit.Tool == asked.Key && IsIdle(idle[unit], slot, unit.Turnaround)) >= asked.Sum(need => need.Units));

                Assert.Equal((slot, canBeHad && stock.Access.Refuse(slot) is null), (slot, free.Holds(slot)));
                Assert.Equal((slot, canBeHad), (slot, stock.Missing(needs, slot).Count == 0));
            }
        }

        Assert.All(free.Ranges.Zip(free.Ranges.Skip(1)), pair => Assert.True(pair.First.Start < pair.Second.Start && pair.First.End < pair.Second.End));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_nearest_slots_are_those_found_by_trying_every_step(int run)
    {
        var random = new Random(Seeds.Next(run));
        var stock = new Stock(Here, [RandomUnit(random) with { Tool = Drill }], RandomAccess(random));
        var free = stock.Free(Needs(Drill), Span, Rules);
        var wanted = Hours(random.Next(Steps) / 4.0, (Steps + random.Next(4, 12)) / 4.0);
        wanted = new Slot(wanted.Start, wanted.Start + TimeSpan.FromMinutes(15 * random.Next(4, 12)));

        var tried = Enumerable.Range(0, Steps).Select(step => new Slot(Day.AddMinutes(15 * step), Day.AddMinutes(15 * step) + wanted.Duration))
            .Where(slot => slot.End <= Span.End && free.Holds(slot)).ToList();
        var nearest = free.Nearest(wanted, Rules.Step).FirstOrDefault();

        Assert.Equal(tried.OrderBy(slot => (slot.Start - wanted.Start).Duration()).ThenBy(slot => slot.Start).FirstOrDefault(), nearest);
        Assert.Equal(tried.Find(slot => slot.Start >= wanted.Start), free.First(wanted.Duration, wanted.Start, Rules.Step));
    }

    [Fact]
    public void What_lies_within_a_span_is_cut_at_its_ends() => Assert.Equal(
        Time((2, 3), (5, 8), (6, 9)), Time((0, 1), (1, 3), (5, 8), (6, 12), (9, 14)).Within(Hours(2, 9)));

    /// <summary>Day and night, or some hours of that day.</summary>
    private static SiteAccess RandomAccess(Random random)
    {
        if (random.Next(3) == 0) return SiteAccess.Always;

        var (day, from) = ((Weekday)(((int)Day.DayOfWeek + 6) % 7), random.Next(0, 12));
        var (pause, until) = (from + random.Next(1, 6), from + random.Next(6, 12));
        return new(TimeZoneInfo.Utc, new([new(day, new(from, 0), new(pause, 30)), new(day, new(until - 1, 45), new(until % 24, 0))]));
    }

    /// <summary>Spans to the minute, as odd turnarounds make them.</summary>
    private static UnitTime RandomUnit(Random random)
    {
        var (promised, at) = (ImmutableArray.CreateBuilder<Slot>(), random.Next(-200, 240));
        while (at < Steps * 15)
        {
            var end = at + random.Next(30, 300);
            promised.Add(new Slot(Day.AddMinutes(at), Day.AddMinutes(end)));
            at = end + (random.Next(3) == 0 ? 0 : random.Next(1, 400));
        }

        return new(UnitId.New(Day), Tools[random.Next(3)], TimeSpan.FromMinutes(random.Next(15, 100)), promised.ToImmutable());
    }

    /// <summary>Whether it is promised to nobody, minute by minute, until two hours after the span.</summary>
    private static bool[] Idle(UnitTime unit) =>
        [.. Enumerable.Range(0, (Steps * 15) + 120).Select(minute => !unit.Taken.Any(slot => slot.Contains(Day.AddMinutes(minute))))];

    private static bool IsIdle(bool[] idle, Slot slot, TimeSpan turnaround) => Enumerable
        .Range((int)(slot.Start - Day).TotalMinutes, (int)(slot.Duration + turnaround).TotalMinutes)
        .All(minute => idle[minute]);
}
