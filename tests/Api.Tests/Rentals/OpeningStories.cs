using System.Globalization;
using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>A site that is not open day and night, or sells nothing, as any client of the API sees it.</summary>
[Trait("story", "T24-205")]
public sealed class OpeningStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Availability =
        """
        query ($input: AvailabilityInput!) {
          availability(input: $input) { isFree refusal { code ... on SiteShut { at alternatives { kind slot { start end } } } } alternatives { kind slot { start end } } }
        }
        """;

    private const string Refused =
        "refusal { code ... on Unavailable { alternatives { kind slot { start end } site { id } twins { tool { id } } } } }";

    private const string Times =
        """
        query ($tool: ID!, $site: ID!, $slot: SlotInput!, $year: Int!, $month: Int!) {
          tool(id: $tool) {
            isFree(site: $site, slot: $slot) nextFree(site: $site, duration: "PT2H") { start }
            availability(site: $site, year: $year, month: $month) { start end }
          }
          tools(filter: { site: $site, slot: $slot }) { totalCount }
          anywhere: tools(filter: { slot: $slot }, first: 50) { nodes { id } }
        }
        """;

    [Fact]
    [Trait("story", "T24-208")]
    [Trait("story", "T24-302")]
    public async Task Slots_start_and_end_in_the_opening_hours_wherever_they_are_looked_for()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var noon = api.SlotIn(0).Start;
        OpenFrom(site, noon.AddHours(2), noon.AddHours(6));
        var (early, open) = (new Slot(noon.AddHours(1), noon.AddHours(3)), new Slot(noon.AddHours(2), noon.AddHours(5)));

        var asked = await Ask(site, tool, early);
        Assert.Equal((false, "SITE_SHUT"), (asked.GetProperty("isFree").GetBoolean(), asked.GetProperty("refusal").GetProperty("code").GetString()));
        Assert.Equal(early.Start, asked.GetProperty("refusal").GetProperty("at").GetDateTimeOffset());
        Assert.Equal(noon.AddHours(2), asked.GetProperty("alternatives")[0].GetProperty("slot").GetProperty("start").GetDateTimeOffset());
        Assert.Equal(asked.GetProperty("alternatives").GetRawText(), asked.GetProperty("refusal").GetProperty("alternatives").GetRawText());
        Assert.Equal("SITE_SHUT", Code(await camille.Hold(site, early, tool)));
        Assert.Equal("SITE_SHUT", Code(await camille.Hold(site, new(noon.AddHours(5), noon.AddHours(7)), tool)));

        var (shut, had) = (await Look(site, tool, early), await Look(site, tool, open));
        Assert.Equal((false, 0), (shut.GetProperty("tool").GetProperty("isFree").GetBoolean(), shut.GetProperty("tools").GetProperty("totalCount").GetInt32()));
        Assert.Equal((true, 1), (had.GetProperty("tool").GetProperty("isFree").GetBoolean(), had.GetProperty("tools").GetProperty("totalCount").GetInt32()));
        Assert.DoesNotContain(tool.Value, Ids(shut));
        Assert.Contains(tool.Value, Ids(had));
        Assert.Equal(noon.AddHours(2), had.GetProperty("tool").GetProperty("nextFree").GetProperty("start").GetDateTimeOffset());
        Assert.Equal(noon.AddHours(2), had.GetProperty("tool").GetProperty("availability")[0].GetProperty("start").GetDateTimeOffset());
        Assert.Equal("HELD", (await camille.Hold(site, open, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Who_comes_while_the_site_is_shut_is_told_when_it_is_open_and_which_other_site_is_open_then()
    {
        var ((site, tool), there, camille) = (api.NewShop(), api.Database.AddSite(), await api.NewBooker());
        api.Database.AddUnit(there, tool);
        var opens = api.SlotIn(2).Start;
        OpenFrom(site, opens, opens.AddHours(4));
        var early = new Slot(opens.AddHours(-1), opens.AddHours(1));

        var held = await camille.Hold(site, early, tool);
        var instead = Customer.Instead(held);

        Assert.Equal("SITE_SHUT", Code(held));
        Assert.Equal([("OTHER_TIME", site.Value, opens, null), ("OTHER_SITE", there.Value, early.Start, null)], instead);
        Assert.Equal(instead, Customer.Instead(await Quote(camille, site, early, tool)));
        Assert.Equal("HELD", (await camille.Hold(site, new(opens, opens + early.Duration), tool)).GetProperty("rental").GetProperty("status").GetString());
        Assert.Equal("HELD", (await camille.Hold(there, early, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-208")]
    [Trait("story", "T24-307")]
    public async Task Who_would_move_a_booking_into_hours_at_which_the_site_is_shut_is_told_when_it_is_open()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool);
        var opens = api.SlotIn(2).Start;
        OpenFrom(site, opens, opens.AddHours(4));
        var early = Customer.Of(new(opens.AddHours(-1), opens.AddHours(1)));

        var changed = Customer.Instead(await camille.Do("changeRental", new { rental = id, slot = early, depositConsent = 150_00 }));

        Assert.Equal(("OTHER_TIME", site.Value, opens, null), changed[0]);
        Assert.Equal(changed, Customer.Instead(await camille.Browser.Do(
            $"query ($id: ID!, $slot: SlotInput!) {{ rentalChange(rental: $id, slot: $slot) {{ {Refused} }} }}", new { id, slot = early })));

        // Only this very tool is of use to who has it: nothing else is named.
        Assert.Empty(Customer.Instead(await camille.Do("reportLate", new { rental = id, minutes = 30 })));
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Who_wants_a_tool_of_a_site_that_sells_nothing_is_told_where_else_it_stands()
    {
        var ((site, tool), there, camille, slot) = (api.NewShop(), api.Database.AddSite(), await api.NewBooker(), api.SlotIn(24));
        api.Database.AddUnit(there, tool);
        var id = await camille.Book(site, slot, tool);
        api.Database.Execute("UPDATE site SET is_selling = false WHERE id = $1", site.Value);
        var later = api.SlotIn(48);

        var held = await camille.Hold(site, later, tool);

        Assert.Equal("SITE_NOT_ON_OFFER", Code(held));
        Assert.Equal([("OTHER_SITE", there.Value, later.Start, null)], Customer.Instead(held));
        Assert.Equal(Customer.Instead(held), Customer.Instead(await Quote(camille, site, later, tool)));
        Assert.Equal(
            Customer.Instead(held),
            Customer.Instead(await camille.Do("changeRental", new { rental = id, slot = Customer.Of(later), depositConsent = 150_00 })));
        Assert.Equal("HELD", (await camille.Hold(there, later, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_booking_is_neither_changed_nor_made_longer_into_hours_at_which_the_site_is_shut()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(2), tool);
        OpenFrom(site, api.SlotIn(1).Start, api.SlotIn(4).Start);

        Assert.Equal("SITE_SHUT", Code(await camille.Do("changeRental", new { rental = id, slot = Customer.Of(api.SlotIn(3)), depositConsent = 150_00 })));
        Assert.Equal("SITE_SHUT", Code(await camille.Do("reportLate", new { rental = id, minutes = 30 })));
        Assert.Equal("CONFIRMED", await camille.Status(id));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task What_is_booked_at_a_site_stays_when_it_sells_no_more_and_nothing_new_is_sold_there()
    {
        var ((site, tool), camille) = (api.NewShop(units: 2), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool);
        api.Database.Execute("UPDATE site SET is_selling = false WHERE id = $1", site.Value);

        Assert.False((await Ask(site, tool, api.SlotIn(48))).GetProperty("isFree").GetBoolean());
        Assert.Equal("SITE_NOT_ON_OFFER", Code(await camille.Hold(site, api.SlotIn(48), tool)));
        Assert.Equal("SITE_NOT_ON_OFFER", Code(await camille.Do("changeRental", new { rental = id, slot = Customer.Of(api.SlotIn(48)), depositConsent = 150_00 })));
        Assert.Equal("CONFIRMED", await camille.Status(id));
    }

    private Task<JsonElement> Ask(SiteId site, ToolId tool, Slot slot) => api.NewBrowser().Do(
        Availability, new { input = new { site = site.Value, slot = Customer.Of(slot), tools = new[] { new { tool = tool.Value } } } });

    private static Task<JsonElement> Quote(Customer customer, SiteId site, Slot slot, ToolId tool) => customer.Browser.Do(
        $"query ($input: QuoteInput!) {{ quote(input: $input) {{ {Refused} }} }}",
        new { input = new { site = site.Value, slot = Customer.Of(slot), items = new[] { new { tool = tool.Value } } } });

    private async Task<JsonElement> Look(SiteId site, ToolId tool, Slot slot)
    {
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(slot.Start, "Europe/Paris");
        return await api.NewBrowser().Data(
            Times, new { tool = tool.Value, site = site.Value, slot = Customer.Of(slot), year = local.Year, month = local.Month });
    }

    /// <summary>Every day, between two hours of that day.</summary>
    private void OpenFrom(SiteId site, DateTimeOffset from, DateTimeOffset until) => api.Database.Execute(
        """
        UPDATE site SET opening = (
            SELECT jsonb_agg(jsonb_build_object('day', day, 'from', $2::text, 'until', $3::text))
            FROM unnest('{Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday}'::text[]) AS day)
        WHERE id = $1
        """,
        site.Value, Local(from), Local(until));

    private static string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Paris").ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string? Code(JsonElement payload) => payload.GetProperty("refusal").GetProperty("code").GetString();

    private static List<Guid> Ids(JsonElement data) =>
        [.. data.GetProperty("anywhere").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetGuid())];
}
