using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What no card gave is owed, and customers pay it themselves.</summary>
[Trait("story", "T24-502")]
public sealed class OwedStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Pay =
        """
        mutation ($input: PayOwedInput!) { payOwed(input: $input) { rental { id } refusal { code ... on OwedChanged { owed { cents } } } } }
        """;

    private const string NothingLeft = "declined-later:insufficient_funds";

    [Fact]
    public async Task What_the_card_did_not_give_for_being_late_is_paid_by_another_once()
    {
        using var visit = await Late();
        var (owed, rents) = (await Owed(visit, "owedRent"), await Rents(visit));
        Assert.True(owed > 0);
        Assert.Single(rents);

        var changed = (await visit.Booker.Browser.Do(Pay, Input(visit, owed - 1))).GetProperty("refusal");
        Assert.Equal(("OWED_CHANGED", owed), (changed.GetProperty("code").GetString(), changed.GetProperty("owed").GetProperty("cents").GetInt64()));
        Assert.Equal("NO_CARD_TOKEN", await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "4242424242424242")));
        Assert.Equal("UNKNOWN_RENTAL", await (await api.NewBooker()).Browser.Refusal(Pay, Input(visit, owed)));
        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "ok")));
        Assert.Equal("PAYMENT_UNDER_WAY", await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "ok")));
        await api.Deliver();

        Assert.Equal(0, await Owed(visit, "owedRent"));
        Assert.Equal([.. rents, $"Rent captured {owed}"], await Rents(visit));
        Assert.Equal("NOTHING_TO_PAY", await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "ok")));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = 'OwedAsked'", visit.Rental));
        Assert.DoesNotContain((await (await api.NewStaff(Role.Operator)).Do("{ owingRentals { id } }")).EnumerateArray(), each => each.GetProperty("id").GetGuid() == visit.Rental);
    }

    [Theory]
    [InlineData("declined:insufficient_funds", "insufficient_funds")]
    [InlineData("no-such-card", "resource_missing")]
    public async Task A_card_that_is_declined_changes_nothing_and_the_one_that_was_kept_can_be_asked_again(string card, string code)
    {
        using var visit = await Late();
        var (owed, rents) = (await Owed(visit, "owedRent"), await Rents(visit));

        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, card)));
        await api.Deliver();

        var last = (await visit.Booker.Look(visit.Rental)).GetProperty("payments").EnumerateArray().Last();
        Assert.Equal(("RENT", "DECLINED", code), (last.GetProperty("purpose").GetString(), last.GetProperty("status").GetString(), last.GetProperty("declineCode").GetString()));
        Assert.Empty(await Receipts(visit));
        Assert.Equal(("PENDING_VALIDATION", owed), (await visit.Status(), await Owed(visit, "owedRent")));
        Assert.Equal(rents, await Rents(visit));
        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed)));
        await api.Deliver();
        Assert.Equal(0, await Owed(visit, "owedRent"));
        Assert.Equal([.. rents, $"Rent captured {owed}"], await Rents(visit));
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("timeout-after-work")]
    [InlineData("flaky")]
    [Trait("story", "T24-902")]
    public async Task Who_pays_what_they_owe_has_one_receipt_though_the_answer_is_lost_or_told_twice(string card)
    {
        using var visit = await Late();
        var (owed, rents) = (await Owed(visit, "owedRent"), await Rents(visit));

        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, card)));
        var grain = api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(visit.Rental);
        var asked = (await grain.Get()).Value().Payments[^1].Pending!;
        for (var time = 0; time < 5; time++) await api.At(api.Clock.GetUtcNow().AddSeconds(10));
        await grain.PaymentAnswered(new PaymentAnswer(asked, new Charged((await grain.Get()).Value().Payments[^1].Intent!), api.Clock.GetUtcNow()));
        await api.Deliver();

        var receipt = Assert.Single(await Receipts(visit));
        Assert.Contains($"{owed / 100},{owed % 100:00}", receipt, StringComparison.Ordinal);
        Assert.Contains("pour le prix de votre location", receipt, StringComparison.Ordinal);
        Assert.Contains("Vous ne devez plus rien pour cette location.", receipt, StringComparison.Ordinal);
        Assert.Equal([.. rents, $"Rent captured {owed}"], await Rents(visit));
    }

    [Fact]
    public async Task What_waits_at_the_bank_stays_owed_and_the_next_try_takes_its_place()
    {
        using var visit = await Late();
        var (owed, rents) = (await Owed(visit, "owedRent"), await Rents(visit));
        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "3ds")));
        await api.Deliver();
        Assert.Equal(owed, await Owed(visit, "owedRent"));

        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "3ds")));
        await api.Deliver();
        var (first, second) = ((await Payments(visit))[^2], (await Payments(visit))[^1]);
        Assert.Equal(("VOIDED", "ACTION_REQUIRED"), (first.GetProperty("status").GetString(), second.GetProperty("status").GetString()));
        await api.Authenticate(second.GetProperty("action").GetString()!);
        Assert.Empty(await Receipts(visit));
        await visit.Booker.Complete(visit.Rental);
        await api.Deliver();

        Assert.Single(await Receipts(visit));
        Assert.Equal(0, await Owed(visit, "owedRent"));
        Assert.Equal([.. rents, $"Rent captured {owed}"], await Rents(visit));
    }

    [Fact]
    public async Task Who_is_suspended_for_a_loss_pays_what_the_tool_was_worth_and_has_it_back_where_it_is_found()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        var (staff, unit) = (await api.NewStaff(Role.Administrator), (await visit.Units())[0]);
        const string Claim = "mutation ($input: ClaimLossInput!) { claimLoss(input: $input) { refusal { code } } }";
        Assert.Null(await staff.Refusal(Claim, new { input = new { rental = visit.Rental, unit, price = 400_00, wear = 0.5, reason = "Outil non rendu." } }));
        await api.Deliver();
        Assert.Equal(("CLOSED", 50_00), (await visit.Status(), await Owed(visit, "owedDamage")));

        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, 50_00)));
        await api.Deliver();
        Assert.Equal(0, await Owed(visit, "owedDamage"));
        Assert.Equal(["Damage captured 5000"], await Moved(visit, "Damage captured"));
        Assert.Contains("pour des outils abîmés ou perdus de votre location", Assert.Single(await Receipts(visit)), StringComparison.Ordinal);
        Assert.Equal("CLOSED", await visit.Status());

        Assert.Null(await staff.Refusal("mutation ($rental: ID!) { reportFound(rental: $rental) { refusal { code } } }", new { rental = visit.Rental }));
        await visit.ComeBack();
        await visit.PutIn(unit);
        await visit.Judge(VerdictColour.Orange);
        Assert.Null(await staff.Refusal(
            "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, unit, kind = "RELEASE", reason = "Retrouvé en bon état." } }));
        await api.Deliver();
        Assert.Equal(["Damage authorised 5000", "Damage captured 5000", "Damage refunded 5000"], await Moved(visit, "Damage"));
        Assert.Equal("Deposit refunded 15000", (await api.Deposits(visit.Rental))[^1]);
    }

    [Fact]
    [Trait("story", "T24-902")]
    public async Task What_was_to_be_kept_of_a_deposit_that_has_died_at_the_processor_is_owed_and_an_incident()
    {
        api.TellProcessor();
        using var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        var (staff, unit) = (await api.NewStaff(Role.Operator), (await visit.Units())[0]);
        Assert.Null(await staff.Refusal(
            "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, unit, kind = "PARTIAL_CAPTURE", reason = "Carter fendu.", damage = new { reference = "D-12", quote = 40_00 } } }));
        api.Database.Execute(
            "UPDATE clock SET offset_ms = $1", (long)(api.Clock.GetUtcNow().AddDays(9) - TimeProvider.System.GetUtcNow()).TotalMilliseconds);

        await api.At(api.Clock.GetUtcNow().AddHours(24));
        api.TellProcessor();

        Assert.Equal("CLOSED", await visit.Status());
        Assert.DoesNotContain(await api.Deposits(visit.Rental), moved => moved.StartsWith("Deposit captured", StringComparison.Ordinal));
        Assert.Equal(40_00, await Owed(visit, "owedDamage"));
        Assert.Equal(["CAPTURE_LAPSED MAJOR"], await api.Incidents(visit.Rental));
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetProperty("text").GetString()!.Contains("40,00 € dus pour votre location", StringComparison.Ordinal));
        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, 40_00)));
        await api.Deliver();
        Assert.Equal(0, await Owed(visit, "owedDamage"));
        Assert.Equal(["Damage captured 4000"], await Moved(visit, "Damage captured"));
    }

    [Fact]
    [Trait("story", "T24-902")]
    public async Task What_the_processor_declines_to_capture_is_released_and_owed_and_paid_once()
    {
        using var visit = await api.NewVisit(card: "capture-fails");
        await visit.Leave();
        await api.Deliver();
        var rent = (await Moved(visit, "Rent authorised")).Single().Split()[^1];
        Assert.Equal([$"Rent authorised {rent}", $"Rent released {rent}"], await Moved(visit, "Rent"));
        await api.At(visit.Slot.End);
        await visit.ComeBack();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        var (staff, unit) = (await api.NewStaff(Role.Operator), (await visit.Units())[0]);
        Assert.Null(await staff.Refusal(
            "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, unit, kind = "PARTIAL_CAPTURE", reason = "Carter fendu.", damage = new { reference = "D-12", quote = 40_00 } } }));
        await api.At(api.Clock.GetUtcNow().AddHours(24));

        Assert.Equal(("CLOSED", 40_00), (await visit.Status(), await Owed(visit, "owedDamage")));
        Assert.Equal(["Deposit authorised 15000", "Deposit released 15000"], await api.Deposits(visit.Rental));
        Assert.Equal(["CAPTURE_LAPSED MAJOR"], await api.Incidents(visit.Rental));
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetProperty("text").GetString()!.Contains("40,00 € dus pour votre location", StringComparison.Ordinal));
        var desk = await api.NewStaff(Role.Operator);
        Assert.DoesNotContain(
            (await desk.Do("{ stuckPayments { rental { id } } }")).EnumerateArray(), each => each.GetProperty("rental").GetProperty("id").GetGuid() == visit.Rental);
        Assert.Contains((await desk.Do("{ owingRentals { id } }")).EnumerateArray(), each => each.GetProperty("id").GetGuid() == visit.Rental);

        var owed = 40_00 + await Owed(visit, "owedRent");
        Assert.Null(await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "ok")));
        await api.Deliver();
        Assert.Equal((0, 0), (await Owed(visit, "owedDamage"), await Owed(visit, "owedRent")));
        Assert.Equal("NOTHING_TO_PAY", await visit.Booker.Browser.Refusal(Pay, Input(visit, owed, "ok")));
        Assert.Equal(["Damage captured 4000"], await Moved(visit, "Damage captured"));
        Assert.Equal([$"Rent captured {rent}"], await Rents(visit));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task A_fee_for_cancelling_that_the_processor_declines_is_released_and_owed_and_paid_once()
    {
        var ((site, tool), booker) = (api.NewShop(), await api.NewBooker());
        var rental = await booker.Book(site, api.SlotIn(12, lasting: 4), tool, "capture-fails");
        Assert.Null((await booker.Do("cancelRental", new { rental, expectedFee = 10_00 })).Code());
        for (var time = 0; time < 2; time++) await api.At(api.Clock.GetUtcNow().AddSeconds(10));

        Assert.Equal(["Rent authorised 2000", "Rent released 2000"], (await api.Moved(rental)).Where(moved => moved.StartsWith("Rent", StringComparison.Ordinal)));
        Assert.Contains(await api.Sent("mail", booker.Email), mail => mail.GetProperty("text").GetString()!.Contains("10,00 € dus pour votre location", StringComparison.Ordinal));
        var desk = await api.NewStaff(Role.Operator);
        Assert.DoesNotContain(
            (await desk.Do("{ stuckPayments { rental { id } } }")).EnumerateArray(), each => each.GetProperty("rental").GetProperty("id").GetGuid() == rental);
        Assert.Contains((await desk.Do("{ owingRentals { id } }")).EnumerateArray(), each => each.GetProperty("id").GetGuid() == rental);

        var paying = new { input = new { rental, expectedAmount = 10_00, paymentMethod = "ok" } };
        Assert.Null(await booker.Browser.Refusal(Pay, paying));
        await api.Deliver();
        Assert.Equal("NOTHING_TO_PAY", await booker.Browser.Refusal(Pay, paying));
        Assert.Equal("Rent captured 1000", (await api.Moved(rental))[^1]);
        Assert.Equal("CANCELLED", await booker.Status(rental));
    }

    /// <summary>A tool that came back an hour late, and a card that gives nothing more for it.</summary>
    private async Task<Visit> Late()
    {
        var visit = await api.NewVisit(card: NothingLeft);
        await visit.Leave();
        await api.At(visit.Slot.End.AddHours(1));
        await visit.ComeBack();
        await visit.BringBack();
        await api.Deliver();
        return visit;
    }

    private static object Input(Visit visit, long expectedAmount, string? paymentMethod = null) => new { input = new { rental = visit.Rental, expectedAmount, paymentMethod } };

    private static async Task<long> Owed(Visit visit, string field)
    {
        var owed = (await visit.Booker.Browser.Do($"query ($id: ID!) {{ rental(id: $id) {{ {field} {{ cents }} }} }}", new { id = visit.Rental })).GetProperty(field);
        return owed.ValueKind == JsonValueKind.Null ? 0 : owed.GetProperty("cents").GetInt64();
    }

    private async Task<List<string>> Receipts(Visit visit) =>
    [
        .. (await api.Sent("mail", visit.Booker.Email))
            .Where(mail => mail.GetProperty("subject").GetString()!.StartsWith("Paiement reçu", StringComparison.Ordinal))
            .Select(mail => mail.GetProperty("text").GetString()!),
    ];

    private static async Task<List<JsonElement>> Payments(Visit visit) => [.. (await visit.Booker.Look(visit.Rental)).GetProperty("payments").EnumerateArray()];

    private Task<List<string>> Rents(Visit visit) => Moved(visit, "Rent captured");

    private async Task<List<string>> Moved(Visit visit, string what) => [.. (await api.Moved(visit.Rental)).Where(moved => moved.StartsWith(what, StringComparison.Ordinal))];
}
