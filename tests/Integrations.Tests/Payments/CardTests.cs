using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Integrations.Tests.Payments.ProcessorProcess;

namespace Toolbox24.Integrations.Tests.Payments;

/// <summary>Each card of the simulated processor, over real HTTP.</summary>
[Trait("story", "T24-304")]
public sealed class CardTests(ProcessorProcess processor) : IClassFixture<ProcessorProcess>
{
    private static readonly CardToken Ok = new("ok");

    [Fact]
    public async Task What_is_authorised_is_held_for_seven_days()
    {
        var asked = Authorising("ok", 15_000);

        var held = await processor.Made<Authorised>(asked);

        var moved = Assert.Single(await processor.Movements(asked));
        Assert.Equal(("authorised", 15_000L), (moved.Kind, moved.Cents));
        Assert.Equal((moved.At + TimeSpan.FromDays(7)).ToUnixTimeSeconds(), held.CaptureBefore.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_saved_card_is_authorised_in_its_holders_absence_for_four_days_and_eighteen_hours()
    {
        var saved = await processor.Made<CardSaved>(Request(new SaveCard(Ok)));
        var asked = Authorising(saved.Card.Value, 15_000, CustomerPresence.Absent);

        var held = await processor.Made<Authorised>(asked);

        var moved = Assert.Single(await processor.Movements(asked));
        Assert.Equal((moved.At + TimeSpan.FromHours(114)).ToUnixTimeSeconds(), held.CaptureBefore.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_card_that_was_not_saved_is_declined_in_its_holders_absence() =>
        Assert.Equal(new Declined("authentication_required"), await processor.Insist(Authorising("ok", 15_000, CustomerPresence.Absent)));

    [Fact]
    public async Task A_card_that_a_rental_was_paid_with_pays_what_comes_later_in_its_holders_absence()
    {
        var asked = Authorising("ok");
        await processor.Made<Authorised>(asked);

        var later = Request(new ChargeCard(Ok, new Euros(1_500), CustomerPresence.Absent)) with { Rental = asked.Rental, Purpose = PaymentPurpose.Rent };

        await processor.Made<Charged>(later);
    }

    [Fact]
    public async Task What_is_charged_is_taken_at_once()
    {
        var asked = Request(new ChargeCard(Ok, new Euros(4_200), CustomerPresence.Present));

        await processor.Made<Charged>(asked);

        Assert.Equal(["authorised 4200", "captured 4200"], await processor.Trace(asked));
    }

    [Theory]
    [InlineData("insufficient_funds")]
    [InlineData("expired_card")]
    public async Task A_card_is_declined_with_the_banks_reason(string reason)
    {
        var token = new CardToken($"declined:{reason}");
        foreach (var call in (PaymentCall[])
                 [new AuthoriseCard(token, new Euros(100), CustomerPresence.Present), new ChargeCard(token, new Euros(100), CustomerPresence.Present), new SaveCard(token)])
        {
            var asked = Request(call);

            Assert.Equal(new Declined(reason), await processor.Insist(asked));
            Assert.Equal(new Declined(reason), await processor.Insist(asked));
            Assert.Empty(await processor.Trace(asked));
        }
    }

    [Fact]
    public async Task A_card_may_be_good_until_its_holder_is_absent()
    {
        var saved = await processor.Made<CardSaved>(Request(new SaveCard(new CardToken("declined-later:insufficient_funds"))));

        Assert.Equal(
            new Declined("insufficient_funds"), await processor.Insist(Authorising(saved.Card.Value, 15_000, CustomerPresence.Absent)));
    }

    [Fact]
    public async Task A_card_may_be_good_once_for_a_purpose_of_a_rental_whoever_is_there()
    {
        var first = Charging(new RentalId(Guid.NewGuid()), PaymentPurpose.Rent);
        await processor.Made<Charged>(first);
        await processor.Made<Charged>(Charging(first.Rental, PaymentPurpose.Damage));
        await processor.Made<Charged>(Charging(new RentalId(Guid.NewGuid()), PaymentPurpose.Rent));

        Assert.Equal(new Declined("insufficient_funds"), await processor.Insist(Charging(first.Rental, PaymentPurpose.Rent) with { Attempt = 2 }));

        static PaymentRequest Charging(RentalId rental, PaymentPurpose purpose) =>
            Request(new ChargeCard(new CardToken("declined-again:insufficient_funds"), new Euros(4_200), CustomerPresence.Present)) with { Rental = rental, Purpose = purpose };
    }

    [Fact]
    public async Task With_3D_Secure_nothing_is_held_until_the_customer_has_been_at_their_bank()
    {
        var asked = Authorising("3ds", 15_000);
        var action = await processor.Made<ActionRequired>(asked);
        var asking = After(asked, new CompleteAction(action.Intent));

        Assert.Equal(action, await processor.Insist(asking));
        Assert.Empty(await processor.Trace(asked));

        await processor.Authenticate(action);
        await processor.Made<Authorised>(asking);
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task With_3D_Secure_a_charge_and_a_saved_card_go_on_the_same_way()
    {
        var token = new CardToken("3ds");
        foreach (var (call, expected) in ((PaymentCall, Type)[])
                 [(new ChargeCard(token, new Euros(100), CustomerPresence.Present), typeof(Charged)), (new SaveCard(token), typeof(CardSaved))])
        {
            var asked = Request(call);
            var action = await processor.Made<ActionRequired>(asked);

            await processor.Authenticate(action);

            Assert.IsType(expected, await processor.Insist(After(asked, new CompleteAction(action.Intent))));
        }
    }

    [Fact]
    public async Task Whom_the_bank_does_not_know_is_declined()
    {
        var asked = Authorising("3ds");
        var action = await processor.Made<ActionRequired>(asked);

        await processor.Authenticate(action, succeed: false);

        Assert.Equal(
            new Declined("payment_intent_authentication_failure"), await processor.Insist(After(asked, new CompleteAction(action.Intent))));
    }

    [Fact]
    public async Task Who_does_not_go_to_their_bank_is_not_waited_for()
    {
        foreach (var call in (PaymentCall[])[new AuthoriseCard(new CardToken("3ds"), new Euros(100), CustomerPresence.Present), new SaveCard(new CardToken("3ds"))])
        {
            var asked = Request(call);
            var action = await processor.Made<ActionRequired>(asked);

            Assert.Equal(new Voided(), await processor.Insist(After(asked, new VoidIntent(action.Intent))));
        }
    }

    [Fact]
    public async Task What_cannot_be_captured_stays_authorised_and_can_be_voided()
    {
        var asked = Authorising("capture-fails", 15_000);
        var held = await processor.Made<Authorised>(asked);

        Assert.Equal(new Declined("generic_decline"), await processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(1)))));
        Assert.Equal(new Voided(), await processor.Insist(After(asked, new VoidIntent(held.Intent)) with { Number = 3 }));
        Assert.Equal(["authorised 15000", "released 15000"], await processor.Trace(asked));
    }
}
