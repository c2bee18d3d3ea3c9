using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>What each command comes to in each state: "." is that it is not possible in it.</summary>
[Trait("story", "T24-301")]
public sealed class StateTableTests
{
    private static readonly Slot Other = new(Later.Start.AddDays(1), Later.End.AddDays(1));

    private static readonly Dictionary<string, Func<Rental, object?>> Commands = new()
    {
        ["Pay"] = rental => Told(rental.Pay(ByCard, Rules, Lives, Noon)),
        ["Complete"] = rental => Told(rental.Complete(Noon)),
        ["Change"] = rental => Told(rental.ChangeTo(rental.Items, QuoteFor(Other), new(DepositOf, true), Noon.AddMinutes(10), Rules, Lives, Noon)),
        ["Delay"] = rental => Told(rental.DelayPickup(TimeSpan.FromMinutes(15), Rules, Noon)),
        ["ReplaceUnit"] = rental => Told(rental.ReplaceUnit(rental.Items[0].Unit, UnitId.New(Noon), rental.Slot, Noon)),
        ["Cancel"] = rental => Told(rental.Cancel(Noon)),
        ["Withdraw"] = rental => Told(rental.Withdraw(Noon)),
        ["Fail"] = rental => Told(rental.FailOnOurSide("Casier en panne", Noon)),
        ["FailWithout"] = rental => Told(rental.FailWithout(rental.Items[0].Unit, rental.Slot, "Casier en panne", Noon)),
        ["MeetDeadlines"] = rental => rental.MeetDeadlines(Rules, Later.End)?.Events[0],
    };

    /// <summary>In the order of the commands.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["Held"] = "PaymentBegun NothingToComplete . . . RentalCancelled . RentalFailed RentalFailed RentalExpired",
        ["AwaitingPayment"] = "PaymentUnderWay NothingToComplete . . . RentalCancelled . RentalFailed RentalFailed RentalExpired",
        ["Paid"] = "RentalBusy NothingToComplete . . . RentalBusy . RentalBusy RentalBusy -",
        ["PaymentFailed"] = "PaymentUnderWay NothingToComplete . . . RentalCancelled . RentalFailed RentalFailed RentalExpired",
        ["Confirmed"] = "NothingToPay NothingToComplete RentalChanged PickupDelayed UnitReplaced RentalCancelled RentalWithdrawn RentalFailed RentalFailed RentalNotFetched",
        ["Expired"] = ". . . . . . . . . -",
        ["Cancelled"] = ". . . . . . . . . -",
        ["CancelledByUs"] = ". . . . . . . . . -",
        ["Withdrawn"] = ". . . . . . . . . -",
        ["NoShow"] = ". . . . . . RentalBusy . . -",
        ["PickingUp"] = ". . . . . . . . . PickUpAbandoned",
        ["Active"] = "NothingToPay NothingToComplete . . . . WithdrawnUnderWay . . RentalOverdue",
        ["Returning"] = "NothingToPay NothingToComplete . . . . WithdrawnUnderWay . . RentalOverdue",
        ["PendingValidation"] = ". . . . . . WithdrawnUnderWay . . DecisionOverdue",
        ["Decided"] = ". . . . . . . . . -",
        ["Closed"] = ". . . . . . . . . -",
        ["Lost"] = ". . . . . . . . . DecisionOverdue",
    };

    public static TheoryData<string> States => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void Each_command_has_its_answer_in_each_state(string state)
    {
        var told = Commands.Values.Select(command => command(In(state)) switch
        {
            null => "-",
            NotPossibleForRental => ".",
            var answer => answer.GetType().Name,
        });

        Assert.Equal(Table[state], string.Join(' ', told));
    }

    [Fact]
    public void The_table_has_every_state() =>
        Assert.Equal(Enum.GetNames<RentalStatus>().Order(), Table.Keys.Except(["Paid"]).Order());

    private static object? Told(Result<RentalDecision> answer) =>
        answer.Succeeded(out var decision, out var refusal) ? decision.Events[0] : refusal;

    private static Rental In(string state) => state switch
    {
        "Held" => Held(Later),
        "AwaitingPayment" => Paying(Later),
        "Paid" => Paid(Later),
        "PaymentFailed" => Declined(Later),
        "Confirmed" => WithDeposit(),
        "Expired" => Held(Later).After(rental => rental.MeetDeadlines(Rules, rental.HeldUntil)),
        "Cancelled" => WithDeposit().After(rental => rental.Cancel(Noon)),
        "CancelledByUs" => WithDeposit().After(rental => rental.FailOnOurSide("Casier en panne", Noon)),
        "Withdrawn" => WithDeposit().After(rental => rental.Withdraw(Noon)),
        "NoShow" => WithDeposit().After(rental => rental.MeetDeadlines(Rules, Later.End)),
        "PickingUp" => Visits.PickingUp(),
        "Active" => Visits.Active(),
        "Returning" => Visits.Returning(Visits.End),
        "PendingValidation" => Visits.Returned(),
        "Decided" => Decided(),
        "Closed" => Decided().Answered(PaymentPurpose.Deposit, Visits.End),
        _ => Visits.Active().Until(Visits.End.AddHours(72)),
    };

    private static Rental Decided() =>
        Visits.Returned().After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Release), Visits.End));

    private static Rental WithDeposit()
    {
        var day = Later.Start.AddHours(-24);
        return Confirmed(Later).After(rental => rental.MeetDeadlines(Rules, day)).Answered(PaymentPurpose.Deposit, day);
    }
}
