using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What customers are told from the return to its decision.</summary>
[Trait("story", "T24-507")]
public sealed class ReturnLetterTests
{
    private static readonly RentalNames Names = new("Perforateur", "Lyon", "1 rue de l’Exemple, 69003 Lyon");

    [Fact]
    public void All_back_they_are_told_what_the_rent_came_to()
    {
        var open = Returning(End).After(rental => rental.UnlockForReturn(rental.Unit(0), End)).Opened(End);
        var shut = open.HearLocker(open.Of(0).Opening!.Command, LockerAnswer.Shut, Domain.Sites.Standstills.None, End)!;

        var told = Assert.IsType<ToolsReturned>(Content(open, shut, NotificationEvent.ReturnReceived));

        Assert.Equal((40_00, 150_00), (told.RentCents, told.DepositCents));
    }

    [Fact]
    [Trait("story", "T24-905")]
    public void A_capture_is_told_with_its_damage_its_reason_and_until_when_they_can_answer_then_what_was_decided()
    {
        var returned = Returned();
        var announced = returned.DecideReturn(returned.Deciding(0, DecisionKind.PartialCapture, Scratch), End).Value();

        var told = Assert.IsType<CaptureToCome>(Content(returned, announced, NotificationEvent.DecisionMade));
        var waiting = returned.Apply(announced);
        var decided = Assert.IsType<DepositDecided>(Content(waiting, waiting.MeetDeadlines(waiting.Rules, End.AddHours(24))!, NotificationEvent.DecisionMade));

        Assert.Equal((40_00, "carter", "Carter fendu", End.AddHours(24)), (told.AmountCents, told.Damage, told.Reason, told.AnswerUntil));
        Assert.Equal((40_00, 150_00), (decided.TakenCents, decided.DepositCents));
    }

    private static MessageContent Content(Rental before, RentalDecision decision, NotificationEvent kind)
    {
        var happened = RentalLetter.Told(before, decision)!;
        Assert.Equal(kind, RentalLetter.Kind(happened));
        return RentalLetter.About(happened, before.Apply(decision), Names, before.Rules);
    }
}
