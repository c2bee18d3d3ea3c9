using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Disputes;
using Toolbox24.Grains.Tests.Rentals.OnSite;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Disputes;

/// <summary>Customers dispute what was decided; somebody else looks at it again.</summary>
[Trait("story", "T24-508")]
public sealed class DisputeTests(WallFixture wall) : IClassFixture<WallFixture>
{
    private static readonly DisputeWords Why = new("La rayure y était déjà", []);
    private static readonly AccountId Colleague = new(Guid.CreateVersion7());

    [Fact]
    public async Task What_was_decided_is_disputed_by_whose_rental_it_is_and_once()
    {
        var rental = await Decided();

        Assert.IsType<UnknownRental>((await New().Open(await wall.NewCustomer(), rental.Id, rental.Items[0].Unit, Why)).Refusal());
        Assert.IsType<PhotoNotOfRental>((await New().Open(
            rental.Customer, rental.Id, rental.Items[0].Unit, Why with { Photos = [new(Guid.CreateVersion7())] })).Refusal());
        var opened = (await New().Open(rental.Customer, rental.Id, rental.Items[0].Unit, Why)).Value();
        Assert.IsType<DisputedAlready>((await New().Open(rental.Customer, rental.Id, rental.Items[0].Unit, Why)).Refusal());
        Assert.Equal(opened, (await Grain(opened.Id).Open(rental.Customer, rental.Id, rental.Items[0].Unit, Why)).Value());

        Assert.Equal((DisputeStatus.Open, new Euros(40_00), Decider), (opened.Status, opened.Captured, opened.Decider!.Value));
        Assert.Equal([Why.Text], wall.Database.Column<string>("SELECT text FROM dispute_line WHERE dispute_id = $1", opened.Id.Value));
        Assert.Equal(0L, wall.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%rayure%'"));
        Assert.Equal(0L, wall.Database.Scalar<long>("SELECT count(*) FROM dispute WHERE state::text LIKE '%rayure%'"));
        Assert.Equal(["DisputeOpened"], Audited(opened.Id));
    }

    [Fact]
    public async Task What_goes_back_is_asked_of_the_processor_once_however_often_it_is_delivered()
    {
        var opened = await Opened();
        Assert.IsType<DeciderCannotAnswer>((await Grain(opened.Id).Answer(Decider, Why)).Refusal());
        (await Grain(opened.Id).Answer(Colleague, new DisputeWords("Vous avez raison", []))).Value();

        Assert.IsType<DeciderCannotAnswer>((await Grain(opened.Id).Conclude(Decider, new Euros(15_00))).Refusal());
        Assert.Equal(DisputeStatus.PartlyRefunded, (await Grain(opened.Id).Conclude(Colleague, new Euros(15_00))).Value().Status);
        await wall.Deliver();
        wall.Database.Execute(
            """
            INSERT INTO outbox (event, channel, stream, next_try)
            SELECT position, 'dispute-refunds', stream, $2 FROM event WHERE stream = $1 AND type = 'DisputeConcluded'
            """,
            opened.Id.Value, wall.Now);
        await wall.Deliver();

        var rental = await wall.AnswerAll(opened.Rental);
        Assert.Equal(new Euros(15_00), rental.Payments.Single(payment => payment.Purpose == PaymentPurpose.Deposit).Refunded);
        Assert.Equal(["CaptureRefunded"], wall.EventsOf(opened.Rental).Where(type => type == "CaptureRefunded"));
        Assert.Equal(["DisputeAnswered", "DisputeConcluded", "DisputeOpened"], Audited(opened.Id));
    }

    [Fact]
    public async Task The_customer_is_told_of_the_answer_and_of_the_end_with_the_mediator()
    {
        var opened = await Opened();
        (await Grain(opened.Id).Answer(Colleague, new DisputeWords("Nous maintenons", []))).Value();
        (await Grain(opened.Id).Conclude(Colleague, Euros.Zero)).Value();

        var told = wall.Database.Column<string>("SELECT facts FROM message WHERE account_id = $1 AND template LIKE 'Dispute%'", opened.Customer.Value);
        Assert.Equal(2, told.Count);
        Assert.Contains(told, facts => facts.Contains("Nous maintenons", StringComparison.Ordinal));
        Assert.All(told, facts => Assert.Contains("L612-1", facts, StringComparison.Ordinal));
        Assert.Equal(0L, wall.Database.Scalar<long>("SELECT count(*) FROM outbox WHERE channel = 'dispute-refunds' AND stream = $1", opened.Id.Value));
    }

    [Fact]
    public async Task What_nobody_answers_in_time_is_noted_once_and_raises_an_incident()
    {
        var opened = await Opened();

        wall.Clock.Advance(opened.AnswerBy - wall.Now);
        await wall.Silo.Sweep();
        await wall.Silo.Sweep();

        await wall.Deliver();

        Assert.True((await Grain(opened.Id).Get()).Value().IsLate);
        Assert.Equal(["Urgent"], wall.Database.Column<string>(
            "SELECT severity FROM incident WHERE kind = 'DisputeUnanswered' AND rental_id = $1 AND site_id IS NOT NULL", opened.Rental.Value));
        Assert.Equal(["DisputeOpened", "DisputeUnanswered"], wall.Database.Column<string>("SELECT type FROM event WHERE stream = $1 ORDER BY version", opened.Id.Value));
    }

    [Fact]
    public async Task Two_activations_that_race_write_one_line_each_after_the_other()
    {
        var opened = await Opened();
        await using var second = await wall.SecondSilo();
        var other = second.Grains.GetGrain<IDisputeGrain>(opened.Id.Value);
        await other.Get();

        await Grain(opened.Id).Comment(DisputeSide.Customer, opened.Customer, Why);
        var both = (await other.Comment(DisputeSide.Staff, Decider, new DisputeWords("Nous regardons", []))).Value();

        Assert.Equal([DisputeSide.Customer, DisputeSide.Customer, DisputeSide.Staff], both.Timeline.Select(line => line.Side));
        Assert.IsType<UnknownDispute>((await other.Comment(DisputeSide.Customer, Colleague, Why)).Refusal());
        Assert.IsType<UnknownDispute>((await New().Answer(Colleague, Why)).Refusal());
    }

    private AccountId Decider { get; } = new(Guid.CreateVersion7());

    private IDisputeGrain New() => Grain(DisputeId.New(wall.Now));

    private IDisputeGrain Grain(DisputeId id) => wall.Silo.Grains.GetGrain<IDisputeGrain>(id.Value);

    private async Task<Dispute> Opened()
    {
        var rental = await Decided();
        return (await New().Open(rental.Customer, rental.Id, rental.Items[0].Unit, Why)).Value();
    }

    private async Task<Rental> Decided()
    {
        var (site, tool) = wall.NewSite();
        var booked = await wall.Booked(await wall.Held(await wall.NewCustomer(), site, wall.SlotIn(24, lasting: 4), tool));
        return await wall.Silo.Services.Decide(booked.Id, Decider, () => wall.AnswerAll(booked.Id));
    }

    private List<string> Audited(DisputeId id) =>
        wall.Database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY action", id.Value);
}
