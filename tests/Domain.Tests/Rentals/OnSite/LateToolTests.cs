using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>The customer before has not brought a tool back.</summary>
[Trait("story", "T24-502")]
public sealed class LateToolTests
{
    private static readonly DateTimeOffset Now = Start.AddMinutes(-30);

    [Fact]
    public void Who_is_next_is_told_once_and_again_when_it_is_back()
    {
        var rental = Booked(2);

        var told = Late(rental);

        Assert.Equal(rental.Unit(0), Assert.Single(told.LateUnits));
        Assert.Null(told.LookForLateTools(new HashSet<UnitId> { rental.Unit(0) }, Now));
        Assert.Empty(told.Apply(told.LookForLateTools(new HashSet<UnitId>(), Now)!).LateUnits);
        Assert.Null(rental.LookForLateTools(new HashSet<UnitId> { UnitId.New(Noon) }, Now));
        Assert.Null(Active().LookForLateTools(new HashSet<UnitId> { UnitId.New(Noon) }, Now));
    }

    [Fact]
    public void They_have_a_twin_whose_locker_is_told_and_the_late_one_is_given_up()
    {
        var (rental, twin) = (Late(Booked(2)), UnitId.New(Noon));

        var twinned = rental.After(each => each.TakeTwin(each.Unit(0), twin, Now));

        Assert.Equal((twin, RentalStep.Move), (twinned.Unit(0), twinned.Step));
        Assert.Equal(rental.Unit(0), Assert.Single(twinned.Leaving).Unit);
        Assert.IsType<TwinMissing>(rental.TakeTwin(rental.Unit(0), null, Now).Refusal());
        Assert.IsType<NoToolLate>(rental.TakeTwin(rental.Unit(1), twin, Now).Refusal());
    }

    [Fact]
    public void Or_their_money_with_amends_as_if_they_had_cancelled()
    {
        var (rental, failed) = (Late(Booked()), Late(Booked()).After(each => each.GiveUpLateTool(Now)));

        Assert.Equal((RentalStatus.CancelledByUs, rental.CancellationFee(Now)), (failed.Status, failed.Amends));
        Assert.IsType<NoToolLate>(Booked().GiveUpLateTool(Now).Refusal());
    }

    [Fact]
    public void Who_does_not_come_for_it_is_not_absent() =>
        Assert.Equal(RentalStatus.CancelledByUs, Late(Booked()).Until(Start.AddHours(1)).Status);

    private static Rental Late(Rental rental) => rental.Apply(rental.LookForLateTools(new HashSet<UnitId> { rental.Unit(0) }, Now)!);
}
