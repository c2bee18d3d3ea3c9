using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;

namespace Toolbox24.Domain.Tests.Passes;

[Trait("story", "T24-407")]
public sealed class PinPadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]
    [InlineData(40, 900)]
    public void Wrong_ones_lock_it_for_longer_and_longer(int wrong, int? seconds) =>
        Assert.Equal(seconds is { } wait ? Noon.AddSeconds(wait) : null, Mistyped(wrong).LockedUntil(Noon));

    [Fact]
    public void It_opens_when_the_time_is_over_and_an_hour_after_the_last_all_are_forgotten()
    {
        var locked = Mistyped(5);

        Assert.NotNull(locked.LockedUntil(Noon.AddSeconds(30).AddTicks(-1)));
        Assert.Null(locked.LockedUntil(Noon.AddSeconds(30)));
        Assert.Equal([Noon.AddHours(1)], (IEnumerable<DateTimeOffset>)locked.Mistyped(Noon.AddHours(1)).Wrong);
        Assert.Equal(6, locked.Mistyped(Noon.AddHours(1).AddTicks(-1)).Wrong.Length);
    }

    private static PinPad Mistyped(int times) =>
        Enumerable.Range(0, times).Aggregate(new PinPad(Throttle.KioskTries, []), (pad, _) => pad.Mistyped(Noon));
}
