using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;
using static Toolbox24.Integrations.Tests.Payments.ProcessorProcess;

namespace Toolbox24.Integrations.Tests.Payments;

/// <summary>Calls that go from the outbox to the processor, and back to the rental.</summary>
[Trait("story", "T24-304")]
public sealed class PaymentsChannelTests : IClassFixture<ProcessorProcess>, IDisposable
{
    private readonly ProcessorProcess processor;
    private readonly MovableClock clock = MovableClock.StoppedAt(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly List<PaymentAnswer> told = [];
    private readonly PaymentSender sender;
    private int deaf;

    public PaymentsChannelTests(ProcessorProcess processor)
    {
        this.processor = processor;
        processor.Database.Execute("TRUNCATE outbox, event");
        sender = new PaymentSender(processor.Database.Source, processor.Address, clock, Hear);
    }

    public void Dispose() => sender.Dispose();

    [Fact]
    public async Task A_call_is_made_and_the_rental_told_what_it_came_to()
    {
        var asked = Authorising("ok", 15_000);

        await Deliver(asked);

        var answer = Assert.Single(told);
        Assert.Equal((asked, clock.GetUtcNow()), (answer.Request, answer.At));
        Assert.IsType<Authorised>(answer.Outcome);
        Assert.Empty(Rows());
    }

    [Theory]
    [InlineData("timeout-after-work")]
    [InlineData("timeout-before-work")]
    [InlineData("flaky")]
    public async Task An_unknown_outcome_is_asked_for_again_until_it_is_known(string card)
    {
        var asked = Authorising(card, 15_000);

        await Deliver(asked);
        Assert.Empty(told);
        Assert.Equal(["Pending 1"], Rows());

        await Retry();
        Assert.IsType<Authorised>(Assert.Single(told).Outcome);
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
        Assert.Empty(Rows());
    }

    [Fact]
    public async Task A_declined_card_is_an_answer_and_not_asked_about_again()
    {
        await Deliver(Authorising("declined:insufficient_funds"));

        Assert.Equal(new Declined("insufficient_funds"), Assert.Single(told).Outcome);
        Assert.Empty(Rows());
    }

    [Fact]
    public async Task A_card_nobody_knows_is_an_answer_too_and_holds_nothing_back()
    {
        var first = Authorising("no-such-card");
        PaymentSender.Ask(processor.Database, first, clock.GetUtcNow());

        await Deliver(Authorising("ok") with { Rental = first.Rental, Purpose = PaymentPurpose.Rent });

        Assert.Equal(new Declined("resource_missing"), told[0].Outcome);
        Assert.IsType<Authorised>(told[1].Outcome);
        Assert.Empty(Rows());
    }

    [Fact]
    public async Task A_rental_that_cannot_be_told_is_told_later_and_nothing_moves_again()
    {
        var asked = Request(new ChargeCard(new CardToken("ok"), new Euros(4_200), CustomerPresence.Present));
        deaf = 1;

        await Deliver(asked);
        Assert.Equal(["Pending 1"], Rows());
        await Retry();

        Assert.IsType<Charged>(Assert.Single(told).Outcome);
        Assert.Equal(["authorised 4200", "captured 4200"], await processor.Trace(asked));
    }

    [Fact]
    public async Task The_calls_of_a_rental_are_made_in_their_order_and_a_later_one_waits_for_an_earlier()
    {
        var first = Authorising("flaky");
        var second = Authorising("ok") with { Rental = first.Rental, Purpose = PaymentPurpose.Rent };
        PaymentSender.Ask(processor.Database, first, clock.GetUtcNow());

        await Deliver(second);
        Assert.Empty(told);
        await Retry();

        Assert.Equal([first, second], told.Select(answer => answer.Request));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_parked_with_its_reason_and_holds_back_what_comes_after()
    {
        var first = After(Authorising("ok"), new CaptureAmount("pi_none", new Euros(1)));
        PaymentSender.Ask(processor.Database, first, clock.GetUtcNow());

        await Deliver(Authorising("ok") with { Rental = first.Rental, Purpose = PaymentPurpose.Rent });

        var parked = Assert.Single(await sender.Outbox.Parked());
        Assert.Equal((first.Rental.Value, 1, 1), (parked.Stream, parked.Attempts, parked.HeldBack));
        Assert.Contains("404 resource_missing", parked.Error, StringComparison.Ordinal);
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"payment":7}""")]
    [InlineData("""{"call":{"$type":"StealCard"}}""")]
    [InlineData("null")]
    public async Task What_is_no_call_is_parked(string data)
    {
        PaymentSender.Ask(processor.Database, Authorising("ok"), data, clock.GetUtcNow());

        await Deliver();

        Assert.Equal(["Parked 1"], Rows());
    }

    [Fact]
    public async Task A_call_whose_key_is_forgotten_is_not_made_twice()
    {
        var asked = Authorising("timeout-after-work", 15_000);
        await Deliver(asked);

        clock.Advance(TimeSpan.FromHours(25));
        await processor.Advance(TimeSpan.FromHours(25));
        await Deliver();

        Assert.IsType<Authorised>(Assert.Single(told).Outcome);
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_call_that_never_got_through_is_made_however_late()
    {
        var asked = Authorising("timeout-before-work", 15_000);
        await Deliver(asked);

        clock.Advance(TimeSpan.FromHours(25));
        await Deliver();

        Assert.IsType<Authorised>(Assert.Single(told).Outcome);
        Assert.Equal(["authorised 15000"], await processor.Trace(asked));
    }

    [Fact]
    public async Task A_process_that_may_not_call_rentals_leaves_the_calls_to_the_one_that_may()
    {
        sender.Permit.IsGranted = false;

        await Deliver(Authorising("ok"));

        Assert.Equal(["Pending 0"], Rows());
    }

    [Fact]
    public async Task A_process_killed_between_the_work_and_its_answer_charges_nobody_twice()
    {
        var asked = Request(new ChargeCard(new CardToken("ok"), new Euros(4_200), CustomerPresence.Present));
        PaymentSender.Ask(processor.Database, asked, TimeProvider.System.GetUtcNow());
        await using (var killed = ChildProcess.Dotnet(
                         Built.CrashHost, [], "payments", processor.Database.ConnectionString, processor.Address.AbsoluteUri))
        {
            await killed.Line($"answered {asked.Key}");
            await killed.Kill();
        }

        Assert.Equal(["Pending 1"], Rows());
        Assert.Equal(["authorised 4200", "captured 4200"], await processor.Trace(asked));

        // What the killed process had taken comes back when its lease is over.
        clock.Advance(processor.Database.Scalar<DateTime>("SELECT next_try FROM outbox") - clock.GetUtcNow());
        await Deliver();

        Assert.IsType<Charged>(Assert.Single(told).Outcome);
        Assert.Equal(["authorised 4200", "captured 4200"], await processor.Trace(asked));
        Assert.Empty(Rows());
    }

    private Task Hear(PaymentAnswer answer)
    {
        if (deaf-- > 0) throw new TimeoutException("the rental did not answer");

        told.Add(answer);
        return Task.CompletedTask;
    }

    private List<string> Rows() =>
        processor.Database.Column<string>("SELECT status || ' ' || attempts FROM outbox ORDER BY event");

    private Task Retry()
    {
        clock.Advance(OutboxDispatcher.DelayAfter(1));
        return Deliver();
    }

    /// <summary>Asks for calls, and sends whatever is due.</summary>
    private async Task Deliver(params PaymentRequest[] asked)
    {
        foreach (var request in asked) PaymentSender.Ask(processor.Database, request, clock.GetUtcNow());
        while (await sender.Dispatcher.SendDue() > 0)
        {
        }
    }
}
