using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Rent goes back because somebody of the staff wants it to.</summary>
[Trait("story", "T24-905")]
public sealed class RefundStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Propose =
        """
        mutation ($rental: ID!, $amount: Long!, $reason: String!) {
          proposeRefund(input: { rental: $rental, amount: $amount, reason: $reason }) { refund { id approvedAt } refusal { code } }
        }
        """;

    private const string Approve = "mutation ($refund: ID!) { approveRefund(refund: $refund) { refund { approvedAt } refusal { code } } }";

    [Fact]
    public async Task What_is_little_goes_back_at_once_and_once_with_a_credit_note_of_the_invoice()
    {
        using var visit = await Closed();
        var staff = await api.NewStaff(Role.Operator);
        Assert.Equal("REASON_OUT_OF_BOUNDS", await staff.Refusal(Propose, Of(visit, 10_00, "")));
        Assert.Equal("AMOUNT_OUT_OF_BOUNDS", await staff.Refusal(Propose, Of(visit, 1_000_00)));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await visit.Booker.Browser.Error(Propose, Of(visit, 10_00)));

        var refund = (await staff.Do(Propose, Of(visit, 10_00))).GetProperty("refund");
        await api.Deliver();

        Assert.Equal(api.Clock.GetUtcNow(), refund.GetProperty("approvedAt").GetDateTimeOffset());
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Rent refunded 1000");
        Assert.Equal("CLOSED", await visit.Status());
        var note = (await Refunds(visit))[0].GetProperty("creditNote");
        Assert.Equal(
            api.Database.Scalar<long>("SELECT event FROM outbox WHERE stream = $1 AND channel = 'invoice_due'", visit.Rental), note.GetProperty("invoice").GetInt64());
        Assert.Equal(10_00, Cents(note));
        Assert.Equal([3_34, 3_33, 3_33], note.GetProperty("lines").EnumerateArray().Select(Cents).OrderDescending());
        Assert.Equal("REFUND_APPROVED_ALREADY", await staff.Refusal(Approve, new { refund = refund.GetProperty("id").GetGuid() }));
        Assert.Equal(
            ["RefundProposed", "RentRefunded"],
            api.Database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 AND action LIKE 'Re%und%' ORDER BY action", visit.Rental));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%Geste%'"));
    }

    [Fact]
    public async Task What_is_much_goes_back_once_somebody_else_agrees()
    {
        using var visit = await Closed();
        var (staff, other) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Operator));

        var refund = (await staff.Do(Propose, Of(visit, 50_01))).GetProperty("refund");
        await api.Deliver();
        var id = new { refund = refund.GetProperty("id").GetGuid() };
        Assert.DoesNotContain(await api.Moved(visit.Rental), IsOfRent);
        Assert.Equal(JsonValueKind.Null, (await Refunds(visit))[0].GetProperty("creditNote").ValueKind);
        Assert.Contains(
            (await other.Do("{ refundsToApprove { id rentalId reason } }")).EnumerateArray(),
            each => each.GetProperty("id").GetGuid() == id.refund && each.GetProperty("reason").GetString() == "Geste commercial");
        Assert.Equal("OWN_REFUND", await staff.Refusal(Approve, id));

        Assert.Null(await other.Refusal(Approve, id));
        await api.Deliver();
        Assert.Equal("REFUND_APPROVED_ALREADY", await other.Refusal(Approve, id));
        await api.Deliver();

        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Rent refunded 5001");
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM credit_note WHERE rental_id = $1 AND amount_cents = 5001", visit.Rental));
    }

    [Fact]
    public async Task What_is_much_goes_back_in_parts_only_once_somebody_else_agrees_even_to_parts_asked_for_at_once()
    {
        using var visit = await Closed();
        var staff = await api.NewStaff(Role.Operator);
        await staff.Do(Propose, Of(visit, 20_00));

        // Each by itself is little; of those that come together one fits beside what went back before.
        var refunds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => staff.Do(Propose, Of(visit, 20_00))));
        await api.Deliver();

        Assert.Single(refunds, each => each.GetProperty("refund").GetProperty("approvedAt").ValueKind != JsonValueKind.Null);
        Assert.Equal(["Rent refunded 2000", "Rent refunded 2000"], (await api.Moved(visit.Rental)).Where(IsOfRent));
        Assert.Equal(3L, api.Database.Scalar<long>("SELECT count(*) FROM refund WHERE rental_id = $1 AND approved_at IS NULL", visit.Rental));

        var waiting = refunds.Select(each => each.GetProperty("refund")).First(each => each.GetProperty("approvedAt").ValueKind == JsonValueKind.Null);
        Assert.Null(await (await api.NewStaff(Role.Operator)).Refusal(Approve, new { refund = waiting.GetProperty("id").GetGuid() }));
        await api.Deliver();
        Assert.Equal(3, (await api.Moved(visit.Rental)).Count(IsOfRent));
    }

    [Fact]
    public async Task Where_no_invoice_was_due_the_money_goes_back_and_no_credit_note_is_asked_for()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        var (staff, unit) = (await api.NewStaff(Role.Administrator), (await visit.Units())[0]);
        Assert.Null(await staff.Refusal(
            "mutation ($input: ClaimLossInput!) { claimLoss(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, unit, price = 100_00, wear = 1.0, reason = "Outil non rendu." } }));
        await api.Deliver();
        Assert.Equal("CLOSED", await visit.Status());

        Assert.Null(await staff.Refusal(Propose, Of(visit, 10_00)));
        await api.Deliver();

        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Rent refunded 1000");
        Assert.Equal(JsonValueKind.Null, (await Refunds(visit))[0].GetProperty("creditNote").ValueKind);
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM outbox WHERE stream = $1 AND channel = 'credit-notes'", visit.Rental));

        // What it cost to be late and what was kept of the deposit have documents of their own; the rent has none.
        Assert.Equal(
            ["PaymentAnswered", "PaymentAnswered"],
            api.Database.Column<string>("SELECT type FROM outbox o JOIN event e ON e.position = o.event WHERE o.stream = $1 AND channel = 'invoice_due'", visit.Rental));
    }

    [Fact]
    [Trait("story", "T24-910")]
    public async Task Why_is_erased_with_the_person()
    {
        using var visit = await Closed();
        await (await api.NewStaff(Role.Operator)).Do(Propose, Of(visit, 10_00));

        api.Database.Execute("SELECT erase_person($1, $2)", visit.Booker.Id.Value, visit.Booker.Email);

        Assert.Equal(JsonValueKind.Null, (await Refunds(visit))[0].GetProperty("reason").ValueKind);
    }

    private async Task<JsonElement> Refunds(Visit visit) => await (await api.NewStaff(Role.Accountant)).Do(
        "query ($rental: ID!) { refunds(rental: $rental) { reason creditNote { invoice amount { cents } lines { unit amount { cents } } } } }",
        new { rental = visit.Rental });

    /// <summary>Three tools were rented, came back as they were, and that is decided.</summary>
    private async Task<Visit> Closed()
    {
        var visit = await api.Out(3);
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green, VerdictColour.Green, VerdictColour.Green);
        await api.At(api.Clock.GetUtcNow().AddHours(48));
        await api.Deliver();
        Assert.Equal("CLOSED", await visit.Status());
        return visit;
    }

    private static bool IsOfRent(string moved) => moved.StartsWith("Rent refunded", StringComparison.Ordinal);

    private static object Of(Visit visit, long amount, string reason = "Geste commercial") => new { rental = visit.Rental, amount, reason };

    private static int Cents(JsonElement line) => line.GetProperty("amount").GetProperty("cents").GetInt32();
}
