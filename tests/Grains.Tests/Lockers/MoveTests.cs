using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>A promise goes from one slot to another, however late that is noted.</summary>
public sealed class MoveTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    [Fact]
    public async Task What_is_moved_once_its_promise_is_over_is_written_once()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1));
        (await locker.Hold(hold)).Value();
        (await locker.Confirm(hold.Rental)).Value();
        fixture.Clock.Advance(TimeSpan.FromHours(12));

        (await locker.Move(hold.Rental, hold.Slot)).Value();

        Assert.Equal([hold.Rental.Value], fixture.ClaimsOf(unit));
    }
}
