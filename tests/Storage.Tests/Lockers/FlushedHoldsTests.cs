using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Tests.Commits;

namespace Toolbox24.Storage.Tests.Lockers;

public sealed class FlushedHoldsTests : IClassFixture<CommitFixture>
{
    private readonly CommitFixture fixture;
    private readonly CalendarBed bed;
    private readonly LockerStore store;

    public FlushedHoldsTests(CommitFixture fixture)
    {
        (this.fixture, bed) = (fixture, new CalendarBed(fixture.Database));
        store = new LockerStore(fixture.Database.Source, fixture.Writer);
    }

    [Fact]
    public async Task Of_two_holds_of_one_version_in_a_flush_the_first_stands()
    {
        var told = await fixture.CommitTogether(() => new[] { Hold(1, version: 1), Hold(4, version: 1), Hold(7, version: 2) });

        var outcomes = await Task.WhenAll(told);
        Assert.Equal([true, false, true], outcomes);
        Assert.Equal(2, bed.Claims.Count);
        Assert.Equal((2, 2), bed.Written);
    }

    [Fact]
    public async Task Of_many_holds_of_one_slot_in_a_flush_one_stands()
    {
        var told = await fixture.CommitTogether(() => Enumerable.Range(1, 100).Select(version => Hold(1, version)));

        Assert.Single(await Task.WhenAll(told), isHeld => isHeld);
        Assert.Single(bed.Claims);
        Assert.Equal((1, 1), bed.Written);
    }

    private Task<bool> Hold(int hour, long version)
    {
        var slot = new Slot(CalendarBed.Now.AddHours(hour), CalendarBed.Now.AddHours(hour + 2));
        var claim = new Claim(new RentalId(Guid.NewGuid()), slot, CalendarBed.Now.AddMinutes(15));
        return store.Append(bed.Locker, new UnitHeld(bed.Unit, claim, CalendarBed.Now), version, "test");
    }
}
