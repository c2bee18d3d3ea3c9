using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;
using static Toolbox24.Integrations.Tests.Payments.ProcessorProcess;

namespace Toolbox24.Integrations.Tests.Payments;

/// <summary>What is captured, released and given back at the simulated processor, and that no cent is lost there.</summary>
[Trait("story", "T24-304")]
public sealed class MoneyTests(ProcessorProcess processor) : IClassFixture<ProcessorProcess>
{
    [Fact]
    public async Task A_part_is_captured_once_and_the_rest_released()
    {
        var asked = Authorising("ok", 15_000);
        var held = await processor.Made<Authorised>(asked);

        Assert.Equal(new Captured(new Euros(4_000)), await processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(4_000)))));
        Assert.Equal(
            new Captured(new Euros(4_000)),
            await processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(1))) with { Number = 3 }));
        Assert.Equal(["authorised 15000", "captured 4000", "released 11000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task More_than_was_authorised_is_not_captured()
    {
        var asked = Authorising("ok", 15_000);
        var held = await processor.Made<Authorised>(asked);

        await Assert.ThrowsAsync<DeliveryRefusedException>(
            () => processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(15_001)))));
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_void_that_comes_too_late_tells_what_was_taken()
    {
        var asked = Request(new ChargeCard(new CardToken("ok"), new Euros(100), CustomerPresence.Present));
        var charged = await processor.Made<Charged>(asked);

        Assert.Equal(charged, await processor.Insist(After(asked, new VoidIntent(charged.Intent))));
    }

    [Fact]
    public async Task A_void_made_twice_voids_once()
    {
        var asked = Authorising("ok", 15_000);
        var held = await processor.Made<Authorised>(asked);

        Assert.Equal(new Voided(), await processor.Insist(After(asked, new VoidIntent(held.Intent))));
        Assert.Equal(new Voided(), await processor.Insist(After(asked, new VoidIntent(held.Intent)) with { Number = 3 }));
        Assert.Equal(["authorised 15000", "released 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task Refunds_are_told_as_their_sum_and_never_exceed_what_was_taken()
    {
        var asked = Request(new ChargeCard(new CardToken("ok"), new Euros(10_000), CustomerPresence.Present));
        var charged = await processor.Made<Charged>(asked);

        Assert.Equal(new Refunded(new Euros(4_000)), await Refund(2, 4_000));
        await Assert.ThrowsAsync<DeliveryRefusedException>(() => Refund(3, 6_001));
        Assert.Equal(new Refunded(new Euros(10_000)), await Refund(4, 6_000));
        Assert.Equal(new Refunded(new Euros(10_000)), await Refund(5, 1));
        Assert.Equal(["authorised 10000", "captured 10000", "refunded 4000", "refunded 6000"], await processor.Trace(asked));

        Task<PaymentOutcome> Refund(int number, long cents) =>
            processor.Insist(asked with { Number = number, Call = new RefundAmount(charged.Intent, new Euros(cents)) });
    }

    [Fact]
    public async Task An_authorisation_dies_at_its_time_and_is_neither_captured_nor_held()
    {
        var asked = Authorising("ok", 15_000);
        var held = await processor.Made<Authorised>(asked);
        await processor.Advance(TimeSpan.FromDays(7));

        Assert.Equal(new Lapsed(), await processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(1)))));
        Assert.Equal(new Lapsed(), await processor.Insist(After(asked, new VoidIntent(held.Intent)) with { Number = 3 }));
        Assert.Equal(["authorised 15000", "expired 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task Whatever_is_asked_no_cent_is_lost()
    {
        var random = new Random(Seeds.Next());
        string[] cards = ["ok", "timeout-after-work", "timeout-before-work", "flaky", "capture-fails", "declined:lost_card"];
        for (var i = 0; i < 60; i++)
        {
            var asked = Authorising(cards[random.Next(cards.Length)], random.Next(100, 20_000));
            if (await processor.Insist(asked) is not Authorised held) continue;

            if (random.Next(8) == 0) await processor.Advance(TimeSpan.FromDays(random.Next(1, 8)));
            PaymentCall next = random.Next(3) == 0 ? new VoidIntent(held.Intent) : new CaptureAmount(held.Intent, new Euros(random.Next(1, 100)));
            if (await processor.Insist(After(asked, next)) is Captured taken && random.Next(2) == 0)
                await processor.Insist(asked with { Number = 3, Call = new RefundAmount(held.Intent, taken.Amount) });
        }

        var ledger = await processor.Ledger();
        Assert.Equal(ledger.Authorised, ledger.Captured + ledger.Released + ledger.Expired + ledger.Held);
        Assert.True(ledger is { Captured: > 0, Released: > 0, Expired: > 0, Held: > 0 } && ledger.Refunded is > 0 && ledger.Refunded < ledger.Captured);
        Assert.Equal(ledger.Entries.Where(one => one.Kind == "authorised").Sum(one => one.Cents), ledger.Authorised);
        Assert.All(
            ledger.Entries.GroupBy(one => one.Intent),
            intent => Assert.Single(intent, one => one.Kind == "authorised"));
    }
}
