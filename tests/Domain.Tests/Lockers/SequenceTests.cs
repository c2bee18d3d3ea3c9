using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Lockers;

/// <summary>Random sequences of holds, confirmations, releases, expiries and clock moves, beside a naive calendar.</summary>
[Trait("story", "T24-208")]
[Trait("category", "soak")]
public sealed class SequenceTests
{
    private const int Sequences = 120;

    private static readonly TimeSpan OnTheStep = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan OffTheStep = TimeSpan.FromMinutes(20);

    [Fact]
    public void On_an_ordinary_day() => WalkFrom(Day.Noon, OnTheStep, run: 0);

    [Fact]
    public void With_a_turnaround_off_the_step() => WalkFrom(Day.Noon, OffTheStep, run: 1);

    [Fact]
    public void Without_a_turnaround() => WalkFrom(Day.Noon, TimeSpan.Zero, run: 2);

    [Fact]
    public void In_the_night_that_skips_an_hour() =>
        WalkFrom(Paris.At(new DateTime(2026, 3, 28, 21, 0, 0)), OnTheStep, run: 3);

    [Fact]
    public void In_the_night_that_repeats_an_hour() =>
        WalkFrom(Paris.At(new DateTime(2026, 10, 24, 21, 0, 0)), OnTheStep, run: 4);

    private static void WalkFrom(DateTimeOffset start, TimeSpan turnaround, int run)
    {
        var (holds, refusals) = (0, 0);

        Prop.ForAll(Step.Sequences, steps =>
        {
            var walk = new Walk(start, turnaround);
            foreach (var step in steps) walk.Take(step);
            (holds, refusals) = (holds + walk.Holds, refusals + walk.Refusals);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay((ulong)(uint)Seeds.Next(run), 1));

        Assert.True(holds > Sequences * 5, "too few holds to prove anything");
        Assert.True(refusals > Sequences * 5, "too few refusals to prove anything");
    }
}
