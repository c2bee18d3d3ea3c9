using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

[Trait("story", "T24-208")]
public sealed class RaceTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    private const int Callers = 200;

    [Fact]
    public async Task Of_200_parallel_holds_on_one_slot_one_wins_and_199_are_told_the_conflict()
    {
        var (locker, unit) = fixture.NewLocker();

        await RaceForOneSlot(unit.Value, _ => locker);
    }

    [Fact]
    public async Task The_same_with_a_second_activation_of_the_locker()
    {
        await using var second = await fixture.SecondSilo();
        var (locker, unit) = fixture.NewLocker();
        var twin = second.Grains.GetGrain<ILockerGrain>(locker.GetPrimaryKey());
        await Task.WhenAll(locker.Get(), twin.Get());

        await RaceForOneSlot(unit.Value, caller => caller % 2 == 0 ? locker : twin);
    }

    [Fact]
    public async Task What_a_second_activation_holds_is_released_by_one_that_does_not_know_of_it()
    {
        await using var second = await fixture.SecondSilo();
        var (locker, unit) = fixture.NewLocker();
        await locker.Get();
        var hold = fixture.AHold(fixture.SlotIn(1));
        await second.Grains.GetGrain<ILockerGrain>(locker.GetPrimaryKey()).Hold(hold);

        Assert.Equal(hold.Rental, (await locker.Release(hold.Rental)).Value().Rental);
        Assert.Empty(fixture.ClaimsOf(unit));
    }

    private async Task RaceForOneSlot(Guid unit, Func<int, ILockerGrain> locker)
    {
        var slot = fixture.SlotIn(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
            locker(caller).Hold(new HoldSlot(RentalId.New(fixture.Now), slot, fixture.Now.AddMinutes(10)))));

        var winner = Assert.Single(answers, answer => answer.Succeeded(out _, out _)).Value().Claim;
        Assert.All(
            answers.Where(answer => !answer.Succeeded(out _, out _)),
            answer => Assert.Equal(winner.During, Assert.IsType<SlotTaken>(answer.Refusal()).Conflict));
        Assert.Equal([winner.Rental.Value], fixture.Database.Column<Guid>("SELECT rental_id FROM slot_claim WHERE unit_id = $1", unit));
        Assert.Equal(1L, fixture.Database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1", unit));
    }
}
