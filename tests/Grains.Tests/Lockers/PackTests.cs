using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>Several lockers for one rental; see also <see cref="RaceTests"/> and <see cref="CrashTests"/>.</summary>
[Trait("story", "T24-208")]
public sealed class PackTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    [Fact]
    public async Task A_pack_is_held_whole()
    {
        var wall = fixture.Database.AddWall(3);
        var hold = fixture.AHold(fixture.SlotIn(1));

        var pack = (await fixture.Silo.Grains.HoldAll([.. wall.Select(one => one.Locker)], hold)).Value();

        Assert.Equal(3, pack.Claims.Count(claim => claim.Rental == hold.Rental));
        Assert.All(wall, one => Assert.Equal([hold.Rental.Value], fixture.ClaimsOf(one.Unit)));
    }

    [Fact]
    public async Task A_pack_that_is_refused_gives_back_what_it_took_and_leaves_what_the_rental_had_before()
    {
        var wall = fixture.Database.AddWall(4).OrderBy(one => one.Locker.Value).ToList();
        var (hold, other) = (fixture.AHold(fixture.SlotIn(1)), fixture.AHold(fixture.SlotIn(1)));
        await fixture.Locker(wall[0].Locker).Hold(hold);
        await fixture.Locker(wall[1].Locker).Hold(hold);
        await fixture.Locker(wall[1].Locker).Confirm(hold.Rental);
        var taken = (await fixture.Locker(wall[3].Locker).Hold(other)).Value().Claim;

        var refusal = (await fixture.Silo.Grains.HoldAll([.. wall.Select(one => one.Locker)], hold)).Refusal();

        var incomplete = Assert.IsType<PackIncomplete>(refusal);
        Assert.Equal((wall[3].Locker, taken.During), (incomplete.Locker, Assert.IsType<SlotTaken>(incomplete.Why).Conflict));
        Assert.Equal(["UnitHeld"], fixture.EventsOf(wall[0].Unit));
        Assert.Equal(["UnitHeld", "UnitBooked"], fixture.EventsOf(wall[1].Unit));
        Assert.Equal(["UnitHeld", "UnitReleased"], fixture.EventsOf(wall[2].Unit));
        Assert.Equal([other.Rental.Value], fixture.ClaimsOf(wall[3].Unit));
    }

    [Fact]
    public async Task A_pack_asked_for_again_is_the_same_pack()
    {
        var wall = fixture.Database.AddWall(2);
        LockerId[] lockers = [.. wall.Select(one => one.Locker)];
        var hold = fixture.AHold(fixture.SlotIn(1));

        var first = (await fixture.Silo.Grains.HoldAll(lockers, hold)).Value();
        var again = (await fixture.Silo.Grains.HoldAll(lockers, hold)).Value();

        Assert.Equal(first.Claims.AsEnumerable(), again.Claims);
        Assert.All(wall, one => Assert.Equal(["UnitHeld"], fixture.EventsOf(one.Unit)));
    }

    [Fact]
    public async Task Of_one_rental_that_asks_several_times_at_once_nobody_is_told_a_pack_that_another_gave_back()
    {
        for (var round = 0; round < 100; round++)
        {
            var wall = fixture.Database.AddWall(2).OrderBy(one => one.Locker.Value).ToList();
            var (hold, other) = (fixture.AHold(fixture.SlotIn(1)), fixture.AHold(fixture.SlotIn(1)));
            await fixture.Locker(wall[1].Locker).Hold(other);

            // The first finds the second locker taken, those behind it do not.
            Task<Result<HeldPack>> Ask() => fixture.Silo.Grains.HoldAll([.. wall.Select(one => one.Locker)], hold);
            var asked = new List<Task<Result<HeldPack>>> { Ask() };
            var firstHasOne = fixture.Locker(wall[0].Locker).Get();
            asked.AddRange([Ask(), Ask()]);
            await firstHasOne;
            await fixture.Locker(wall[1].Locker).Release(other.Rental);
            var answers = await Task.WhenAll(asked);

            var held = answers.Any(answer => answer.Succeeded(out _, out _)) ? 2 : 0;
            Assert.Equal(held, wall.Sum(one => fixture.ClaimsOf(one.Unit).Count));
        }
    }

    [Fact]
    public async Task A_pack_is_held_until_the_first_of_its_promises_ends()
    {
        var wall = fixture.Database.AddWall(3).OrderBy(one => one.Locker.Value).ToList();
        var hold = fixture.AHold(fixture.SlotIn(1));
        await fixture.Locker(wall[0].Locker).Hold(hold);
        await fixture.Locker(wall[1].Locker).Hold(hold);
        await fixture.Locker(wall[0].Locker).Confirm(hold.Rental);

        var later = hold with { ExpiresAt = hold.ExpiresAt.AddMinutes(5) };
        var pack = (await fixture.Silo.Grains.HoldAll([.. wall.Select(one => one.Locker)], later)).Value();

        Assert.Equal([null, hold.ExpiresAt, later.ExpiresAt], pack.Claims.Select(claim => claim.ExpiresAt));
        Assert.Equal(hold.ExpiresAt, pack.ExpiresAt);
    }
}
