using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Somebody who books, in a browser of their own.</summary>
public sealed record Customer(BookingFixture Api, Browser Browser, string Email, AccountId Id)
{
    private const string Fields =
        """
        id reference status heldUntil slot { start end } pickupDeadline pendingChange { slot { start end } expiresAt price { rent { cents } } } delay end { cause reason at } withdrawalReceipt { reference at refunded { cents } } price { rent { cents } deposit { cents } }
        due { cents } amends { cents } cancellationTerms { fee { cents } freeUntil absenceFee { cents } } withdrawalEnds
        payments { purpose attempt status action declineCode }
        """;

    private const string Refused =
        """
        refusal {
          __typename code
          ... on ToolTaken { tool conflict { start end } }
          ... on Unavailable { alternatives { kind slot { start end } site { id } twins { tool { id } } } }
          ... on PriceChanged { price { rent { cents } } } ... on FeeChanged { fee { cents } } ... on DepositNotAgreed { deposit { cents } }
          ... on SomebodyFollows { after: conflict { start } } ... on WithdrawalUnconfirmed { refund { cents } until }
        }
        """;

    public async Task<JsonElement> Hold(SiteId site, Slot slot, params ToolId[] tools) => await Browser.Do(
        $"mutation ($input: HoldRentalInput!) {{ holdRental(input: $input) {{ rental {{ {Fields} }} {Refused} }} }}",
        new { input = new { site = site.Value, slot = Of(slot), items = tools.Select(tool => new { tool = tool.Value }) } });

    public async Task<JsonElement> Hold(SiteId site, Slot slot, PackId pack, long? expectedTotal = null, long? expectedDeposit = null) =>
        await Browser.Do(
            $"mutation ($input: HoldRentalInput!) {{ holdRental(input: $input) {{ rental {{ {Fields} }} {Refused} }} }}",
            new { input = new { site = site.Value, slot = Of(slot), items = new[] { new { pack = pack.Value } }, expectedTotal, expectedDeposit } });

    public async Task<JsonElement> Pay(Guid rental, string card = "ok", long deposit = 150_00) => await Browser.Do(
        $"mutation ($input: PayRentalInput!) {{ payRental(input: $input) {{ rental {{ {Fields} }} {Refused} }} }}",
        new { input = new { rental, paymentMethod = card, termsVersion = BookingRules.Default.TermsVersion, expressRequest = true, depositConsent = deposit } });

    /// <summary>Holds and pays; whatever comes of it has come when this returns.</summary>
    public async Task<Guid> Book(SiteId site, Slot slot, ToolId tool, string card = "ok")
    {
        var rental = (await Hold(site, slot, tool)).GetProperty("rental").GetProperty("id").GetGuid();
        await Pay(rental, card);
        await Api.Deliver();
        return rental;
    }

    public Task<JsonElement> Look(Guid rental) => Browser.Do($"query ($id: ID!) {{ rental(id: $id) {{ {Fields} }} }}", new { id = rental });

    public async Task<string?> Status(Guid rental) => (await Look(rental)).GetProperty("status").GetString();

    /// <summary>Another mutation on a rental, with whatever else its input has.</summary>
    public Task<JsonElement> Do(string mutation, object input) => Browser.Do(
        $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ rental {{ {Fields} }} {Refused} }} }}",
        new { input });

    /// <summary>What a refusal says can be had instead.</summary>
    public static List<(string Kind, Guid Site, DateTimeOffset Start, Guid? Twin)> Instead(JsonElement payload) =>
    [
        .. payload.GetProperty("refusal").GetProperty("alternatives").EnumerateArray().Select(one => (
            one.GetProperty("kind").GetString()!, one.GetProperty("site").GetProperty("id").GetGuid(),
            one.GetProperty("slot").GetProperty("start").GetDateTimeOffset(),
            one.GetProperty("twins").EnumerateArray().Select(twin => (Guid?)twin.GetProperty("tool").GetProperty("id").GetGuid()).SingleOrDefault())),
    ];

    public Task<JsonElement> Complete(Guid rental) => Browser.Do(
        $"mutation ($rental: ID!) {{ completePayment(rental: $rental) {{ rental {{ {Fields} }} {Refused} }} }}", new { rental });

    public static object Of(Slot slot) => new { start = slot.Start, end = slot.End };
}
