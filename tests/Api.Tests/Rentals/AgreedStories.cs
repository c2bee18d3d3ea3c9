using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>What was shown and agreed to holds, whatever comes of it later.</summary>
public sealed class AgreedStories(BookingFixture api) : IClassFixture<BookingFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => api.ForgetSettings();

    [Fact]
    [Trait("story", "T24-302")]
    public async Task Where_the_price_is_another_than_was_shown_nothing_is_held_and_it_is_told()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        object Wish(long rent) => new { site = site.Value, slot = Customer.Of(api.SlotIn(3)), items = new[] { new { tool = tool.Value } }, expectedTotal = rent };

        var refusal = (await camille.Do("holdRental", Wish(15_99))).GetProperty("refusal");

        Assert.Equal(("PRICE_CHANGED", 16_00), (refusal.GetProperty("code").GetString(), Cents(refusal.GetProperty("price"), "rent")));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM rental WHERE customer_id = $1", camille.Id.Value));
        Assert.Equal("HELD", (await camille.Do("holdRental", Wish(16_00))).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task What_was_agreed_to_is_kept_with_the_booking_and_read_by_its_customer()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(3), tool);
        var at = api.Clock.GetUtcNow();
        api.Clock.Advance(TimeSpan.FromMinutes(5));

        var agreed = (await camille.Browser.Do("query ($id: ID!) { rental(id: $id) { agreement { termsVersion isExpress deposit { cents } at } } }", new { id }))
            .GetProperty("agreement");

        Assert.Equal((BookingRules.Default.TermsVersion, true), (agreed.GetProperty("termsVersion").GetString(), agreed.GetProperty("isExpress").GetBoolean()));
        Assert.Equal((150_00, at), (Cents(agreed, "deposit"), agreed.GetProperty("at").GetDateTimeOffset()));
    }

    [Fact]
    [Trait("story", "T24-302")]
    [Trait("story", "T24-308")]
    public async Task What_cancelling_will_cost_is_shown_before_anything_is_held()
    {
        const string Ask = "query ($input: QuoteInput!) { quote(input: $input) { quote { freeUntil feeBeforeStart { cents } feeAfterStart { cents } why } } }";
        var (site, tool) = api.NewShop();
        async Task<JsonElement> Asked(Slot slot) => (await api.NewBrowser().Do(
            Ask, new { input = new { site = site.Value, slot = Customer.Of(slot), items = new[] { new { tool = tool.Value } } } })).GetProperty("quote");

        var (twoHours, twoDays) = (await Asked(api.SlotIn(48)), await Asked(api.SlotIn(48, lasting: 50)));

        Assert.Equal((8_00, 16_00), (Cents(twoHours, "feeBeforeStart"), Cents(twoHours, "feeAfterStart")));
        Assert.Equal(api.SlotIn(24).Start, twoHours.GetProperty("freeUntil").GetDateTimeOffset());
        Assert.Contains(
            "Annulation gratuite jusqu’à 24 h avant le début, puis 8,00 € ; dès le début, 16,00 €",
            twoHours.GetProperty("why").EnumerateArray().Select(line => line.GetString()!.Replace('\u00A0', ' ')));

        // Half of it, and all of it, would be more than not coming.
        Assert.Equal((35_00, 35_00), (Cents(twoDays, "feeBeforeStart"), Cents(twoDays, "feeAfterStart")));
    }

    [Fact]
    [Trait("story", "T24-308")]
    [Trait("story", "T24-1006")]
    public async Task What_cancelling_costs_is_what_it_was_when_it_was_booked_and_another_policy_counts_for_the_next()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker());
        var booked = await camille.Book(site, api.SlotIn(12), tool);
        var admin = await api.NewStaff(Role.Administrator);
        var (grid, revision) = SettingsDocuments.Drafted(await admin.Do(
            SettingsDocuments.DraftCancellation, new { name = "Souple", freeUntil = "PT2H", before = 3000, after = 10000 }));
        Assert.Null(await admin.Refusal(SettingsDocuments.Propose, new { grid, revision }));

        var next = await sacha.Book(site, api.SlotIn(12), tool);

        Assert.Equal((8_00, 0), (Fee(await camille.Look(booked)), Fee(await sacha.Look(next))));
        await api.At(api.SlotIn(12).Start.AddHours(-1));
        Assert.Equal((8_00, 4_80), (Fee(await camille.Look(booked)), Fee(await sacha.Look(next))));
        await sacha.Do("cancelRental", new { rental = next, expectedFee = 4_80 });
        await api.Deliver();
        Assert.Contains("Rent captured 480", await api.Moved(next));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task Once_it_has_begun_cancelling_costs_all_and_never_more_than_not_coming()
    {
        var ((site, tool), (other, usual), camille) = (api.NewShop(), api.NewShop(), await api.NewBooker());
        var (short2, long50) = (await camille.Book(other, api.SlotIn(2), usual), await camille.Book(site, api.SlotIn(2, lasting: 50), tool));
        await api.At(api.SlotIn(2).Start.AddMinutes(10));

        Assert.Equal((16_00, 35_00), (Fee(await camille.Look(short2)), Fee(await camille.Look(long50))));
        await camille.Do("cancelRental", new { rental = long50, expectedFee = 35_00 });
        await api.Deliver();

        Assert.Equal("CANCELLED", await camille.Status(long50));
        Assert.Equal(["Deposit released 15000", "Rent captured 3500", "Rent released 5100"], (await api.Moved(long50)).Skip(2).Order());
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task What_is_paid_after_the_hold_has_ended_is_booked_where_nobody_else_has_it_and_else_goes_back_and_is_told()
    {
        var ((free, tool), (taken, other)) = (api.NewShop(), api.NewShop());
        var (camille, sacha, slot) = (await api.NewBooker(), await api.NewBooker(), api.SlotIn(24));
        var lucky = (await camille.Hold(free, slot, tool)).GetProperty("rental").GetProperty("id").GetGuid();
        var late = (await camille.Hold(taken, slot, other)).GetProperty("rental").GetProperty("id").GetGuid();
        foreach (var rental in new[] { lucky, late }) await camille.Pay(rental);

        // Nothing reached the processor before the hold was over.
        api.Clock.Advance(TimeSpan.FromMinutes(10));
        await api.Sweep();
        Assert.Equal(("EXPIRED", "EXPIRED"), (await camille.Status(lucky), await camille.Status(late)));
        Assert.Equal("HELD", (await sacha.Hold(taken, slot, other)).GetProperty("rental").GetProperty("status").GetString());
        await api.Deliver();

        Assert.Equal("CONFIRMED", await camille.Status(lucky));
        Assert.Equal("EXPIRED", await camille.Status(late));
        Assert.DoesNotContain(await api.Moved(late), move => move.Contains("captured", StringComparison.Ordinal));
        Assert.Equal(["Deposit authorised 15000", "Deposit released 15000", "Rent authorised 1600", "Rent released 1600"], (await api.Moved(late)).Order());
        Assert.Contains(
            await api.Sent("mail", camille.Email),
            mail => mail.GetProperty("text").GetString()!.Contains("est arrivé après la fin du délai", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-208")]
    [Trait("story", "T24-302")]
    public async Task What_has_no_deposit_two_hours_before_goes_to_who_waits_for_it()
    {
        const string Join = "mutation ($input: QuoteInput!) { joinWaitingList(input: $input) { entry { id } refusal { code } } }";
        var ((site, tool), camille, sacha, slot) = (api.NewShop(), await api.NewBooker(), await api.NewBooker(), api.SlotIn(24 * 10));
        var id = await camille.Book(site, slot, tool, card: "declined-later:insufficient_funds");
        var waits = (await sacha.Browser.Do(Join, new { input = new { site = site.Value, slot = Customer.Of(slot), items = new[] { new { tool = tool.Value } } } }))
            .GetProperty("entry").GetProperty("id").GetGuid();

        foreach (var hours in (int[])[24, 12, 6, 3, 2]) await api.At(slot.Start.AddHours(-hours));
        await api.At(slot.Start.AddHours(-2).AddSeconds(1));

        Assert.Equal(("CANCELLED", 0), (await camille.Status(id), Cents(await camille.Look(id), "due")));
        Assert.Equal("HELD", await sacha.Status(waits));
    }

    private static long Fee(JsonElement rental) => Cents(rental.GetProperty("cancellationTerms"), "fee");

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
