using Toolbox24.Domain;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>What people decide of returns, what happens where they do not, and what the processor does of it.</summary>
[Trait("story", "T24-905")]
public sealed class DecisionTests(DecisionFixture fixture) : IClassFixture<DecisionFixture>
{
    private static readonly TimeSpan Notice = OnSiteRules.Default.CaptureNotice;

    [Fact]
    public async Task Undecided_at_the_deadline_a_green_one_is_released()
    {
        var rental = await fixture.Back(VerdictColour.Green);

        var before = await fixture.Until(rental, Due(rental).AddTicks(-1));
        var after = await fixture.Until(rental, Due(rental));

        Assert.Equal((RentalStatus.PendingValidation, RentalStatus.Closed), (before.Status, after.Status));
        Assert.Equal([PaymentStatus.Voided], Deposits(after));
    }

    [Theory]
    [InlineData(VerdictColour.Orange)]
    [InlineData(VerdictColour.Red)]
    public async Task Any_other_is_renewed_once_and_somebody_woken_then_it_is_released_and_never_captured(VerdictColour colour)
    {
        var rental = await fixture.Back(colour);
        var due = Due(rental);

        var woken = await fixture.Until(rental, due);
        var released = await fixture.Until(rental, due + OnSiteRules.Default.SecondChance);

        Assert.Equal((RentalStatus.PendingValidation, due), (woken.Status, woken.OnSite!.UndecidedAt!.Value));
        Assert.Equal([PaymentStatus.Voided, PaymentStatus.Authorised], Deposits(woken));
        Assert.Single(fixture.EventsOf(rental.Id), type => type == nameof(DecisionOverdue));
        Assert.Equal((RentalStatus.Closed, Euros.Zero), (released.Status, released.Captured));
        Assert.Equal([PaymentStatus.Voided, PaymentStatus.Voided], Deposits(released));
    }

    [Fact]
    public async Task A_capture_is_announced_a_day_before_it_is_taken()
    {
        var rental = await fixture.Back(VerdictColour.Red);

        var told = await fixture.Decide(rental, rental.Items[0].Unit, DecisionKind.PartialCapture, DecisionFixture.Scratch);
        var waiting = await fixture.Until(rental, told.OnSite!.Items[0].Decision!.NoticeEnds!.Value.AddTicks(-1));
        var taken = await fixture.Until(rental, fixture.Now.AddTicks(1));

        Assert.Equal(rental.OnSite!.BackAt + Notice, told.OnSite.Items[0].Decision!.NoticeEnds);
        Assert.Equal(Euros.Zero, waiting.Captured);
        Assert.Equal((RentalStatus.Closed, new Euros(40_00)), (taken.Status, Deposit(taken).Taken));
        Assert.Equal([nameof(CaptureAnnounced)], fixture.Database.Column<string>(
            "SELECT action FROM audit_entry WHERE object_id = $1 AND action = 'CaptureAnnounced'", rental.Id.Value));
        Assert.Equal(["Carter fendu"], fixture.Database.Column<string>("SELECT text FROM rental_text WHERE rental_id = $1", rental.Id.Value));
    }

    [Fact]
    public async Task One_capture_is_the_sum_of_what_was_decided_and_the_rest_is_released()
    {
        var rental = await fixture.Back(VerdictColour.Green, VerdictColour.Orange, VerdictColour.Red);
        await fixture.Decide(rental, rental.Items[0].Unit, DecisionKind.Release);
        await fixture.Decide(rental, rental.Items[1].Unit, DecisionKind.PartialCapture, DecisionFixture.Scratch);
        await fixture.Decide(rental, rental.Items[2].Unit, DecisionKind.PartialCapture, DecisionFixture.Scratch with { Wear = 0.5m });

        var decided = await fixture.Until(rental, fixture.Now + Notice);

        Assert.Equal((RentalStatus.Closed, new Euros(65_00)), (decided.Status, decided.Captured));
        Assert.Equal((PaymentStatus.Captured, new Euros(65_00)), (Deposit(decided).Status, Deposit(decided).Taken));
        Assert.Single(Deposits(decided));
    }

    [Fact]
    public async Task Who_answers_is_heard_and_an_answer_that_nobody_looks_at_takes_nothing()
    {
        var rental = await fixture.Back(VerdictColour.Red);
        var unit = rental.Items[0].Unit;
        await fixture.Decide(rental, unit, DecisionKind.PartialCapture, DecisionFixture.Scratch);

        Assert.IsType<UnknownRental>((await fixture.Grain(rental.Id).AnswerCapture(await fixture.NewCustomer(), unit, "Non.")).Refusal());
        (await fixture.Grain(rental.Id).AnswerCapture(rental.Customer, unit, "C’était déjà fendu.")).Value();
        var noticed = await fixture.Until(rental, fixture.Now + Notice);
        await fixture.Until(rental, Due(rental));
        var released = await fixture.Until(rental, Due(rental) + OnSiteRules.Default.SecondChance);

        Assert.Equal(RentalStatus.PendingValidation, noticed.Status);
        Assert.Contains("C’était déjà fendu.", fixture.Database.Column<string>("SELECT text FROM rental_text WHERE rental_id = $1", rental.Id.Value));
        Assert.Equal((RentalStatus.Closed, Euros.Zero), (released.Status, released.Captured));
    }

    [Fact]
    public async Task What_is_handed_up_an_administrator_decides()
    {
        var rental = await fixture.Back(VerdictColour.Red);
        var unit = rental.Items[0].Unit;
        await fixture.Decide(rental, unit, DecisionKind.Escalate);

        var refused = await fixture.Grain(rental.Id).DecideReturn(new(unit, DecisionKind.Release, null, "Rien", DecisionFixture.Operator, IsAdministrator: false));
        var decided = await fixture.Decide(rental, unit, DecisionKind.Release, isAdministrator: true);

        Assert.IsType<AdministratorDecides>(refused.Refusal());
        Assert.Equal(RentalStatus.Decided, decided.Status);
    }

    [Fact]
    public async Task What_was_taken_is_given_back_after_a_dispute()
    {
        var rental = await fixture.Back(VerdictColour.Red);
        var unit = rental.Items[0].Unit;
        await fixture.Decide(rental, unit, DecisionKind.PartialCapture, DecisionFixture.Scratch);
        await fixture.Until(rental, fixture.Now + Notice);

        var dispute = new DisputeId(Guid.CreateVersion7());
        (await fixture.Grain(rental.Id).RefundCapture(unit, dispute, new Euros(15_00))).Value();
        (await fixture.Grain(rental.Id).RefundCapture(unit, dispute, new Euros(15_00))).Value();
        var refunded = await fixture.AnswerAll(rental.Id);

        Assert.Equal((new Euros(40_00), new Euros(15_00)), (Deposit(refunded).Taken, Deposit(refunded).Refunded));
    }

    [Fact]
    public async Task What_a_lost_tool_was_worth_is_claimed_of_its_deposit_and_the_rest_is_owed()
    {
        var rental = await fixture.Leave(await fixture.Come());
        rental = await fixture.Until(rental, rental.Slot.End.AddHours(73));

        (await fixture.Grain(rental.Id).ClaimLoss(
            rental.Items[0].Unit, new("valeur", IsQuote: false, new Euros(400_00), Wear: 0.5m), DecisionFixture.Operator, "Outil non rendu")).Value();
        var claimed = await fixture.AnswerAll(rental.Id);

        Assert.Equal(RentalStatus.Closed, claimed.Status);
        Assert.Equal(new Euros(200_00), claimed.Captured + claimed.OnSite!.Debt);
    }

    private static DateTimeOffset Due(Rental rental) => rental.OnSite!.BackAt!.Value + BookingRules.Default.Validation;

    private static IEnumerable<PaymentStatus> Deposits(Rental rental) =>
        rental.Payments.Where(payment => payment.Purpose == PaymentPurpose.Deposit).Select(payment => payment.Status);

    private static Payment Deposit(Rental rental) => rental.Payments.Last(payment => payment.Purpose == PaymentPurpose.Deposit);
}
