using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Settings;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What is charged beside the rent shows its VAT, and each time some of it is taken a document of its own is due.</summary>
[Trait("story", "T24-506")]
public sealed class ChargeStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>, IAsyncLifetime
{
    /// <summary>Parameters are the whole product's: each test begins with the defaults.</summary>
    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Who_is_late_is_charged_with_VAT_at_the_rate_it_was_booked_at_and_one_more_document_is_due()
    {
        using var visit = await api.NewVisit();
        await Set("price.vat-overrun", "10");
        await visit.Leave();
        await Late(visit);

        var overrun = (await visit.Look()).GetProperty("rentNow").GetProperty("cents").GetInt64() - 20_00;
        Assert.True(overrun > 0);
        Assert.Equal([("OVERRUN", (await visit.Units())[0], overrun, Vat(overrun, 20))], await Charges(visit.Booker, visit.Rental));
        Assert.Equal(["RentalReturned", $"PaymentAnswered Rent {overrun}"], Due(visit.Rental));

        using var next = await api.NewVisit();
        await next.Leave();
        await Late(next);
        var charge = Assert.Single(await Charges(next.Booker, next.Rental));
        Assert.Equal(Vat(charge.Amount, 10), charge.Vat);
    }

    [Fact]
    public async Task What_is_kept_of_a_deposit_is_one_document_of_its_own_and_none_is_due_before_it_is_taken()
    {
        await Set("price.vat-damage", "10");
        using var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        var (staff, unit) = (await api.NewStaff(Role.Operator), (await visit.Units())[0]);
        Assert.Null(await staff.Refusal(
            "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, unit, kind = "PARTIAL_CAPTURE", reason = "Carter fendu.", damage = new { reference = "D-12", quote = 40_00 } } }));
        await api.Deliver();
        Assert.Equal(["RentalReturned"], Due(visit.Rental));
        Assert.Empty(await Charges(visit.Booker, visit.Rental));

        await api.At(api.Clock.GetUtcNow().AddHours(24));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Equal([("DAMAGE", unit, 40_00, 3_64)], await Charges(visit.Booker, visit.Rental));
        Assert.Equal(["RentalReturned", "PaymentAnswered Deposit 4000"], Due(visit.Rental));
    }

    [Fact]
    public async Task What_is_let_go_of_is_no_charge_and_no_document()
    {
        using var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green);
        await api.At(api.Clock.GetUtcNow().AddHours(48));
        await api.Deliver();

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Empty(await Charges(visit.Booker, visit.Rental));
        Assert.Equal(["RentalReturned"], Due(visit.Rental));
    }

    [Fact]
    public async Task A_locker_that_is_opened_again_makes_no_second_invoice_of_the_rent()
    {
        using var visit = await api.Out();
        await visit.BringBack();
        var unit = (await visit.Units())[0];
        api.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Null((await visit.Do("reopenLocker", new { unit })).Code());
        Assert.Equal("RETURNING", await visit.Status());
        await visit.Open(1);
        await visit.Shut(unit);

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Equal(2, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1 AND type = 'RentalReturned'", visit.Rental));
        Assert.Single(Due(visit.Rental), due => due == "RentalReturned");
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("capture-fails")]
    [Trait("story", "T24-308")]
    public async Task A_fee_for_cancelling_is_one_document_of_its_own_though_it_is_paid_by_another_card(string card)
    {
        var ((site, tool), booker) = (api.NewShop(), await api.NewBooker());
        var rental = await booker.Book(site, api.SlotIn(12, lasting: 4), tool, card);
        await Set("price.vat-fee", "5.5");
        Assert.Null((await booker.Do("cancelRental", new { rental, expectedFee = 10_00 })).Code());
        for (var time = 0; time < 2; time++) await api.At(api.Clock.GetUtcNow().AddSeconds(10));

        if (card != "ok")
        {
            Assert.Empty(Due(rental));
            Assert.Null(await booker.Browser.Refusal(
                "mutation ($input: PayOwedInput!) { payOwed(input: $input) { refusal { code } } }",
                new { input = new { rental, expectedAmount = 10_00, paymentMethod = "ok" } }));
            await api.Deliver();
        }

        Assert.Equal([("FEE", null, 10_00, 1_67)], await Charges(booker, rental));
        Assert.Equal(["PaymentAnswered Rent 1000"], Due(rental));
    }

    [Fact]
    [Trait("story", "T24-905")]
    public async Task A_credit_note_is_of_the_rent_s_invoice_and_not_of_a_later_document()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        await Late(visit);
        await visit.Judge(VerdictColour.Green);
        await api.At(api.Clock.GetUtcNow().AddHours(48));
        await api.Deliver();
        Assert.Equal("CLOSED", await visit.Status());

        Assert.Null(await (await api.NewStaff(Role.Operator)).Refusal(
            """
            mutation ($rental: ID!) { proposeRefund(input: { rental: $rental, amount: 1000, reason: "Geste commercial" }) { refusal { code } } }
            """,
            new { rental = visit.Rental }));
        await api.Deliver();

        Assert.Equal(
            ["RentalReturned"],
            api.Database.Column<string>("SELECT e.type FROM credit_note JOIN event e ON e.position = invoice WHERE rental_id = $1", visit.Rental));
        Assert.Equal(2, Due(visit.Rental).Count);
    }

    private async Task Late(Visit visit)
    {
        await api.At(visit.Slot.End.AddHours(1));
        await visit.ComeBack();
        await visit.BringBack();
        await api.Deliver();
    }

    /// <summary>From now on, as two of the staff agree.</summary>
    private async Task Set(string key, string value)
    {
        var (settings, signals) = (api.Services.GetRequiredService<CurrentSettings>(), api.Services.GetRequiredService<DatabaseSignals>());
        var before = (await settings.At(api.Clock.GetUtcNow())).Rules.ChargeVat;
        Assert.Null(await (await api.NewStaff(Role.Accountant)).Refusal(SettingsDocuments.Set, new { key, value, version = 0 }));
        Assert.Null(await (await api.NewStaff(Role.Administrator)).Refusal(SettingsDocuments.Approve, new { key, version = 1 }));

        // Once the API has heard of it.
        for (var heard = signals.NextSettings(); (await settings.At(api.Clock.GetUtcNow())).Rules.ChargeVat == before; heard = signals.NextSettings())
            await heard.WaitAsync(Patience.Limit);
    }

    private static long Vat(long with, int rate) => with - (long)Math.Round(with * 100m / (100 + rate), MidpointRounding.AwayFromZero);

    /// <summary>The events for which a document is due; of answers the payment's purpose and what was taken by it.</summary>
    private List<string> Due(Guid rental) => api.Database.Column<string>(
        """
        SELECT concat_ws(' ', e.type, p.purpose, p.taken_cents) FROM outbox o JOIN event e ON e.position = o.event
        LEFT JOIN payment p ON p.id = (e.data ->> 'payment')::uuid WHERE o.channel = 'invoice_due' AND o.stream = $1 ORDER BY e.version
        """,
        rental);

    private static async Task<List<(string? Reason, Guid? Unit, long Amount, long Vat)>> Charges(Customer booker, Guid rental) =>
    [
        .. (await booker.Browser.Do("query ($id: ID!) { rental(id: $id) { charges { reason unit amount { cents } vat { cents } } } }", new { id = rental }))
            .GetProperty("charges").EnumerateArray().Select(charge => (
                charge.GetProperty("reason").GetString(),
                charge.GetProperty("unit") is { ValueKind: not JsonValueKind.Null } unit ? unit.GetGuid() : (Guid?)null,
                Cents(charge, "amount"), Cents(charge, "vat"))),
    ];

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
