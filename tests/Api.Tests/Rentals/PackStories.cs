using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Tools rented together, and what is not on offer, as any client of the API goes.</summary>
public sealed class PackStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Quote =
        """
        query ($input: QuoteInput!) {
          quote(input: $input) {
            quote { total { cents } deposit { cents } why lines { total { cents } deposit { cents } why } }
            refusal { code ... on NotOnOffer { tool pack } ... on SiteNotOnOffer { site } }
          }
        }
        """;

    [Fact]
    [Trait("story", "T24-301")]
    [Trait("story", "T24-303")]
    public async Task A_pack_of_three_tools_is_quoted_with_its_discount_and_capped_deposit_held_paid_and_booked()
    {
        var (site, tools, pack) = NewPack(ofTheFirstTwo: 2);
        var (camille, slot) = (await api.NewBooker(), api.SlotIn(24));

        var quote = (await Ask(camille.Browser, site, slot, pack: pack)).GetProperty("quote");
        Assert.Equal((72_00, 600_00), (Cents(quote, "total"), Cents(quote, "deposit")));
        Assert.Contains("Dépôt de garantie du pack plafonné à 600,00 € au lieu de 750,00 €", Words(quote));
        var lines = quote.GetProperty("lines").EnumerateArray().ToList();
        Assert.All(lines, line => Assert.Equal((14_40, 120_00), (Cents(line, "total"), Cents(line, "deposit"))));
        Assert.All(lines, line => Assert.Contains("Remise pack −10 % : −1,60 €", Words(line)));

        var held = (await camille.Hold(site, slot, pack, 72_00, 600_00)).GetProperty("rental");
        var id = held.GetProperty("id").GetGuid();
        Assert.Equal(5, Promised(id).Distinct().Count());
        await camille.Pay(id, deposit: 600_00);
        await api.Deliver();

        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Equal(["Deposit authorised 60000", "Rent authorised 7200"], (await api.Moved(id)).Order());
        Assert.Equal(
            [.. tools.SelectMany((tool, at) => Enumerable.Repeat(tool.Value, at < 2 ? 2 : 1)).Order()],
            api.Database.Column<Guid>("SELECT tool_id FROM rental_item WHERE rental_id = $1", id).Order());
        Assert.Equal(5L, api.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE rental_id = $1 AND kind = 'Booking'", id));
    }

    [Fact]
    [Trait("story", "T24-301")]
    [Trait("story", "T24-208")]
    public async Task Where_one_tool_of_a_pack_is_taken_nothing_is_held_and_what_can_be_had_instead_is_named()
    {
        var (site, tools, pack) = NewPack();
        var (camille, sacha, slot) = (await api.NewBooker(), await api.NewBooker(), api.SlotIn(24));
        await camille.Book(site, slot, tools[1]);

        var refusal = (await sacha.Hold(site, slot, pack)).GetProperty("refusal");

        Assert.Equal(("TOOL_TAKEN", tools[1].Value), (refusal.GetProperty("code").GetString(), refusal.GetProperty("tool").GetGuid()));
        Assert.Equal(slot.Start, refusal.GetProperty("conflict").GetProperty("start").GetDateTimeOffset());
        var other = refusal.GetProperty("alternatives").EnumerateArray()
            .First(one => one.GetProperty("kind").GetString() == "OTHER_TIME").GetProperty("slot");
        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id JOIN locker l ON l.id = u.locker_id WHERE l.site_id = $1", site.Value));

        var instead = new Slot(other.GetProperty("start").GetDateTimeOffset(), other.GetProperty("end").GetDateTimeOffset());
        Assert.Equal("HELD", (await sacha.Hold(site, instead, pack)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task What_is_not_on_offer_any_more_is_neither_quoted_nor_held()
    {
        var (site, tools, pack) = NewPack();
        var (camille, slot) = (await api.NewBooker(), api.SlotIn(24));
        api.Database.Execute("UPDATE tool SET retired_at = $2 WHERE id = $1", tools[0].Value, api.Clock.GetUtcNow());

        var refusal = (await Ask(camille.Browser, site, slot, tools[0])).GetProperty("refusal");
        Assert.Equal(("NOT_ON_OFFER", tools[0].Value), (refusal.GetProperty("code").GetString(), refusal.GetProperty("tool").GetGuid()));
        Assert.Equal("NOT_ON_OFFER", Code(await Ask(camille.Browser, site, slot, pack: pack)));
        Assert.Equal("NOT_ON_OFFER", Code(await camille.Hold(site, slot, tools[0])));
        Assert.Equal("NOT_ON_OFFER", Code(await camille.Hold(site, slot, pack)));
        api.Database.Execute("UPDATE pack SET retired_at = $2 WHERE id = $1", pack.Value, api.Clock.GetUtcNow());
        refusal = (await Ask(camille.Browser, site, slot, pack: pack)).GetProperty("refusal");
        Assert.Equal(("NOT_ON_OFFER", pack.Value), (refusal.GetProperty("code").GetString(), refusal.GetProperty("pack").GetGuid()));
        Assert.Equal("HELD", (await camille.Hold(site, slot, tools[1])).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-208")]
    [Trait("story", "T24-301")]
    public async Task An_old_link_to_a_pack_that_is_rented_out_no_more_shows_it_at_no_time()
    {
        var ((site, _, pack), camille, slot) = (NewPack(), await api.NewBooker(), api.SlotIn(24));
        Assert.Equal((true, true, true, true, null), await Look());

        api.Database.Execute("UPDATE pack SET retired_at = $2 WHERE id = $1", pack.Value, api.Clock.GetUtcNow());
        Assert.Equal((false, false, false, false, "NOT_ON_OFFER"), await Look());

        async Task<(bool, bool, bool, bool, string?)> Look()
        {
            const string Times =
                """
                query ($site: ID!, $pack: ID!, $slot: SlotInput!, $year: Int!, $month: Int!) {
                  pack(id: $pack) {
                    isFree(site: $site, slot: $slot) nextFree(site: $site, duration: "PT2H") { start }
                    availability(site: $site, year: $year, month: $month) { start }
                  }
                }
                """;
            const string Together =
                "query ($input: AvailabilityInput!) { availability(input: $input) { isFree refusal { code ... on NotOnOffer { pack } } } }";
            var shown = await camille.Browser.Do(
                Times, new { site = site.Value, pack = pack.Value, slot = Customer.Of(slot), year = slot.Start.Year, month = slot.Start.Month });
            var told = await camille.Browser.Do(
                Together, new { input = new { site = site.Value, slot = Customer.Of(slot), packs = new[] { pack.Value } } });
            return (
                shown.GetProperty("isFree").GetBoolean(), shown.GetProperty("nextFree").ValueKind == JsonValueKind.Object,
                shown.GetProperty("availability").GetArrayLength() > 0, told.GetProperty("isFree").GetBoolean(),
                told.GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal ? refusal.GetProperty("code").GetString() : null);
        }
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Who_wants_a_tool_that_is_rented_out_no_more_is_told_of_its_twin()
    {
        var ((site, tool), camille, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(24));
        var twin = api.Database.AddTool($"Jumeau {site.Value:n}", $"Perçage {site.Value:n}");
        api.Database.AddUnit(site, twin);
        api.Database.Execute("UPDATE tool SET retired_at = $2 WHERE id = $1", tool.Value, api.Clock.GetUtcNow());

        var held = await camille.Hold(site, slot, tool);

        Assert.Equal("NOT_ON_OFFER", Code(held));
        Assert.Equal([("TWIN_TOOL", site.Value, slot.Start, twin.Value)], Customer.Instead(held));
        Assert.Equal("HELD", (await camille.Hold(site, slot, twin)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task A_site_that_does_not_sell_quotes_and_holds_nothing()
    {
        var ((site, tool), camille, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(24));
        api.Database.Execute("UPDATE site SET is_selling = false WHERE id = $1", site.Value);

        var refusal = (await Ask(camille.Browser, site, slot, tool)).GetProperty("refusal");

        Assert.Equal(("SITE_NOT_ON_OFFER", site.Value), (refusal.GetProperty("code").GetString(), refusal.GetProperty("site").GetGuid()));
        Assert.Equal("SITE_NOT_ON_OFFER", Code(await camille.Hold(site, slot, tool)));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM rental WHERE customer_id = $1", camille.Id.Value));
    }

    [Fact]
    [Trait("story", "T24-205")]
    [Trait("story", "T24-308")]
    public async Task A_site_that_is_closed_gives_its_customers_their_money_back_and_tells_them()
    {
        const string Close = "mutation ($input: ClosingInput!) { beginClosing(input: $input) { refusal { code } } }";
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Administrator));
        var id = await camille.Book(site, api.SlotIn(12), tool);

        Assert.Null(await staff.Refusal(Close, new { input = new { site = site.Value, reason = "Inondation", from = api.Clock.GetUtcNow() } }));
        await api.Deliver();

        var failed = await camille.Look(id);
        Assert.Equal(("CANCELLED_BY_US", 8_00), (failed.GetProperty("status").GetString(), Cents(failed, "amends")));
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(id)).Skip(2).Order());
        Assert.Empty(Promised(id));
        var told = (await api.Sent("mail", camille.Email))[^1].GetProperty("text").GetString();
        Assert.Contains("Le site est fermé pendant votre créneau.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Inondation", told, StringComparison.Ordinal);
    }

    /// <summary>A pack of three tools at a site of its own; of the first two it may have several each.</summary>
    private (SiteId Site, ToolId[] Tools, PackId Pack) NewPack(int ofTheFirstTwo = 1)
    {
        var site = api.Database.AddSite();
        ToolId[] tools = [.. Enumerable.Range(0, 3).Select(at => api.Database.AddTool($"Outil {at} {site.Value:n}"))];
        foreach (var tool in Enumerable.Repeat(tools[..2], ofTheFirstTwo).SelectMany(two => two).Append(tools[2])) api.Database.AddUnit(site, tool);
        var pack = api.Database.AddPack($"Pack {site.Value:n}", tools);
        api.Database.Execute("UPDATE pack_item SET quantity = $2 WHERE pack_id = $1 AND number <= 2", pack.Value, ofTheFirstTwo);
        return (site, tools, pack);
    }

    private static Task<JsonElement> Ask(Browser browser, SiteId site, Slot slot, ToolId? tool = null, PackId? pack = null) => browser.Do(
        Quote, new { input = new { site = site.Value, slot = Customer.Of(slot), items = new[] { new { tool = tool?.Value, pack = pack?.Value } } } });

    private List<Guid> Promised(Guid rental) => api.Database.Column<Guid>("SELECT unit_id FROM slot_claim WHERE rental_id = $1", rental);

    private static IEnumerable<string> Words(JsonElement of) =>
        of.GetProperty("why").EnumerateArray().Select(line => line.GetString()!.Replace('\u00A0', ' '));

    private static string? Code(JsonElement payload) => payload.GetProperty("refusal").GetProperty("code").GetString();

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
