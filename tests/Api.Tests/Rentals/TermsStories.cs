using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Customers;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Whom a quote is for, what is agreed to before paying, and nights on which clocks change.</summary>
public sealed class TermsStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Ask =
        """
        query ($input: QuoteInput!) {
          quote(input: $input) { quote { total { cents } withoutVat { cents } deposit { cents } isWithoutVatFirst why lines { why } } refusal { code } }
        }
        """;

    private const string Pay =
        """
        mutation ($input: PayRentalInput!) {
          payRental(input: $input) { rental { status } refusal { code ... on ExpressRequestMissing { withdrawalEnds } ... on TermsOutdated { version } } }
        }
        """;

    [Fact]
    [Trait("story", "T24-303")]
    [Trait("story", "T24-910")]
    public async Task Who_is_watched_has_one_and_a_half_deposits_blocked_and_is_told_why()
    {
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Administrator));
        Assert.Null(await staff.Refusal(Asked.Standing("watch"), new { customer = camille.Id.Value, reason = "Deux retours en retard" }));

        var quote = await Quote(camille, site, tool, api.SlotIn(3));
        Assert.Equal(225_00, Cents(quote, "deposit"));
        Assert.Contains(quote.GetProperty("why").EnumerateArray(), why => why.GetString()!.Contains("× 1,5", StringComparison.Ordinal));

        var held = (await camille.Hold(site, api.SlotIn(3), tool)).GetProperty("rental").GetProperty("id").GetGuid();
        var agreed = (await camille.Pay(held, deposit: 150_00)).GetProperty("refusal");
        Assert.Equal(("DEPOSIT_NOT_AGREED", 225_00), (agreed.GetProperty("code").GetString(), Cents(agreed, "deposit")));
        await camille.Pay(held, deposit: 225_00);
        await api.Deliver();
        Assert.Contains("Deposit authorised 22500", await api.Moved(held));
    }

    [Fact]
    [Trait("story", "T24-303")]
    public async Task A_professional_is_quoted_without_vat_first_and_with_their_discount()
    {
        const string Siret = "00000002600013";
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        api.Register.Know(Siret, "MENUISERIE DEMO");
        Assert.Null(await camille.Browser.Refusal(Asked.Declare, new { siret = Siret }));
        await api.Sweep();

        var quote = await Quote(camille, site, tool, api.SlotIn(3));

        Assert.True(quote.GetProperty("isWithoutVatFirst").GetBoolean());
        Assert.Equal((12_00, 14_40), (Cents(quote, "withoutVat"), Cents(quote, "total")));
        Assert.Contains(
            quote.GetProperty("lines")[0].GetProperty("why").EnumerateArray(), why => why.GetString()!.StartsWith("Remise professionnelle", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_consumer_who_does_not_ask_to_begin_before_the_time_to_withdraw_ends_pays_nothing()
    {
        var ((site, tool), camille) = (api.NewShop(units: 2), await api.NewBooker());
        var soon = await Held(camille, site, tool, api.SlotIn(3));

        var refusal = (await camille.Browser.Do(Pay, With(soon, express: false))).GetProperty("refusal");

        Assert.Equal("EXPRESS_REQUEST_MISSING", refusal.GetProperty("code").GetString());
        Assert.True(refusal.GetProperty("withdrawalEnds").GetDateTimeOffset() >= api.Clock.GetUtcNow().AddDays(14));
        await api.Deliver();
        Assert.Equal("HELD", await camille.Status(soon));
        Assert.Empty(await api.Moved(soon));

        var later = await Held(camille, site, tool, api.SlotIn(24 * 20));
        Assert.Equal("AWAITING_PAYMENT", (await camille.Browser.Do(Pay, With(later, express: false))).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task Terms_of_yesterday_are_not_accepted()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var held = await Held(camille, site, tool, api.SlotIn(3));

        var refusal = (await camille.Browser.Do(Pay, With(held, terms: "2020-01"))).GetProperty("refusal");

        Assert.Equal(
            ("TERMS_OUTDATED", BookingRules.Default.TermsVersion), (refusal.GetProperty("code").GetString(), refusal.GetProperty("version").GetString()));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task What_is_no_longer_held_is_not_paid()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(3);
        var held = await Held(camille, site, tool, slot);

        api.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("HOLD_OVER", (await camille.Browser.Do(Pay, With(held))).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("HELD", (await sacha.Hold(site, slot, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-302")]
    [Trait("story", "T24-303")]
    public async Task A_day_over_a_change_of_clocks_costs_a_day_and_ends_at_the_same_time_of_day()
    {
        // Paris goes from 2:00 to 3:00 on 29 March, and from 3:00 to 2:00 on 25 October 2026.
        await Books(
            new(new(2026, 3, 28, 20, 0, 0, TimeSpan.FromHours(1)), new(2026, 3, 29, 20, 0, 0, TimeSpan.FromHours(2))), hours: 23,
            "Du 28 mars 2026 à 20 h 00 au 29 mars 2026 à 20 h 00");
        api.Clock.Advance(new DateTimeOffset(2026, 10, 20, 12, 0, 0, TimeSpan.Zero) - api.Clock.GetUtcNow());
        await Books(
            new(new(2026, 10, 24, 20, 0, 0, TimeSpan.FromHours(2)), new(2026, 10, 25, 20, 0, 0, TimeSpan.FromHours(1))), hours: 25,
            "Du 24 octobre 2026 à 20 h 00 au 25 octobre 2026 à 20 h 00");

        async Task Books(Slot slot, int hours, string words)
        {
            Assert.Equal(TimeSpan.FromHours(hours), slot.End - slot.Start);
            var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());

            var id = await camille.Book(site, slot, tool);

            var booked = await camille.Look(id);
            Assert.Equal(("CONFIRMED", 35_00), (booked.GetProperty("status").GetString(), Cents(booked.GetProperty("price"), "rent")));
            var mail = (await api.Sent("mail", camille.Email)).Single(each => each.GetProperty("subject").GetString()!.Contains("confirmée", StringComparison.Ordinal));
            Assert.Contains(words, mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    private static async Task<JsonElement> Quote(Customer customer, SiteId site, ToolId tool, Slot slot) => (await customer.Browser.Do(
        Ask, new { input = new { site = site.Value, slot = Customer.Of(slot), items = new[] { new { tool = tool.Value } } } })).GetProperty("quote");

    private static async Task<Guid> Held(Customer customer, SiteId site, ToolId tool, Slot slot) =>
        (await customer.Hold(site, slot, tool)).GetProperty("rental").GetProperty("id").GetGuid();

    private static object With(Guid rental, bool express = true, string? terms = null) => new
    {
        input = new
        {
            rental,
            paymentMethod = "ok",
            termsVersion = terms ?? BookingRules.Default.TermsVersion,
            expressRequest = express,
            depositConsent = 150_00,
        },
    };

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
