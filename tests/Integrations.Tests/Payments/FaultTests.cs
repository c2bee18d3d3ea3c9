using System.Net;
using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Storage.Outbox;
using static Toolbox24.Integrations.Tests.Payments.ProcessorProcess;

namespace Toolbox24.Integrations.Tests.Payments;

/// <summary>What goes wrong on the way to the processor and back, and that nothing is done twice because of it.</summary>
public sealed class FaultTests(ProcessorProcess processor) : IClassFixture<ProcessorProcess>
{
    [Fact]
    public async Task A_connection_lost_after_the_work_is_repeated_and_answered_as_it_would_have_been()
    {
        var asked = Authorising("timeout-after-work", 15_000);

        await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(asked));
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
        var held = Assert.IsType<Authorised>(await processor.Payments.Call(asked));

        var capture = After(asked, new CaptureAmount(held.Intent, new Euros(9_000)));
        await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(capture));
        Assert.Equal(new Captured(new Euros(9_000)), await processor.Payments.Call(capture));

        var refund = After(capture, new RefundAmount(held.Intent, new Euros(2_000)));
        await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(refund));
        Assert.Equal(new Refunded(new Euros(2_000)), await processor.Payments.Call(refund));
        Assert.Equal(["authorised 15000", "captured 9000", "released 6000", "refunded 2000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_connection_lost_before_the_work_is_repeated_and_the_work_done_once()
    {
        var asked = Authorising("timeout-before-work", 15_000);

        await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(asked));
        Assert.Empty(await processor.Trace(asked));
        Assert.IsType<Authorised>(await processor.Payments.Call(asked));
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_processor_that_fails_by_itself_is_asked_again()
    {
        var asked = Authorising("flaky", 15_000);

        var failed = await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(asked));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.IsType<Authorised>(await processor.Payments.Call(asked));
    }

    [Fact]
    public async Task A_processor_that_is_down_or_talks_nonsense_has_not_answered()
    {
        var asked = Authorising("ok", 15_000);

        await processor.Fail("down", 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(asked));
        await processor.Fail("garbage", 1);
        await Assert.ThrowsAnyAsync<JsonException>(() => processor.Payments.Call(asked));

        Assert.IsType<Authorised>(await processor.Payments.Call(asked));
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_call_repeated_while_it_is_under_way_is_done_once()
    {
        var asked = Authorising("ok", 15_000);
        await processor.Fail("slow", 1);

        var both = await Task.WhenAll(Tried(asked), Tried(asked));

        Assert.Equal([HttpStatusCode.Conflict], both.OfType<HttpRequestException>().Select(one => one.StatusCode));
        Assert.IsType<Authorised>(await processor.Payments.Call(asked));
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_key_is_never_used_for_another_call()
    {
        var asked = Authorising("ok", 15_000);
        await processor.Made<Authorised>(asked);
        var other = asked with { Call = new AuthoriseCard(new CardToken("ok"), new Euros(15_001), CustomerPresence.Present) };

        await Assert.ThrowsAsync<DeliveryRefusedException>(() => processor.Payments.Call(other));
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Theory]
    [InlineData("no-such-card", 15_000, "resource_missing")]
    [InlineData("ok", 49, "amount_too_small")]
    public async Task What_the_processor_will_not_open_is_declined_and_nothing_was_made(string card, long cents, string code)
    {
        var asked = Authorising(card, cents);

        Assert.Equal(new Declined(code), await processor.Payments.Call(asked));
        Assert.Equal(new Declined(code), await processor.Payments.Call(Request(new ChargeCard(new CardToken(card), new Euros(cents), CustomerPresence.Absent))));
        Assert.Empty(await processor.Trace(asked));
    }

    [Fact]
    public async Task A_card_that_is_to_be_kept_and_is_not_known_is_declined() =>
        Assert.Equal(new Declined("resource_missing"), await processor.Payments.Call(Request(new SaveCard(new CardToken("no-such-card")))));

    [Fact]
    public async Task What_goes_on_with_an_intent_that_the_processor_does_not_know_is_refused_for_good()
    {
        var asked = Authorising("ok", 15_000);

        foreach (var call in (PaymentCall[])[new CaptureAmount("pi_none", new Euros(1)), new VoidIntent("pi_none"), new RefundAmount("pi_none", new Euros(1)), new CompleteAction("pi_none")])
            await Assert.ThrowsAsync<DeliveryRefusedException>(() => processor.Payments.Call(After(asked, call)));
    }

    [Fact]
    public async Task Who_shows_no_key_is_told_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/payment_intents/pi_1");
        using var answer = await processor.Send(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task What_moved_money_is_found_when_its_key_is_forgotten()
    {
        var asked = Authorising("ok", 15_000);
        Assert.Null(await processor.Payments.Find(asked));
        var held = await processor.Made<Authorised>(asked);
        Assert.Equal(held, await processor.Payments.Find(asked));

        await processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(9_000))));
        var refund = asked with { Number = 3, Call = new RefundAmount(held.Intent, new Euros(2_000)) };
        Assert.Null(await processor.Payments.Find(refund));
        await processor.Insist(refund);
        Assert.Equal(new Refunded(new Euros(2_000)), await processor.Payments.Find(refund));
    }

    [Fact]
    public async Task A_processor_that_was_killed_remembers_what_it_did_and_answered()
    {
        var asked = Authorising("timeout-after-work", 15_000);
        await Assert.ThrowsAsync<HttpRequestException>(() => processor.Payments.Call(asked));

        await processor.Restart(between: file => File.AppendAllText(file, "{\"Intent\":{\"Id\":\"pi_half"));

        var held = Assert.IsType<Authorised>(await processor.Payments.Call(asked));
        Assert.IsType<Captured>(await processor.Insist(After(asked, new CaptureAmount(held.Intent, new Euros(15_000)))));
        Assert.Equal(["authorised 15000", "captured 15000"], await processor.Trace(asked));
    }

    private async Task<object> Tried(PaymentRequest asked)
    {
        try
        {
            return await processor.Payments.Call(asked);
        }
        catch (HttpRequestException failed)
        {
            return failed;
        }
    }
}
