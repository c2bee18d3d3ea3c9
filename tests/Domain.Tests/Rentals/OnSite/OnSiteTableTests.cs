using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What each command comes to in each state: "." is that it is not possible in it, for the rental or for its tool.</summary>
[Trait("story", "T24-404")]
public sealed class OnSiteTableTests
{
    private static readonly DateTimeOffset Now = Start.AddMinutes(1);

    private static readonly Dictionary<string, Func<Rental, Result<RentalDecision>>> Commands = new()
    {
        ["PickUp"] = rental => rental.PickUp(Welcome, Times, Now),
        ["LockersOpened"] = rental => rental.LockersOpened(Now),
        ["StickLocker"] = rental => rental.StickLocker(rental.Unit(0), Now),
        ["Choose"] = rental => rental.Choose(StuckChoice.Twin, UnitId.New(Noon), Now),
        ["TakeOut"] = rental => rental.TakeOut(rental.Unit(0), Now),
        ["PutBack"] = rental => rental.PutBack(rental.Unit(0), Now),
        ["AddEvidence"] = rental => rental.AddEvidence(rental.Unit(0), EvidenceId.New(Noon), EvidenceKind.Photo, Now),
        ["FinishPickUp"] = rental => rental.FinishPickUp(Now),
        ["ReportPickup"] = rental => rental.ReportPickup(rental.Unit(0), PickupReport.Mark, Now),
        ["MakeGood"] = rental => rental.MakeGood(rental.Unit(0), Remedy.Refund, null, Now),
        ["Extend"] = rental => rental.Extend(new(End.AddHours(1), new Euros(5_00)), CustomerStanding.Good, Now.AddMinutes(10), SlotRules.Default, Now),
        ["BeginReturn"] = rental => rental.BeginReturn(rental.Site, knowsNoRefund: true, Now),
        ["UnlockForReturn"] = rental => rental.UnlockForReturn(rental.Unit(0), Now),
        ["CloseReturn"] = rental => rental.CloseReturn(rental.Unit(0), Standstills.None, Now),
        ["Reopen"] = rental => rental.Reopen(rental.Unit(0), Now),
        ["ReportReturn"] = rental => rental.ReportReturn(rental.Unit(0), ReturnReport.Minor, Now),
        ["Score"] = rental => rental.Score(rental.Unit(0), SilenceTests.Of(VerdictColour.Green), isBlind: false, Now),
        ["Decide"] = rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Release), Now),
        ["ClaimLoss"] = rental => rental.ClaimLoss(rental.Unit(0), Scratch, Operator, "Outil non rendu", Now),
        ["ReportFound"] = rental => rental.ReportFound(Now),
    };

    /// <summary>In the order of the commands.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["Confirmed"] = "PickUpBegun . . . . . NoSuchItem . . . . . . . . NoSuchItem NoSuchItem . . .",
        ["PickingUp"] = ". ItemUnlocked LockerStuck NothingToChoose . . NoEvidenceNow LockerAnswerAwaited . NothingToMakeGood . . . . . . . . . .",
        ["Unlocked"] = ". NothingElse . NothingToChoose ItemPickedUp ItemLeft EvidenceAdded LockerStillOpen PickupReported NothingToMakeGood . . . . . . . . . .",
        ["Stuck"] = ". ChoiceAwaited ChoiceAwaited ItemSwapped ChoiceAwaited . NoEvidenceNow ChoiceAwaited . ChoiceAwaited . . . . . . . . . .",
        ["Active"] = ". NothingElse . NothingToChoose . LockerNotOpen EvidenceAdded . PickupReported NothingToMakeGood ExtensionAsked ReturnBegun . . . . . . . .",
        ["Returning"] = ". . . . . . EvidenceAdded . PickupReported . ExtensionAsked ReturnBegun ItemUnlocked . . . . NothingToDecide . .",
        ["Open"] = ". . . . . . EvidenceAdded . PickupReported . ExtensionAsked ReturnBegun . ItemReturned . ReturnReported . NothingToDecide . .",
        ["PendingValidation"] = ". . . . . . EvidenceAdded . . . . . . . ItemReopened ReturnReported ItemScored ItemDecided . .",
        ["Decided"] = ". . . . . . NoEvidenceNow . . . . . . . . . . . . .",
        ["Closed"] = ". . . . . . NoEvidenceNow . . . . . . . . . . . . .",
        ["Lost"] = ". . . . . . NoEvidenceNow . . . . . ItemUnlocked . . . . NothingToDecide LossClaimed RentalFound",
    };

    public static TheoryData<string> States => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void Each_command_has_its_answer_in_each_state(string state)
    {
        var told = Commands.Values.Select(command => command(In(state)) is var answer && answer.Succeeded(out var decision, out var refusal)
            ? decision.Events[0].GetType().Name
            : refusal is NotPossibleForRental or NotPossibleForItem ? "." : refusal!.GetType().Name);

        Assert.Equal(Table[state], string.Join(' ', told));
    }

    private static Rental In(string state) => state switch
    {
        "Confirmed" => Booked(),
        "PickingUp" => PickingUp(),
        "Unlocked" => Unlocked(),
        "Stuck" => PickingUp().After(rental => rental.StickLocker(rental.Unit(0), Start)),
        "Active" => Active(),
        "Returning" => Returning(Start),
        "Open" => Returning(Start).After(rental => rental.UnlockForReturn(rental.Unit(0), Start)).Opened(),
        "PendingValidation" => Returned(at: Start),
        "Decided" => Decided(),
        "Closed" => Decided().Answered(PaymentPurpose.Deposit, Start),
        _ => Active().Until(End.AddHours(72)),
    };

    private static Rental Decided() => Returned(at: Start).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Release), Start));
}
