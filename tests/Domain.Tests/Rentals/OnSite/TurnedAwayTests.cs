using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>A locker that does not open for a tool that comes back, and doors that speak of another tool than they were opened for.</summary>
[Trait("story", "T24-504")]
public sealed class TurnedAwayTests
{
    private static readonly DateTimeOffset Late = End.AddHours(1);

    [Fact]
    public void The_customer_can_try_again_and_is_billed_no_further()
    {
        var away = Hears(Unlocked(Late), 0, LockerAnswer.Stuck);

        Assert.Equal((ItemStatus.PickedUp, Late), (away.Of(0).Status, away.Of(0).TurnedAwayAt));
        Assert.Equal(Cost(Late), away.OverrunOf(away.Unit(0), Late.AddHours(5), Standstills.None));
        var again = away.After(rental => rental.UnlockForReturn(rental.Unit(0), Late.AddHours(5)));
        var back = Hears(Hears(again, 0, LockerAnswer.Opened), 0, LockerAnswer.Shut, Late.AddHours(5));
        Assert.Equal((RentalStatus.PendingValidation, Cost(Late)), (back.Status, back.Of(0).Overrun!));
    }

    [Fact]
    public void A_second_try_that_fails_does_not_move_the_instant()
    {
        var away = Hears(Unlocked(Late), 0, LockerAnswer.Stuck).After(rental => rental.UnlockForReturn(rental.Unit(0), Late.AddHours(5)));

        Assert.Equal(Late, Hears(away, 0, LockerAnswer.Stuck).Of(0).TurnedAwayAt);
    }

    [Fact]
    public void Where_it_opens_after_all_the_tool_may_go_in()
    {
        var open = Hears(Hears(Unlocked(Late), 0, LockerAnswer.Stuck), 0, LockerAnswer.Opened);

        Assert.Equal(ItemStatus.Unlocked, open.Of(0).Status);
        Assert.Equal(ItemStatus.Returned, Hears(open, 0, LockerAnswer.Shut).Of(0).Status);
    }

    [Fact]
    public void What_should_have_been_opened_again_lies_where_it_was_at_no_further_cost()
    {
        var asked = Returning(Late).Back(0, Late).Followed(Late).After(rental => rental.Reopen(rental.Unit(0), Late.AddMinutes(1)));

        var shut = Hears(asked, 0, LockerAnswer.Stuck, Late.AddMinutes(2));

        Assert.Equal((RentalStatus.PendingValidation, ItemStatus.Returned), (shut.Status, shut.Of(0).Status));
        Assert.Equal((Cost(Late), null), (shut.Of(0).Overrun!, shut.Of(0).TurnedAwayAt));
    }

    [Fact]
    public void Once_open_it_is_not_stuck_any_more()
    {
        var open = Hears(Unlocked(Late), 0, LockerAnswer.Opened);

        Assert.Null(open.HearLocker(open.Of(0).Opening!.Command, LockerAnswer.Stuck, Standstills.None, Late));
    }

    [Fact]
    public void The_door_speaks_of_the_tool_that_was_read_last()
    {
        var open = Hears(Returning(Late, 2).After(rental => rental.UnlockForReturn(rental.Unit(0), Late)), 0, LockerAnswer.Opened);
        var command = open.Of(0).Opening!.Command;
        var read = open.After(rental => rental.ScanReturn(rental.Unit(1), Late));

        var back = read.Apply(read.HearLocker(command, LockerAnswer.Shut, Standstills.None, Late)!);

        Assert.Equal((ItemStatus.PickedUp, ItemStatus.Returned), (back.Of(0).Status, back.Of(1).Status));
        Assert.Equal(back.Unit(0), back.Of(1).InLockerOf);
    }

    private static Rental Unlocked(DateTimeOffset at) => Returning(at).After(rental => rental.UnlockForReturn(rental.Unit(0), at));

    private static Domain.Pricing.Overrun Cost(DateTimeOffset at) => Active() is var rental ? rental.OverrunOf(rental.Unit(0), at, Standstills.None) : null!;

    private static Rental Hears(Rental rental, int at, LockerAnswer answer, DateTimeOffset? when = null) =>
        rental.Apply(rental.HearLocker(rental.Of(at).Opening!.Command, answer, Standstills.None, when ?? Late)!);
}
