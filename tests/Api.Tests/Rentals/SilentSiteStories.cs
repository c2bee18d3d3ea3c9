using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>A kiosk falls silent, and speaks again.</summary>
[Trait("story", "T24-408")]
public sealed class SilentSiteStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Quote = "query ($input: QuoteInput!) { quote(input: $input) { refusal { code ... on SiteDoesNotAnswer { site since } } } }";

    private const string Watch = "subscription ($site: ID!) { siteHealthChanged(siteId: $site) { site { id } status degradedSince } }";

    [Fact]
    public async Task Operators_see_it_within_a_minute_and_once_it_is_over()
    {
        var (site, _) = api.NewShop();
        var (kiosk, staff) = (await NewKiosk(site), await api.NewStaff(Role.Operator));
        await Beat(kiosk);
        using var socket = await ApiSocket.Connect(api.Url, staff.Cookies["__Host-session"]);
        await socket.Subscribe("health", Watch, new { site = site.Value });
        var told = Told(await socket.Hear());
        Assert.Equal(("ANSWERS", null), told);

        var since = api.Clock.GetUtcNow();
        await api.At(since.AddMinutes(1));
        // The kiosk's first heartbeat may be told yet.
        do told = Told(await socket.Hear());
        while (told.Status == "ANSWERS");
        Assert.Equal(("DEGRADED", since), told);
        var silent = Assert.Single((await staff.Do("{ degradedSites { site { id } heard { at } spells(from: \"2026-01-01T00:00:00Z\") { from until } } }"))
            .EnumerateArray(), one => one.GetProperty("site").GetProperty("id").GetGuid() == site.Value);
        Assert.Equal(since, Assert.Single(silent.GetProperty("spells").EnumerateArray()).GetProperty("from").GetDateTimeOffset());

        await Beat(kiosk);
        do told = Told(await socket.Hear());
        while (told.Status == "DEGRADED");
        Assert.Equal(("ANSWERS", null), told);
    }

    [Fact]
    public async Task Nothing_is_quoted_held_or_offered_there_unless_operators_say_so()
    {
        var (site, tool) = api.NewShop();
        var (kiosk, customer, staff) = (await NewKiosk(site), await api.NewBooker(), await api.NewStaff(Role.Operator));
        await Beat(kiosk);
        var (since, slot, later) = (api.Clock.GetUtcNow(), api.SlotIn(24), api.SlotIn(48));
        var (holder, waits) = (await api.NewBooker(), await api.NewBooker());
        var taken = await holder.Book(site, later, tool);
        const string Join = "mutation ($input: QuoteInput!) { joinWaitingList(input: $input) { entry { id } refusal { code } } }";
        var entry = (await waits.Browser.Do(Join, new { input = Wish(later) })).GetProperty("entry").GetProperty("id").GetGuid();
        await api.At(since.AddMinutes(1));

        var quoted = (await customer.Browser.Do(Quote, new { input = Wish(slot) })).GetProperty("refusal");
        Assert.Equal(("SITE_DOES_NOT_ANSWER", since), (quoted.GetProperty("code").GetString(), quoted.GetProperty("since").GetDateTimeOffset()));
        Assert.Equal("SITE_DOES_NOT_ANSWER", (await customer.Hold(site, slot, tool)).GetProperty("refusal").GetProperty("code").GetString());
        await holder.Do("cancelRental", new { rental = taken });
        await api.At(api.Clock.GetUtcNow().AddSeconds(1));
        Assert.Equal(JsonValueKind.Null, (await waits.Look(entry)).ValueKind);

        Assert.Null(await staff.Refusal(SettingsDocuments.Set, new { key = "site.sells-while-degraded", value = "true", version = 0 }));
        Assert.Equal("HELD", (await customer.Hold(site, slot, tool)).GetProperty("rental").GetProperty("status").GetString());
        await api.At(api.Clock.GetUtcNow().AddMinutes(5));
        Assert.Equal("HELD", await waits.Status(entry));
        Assert.Null(await staff.Refusal(SettingsDocuments.Set, new { key = "site.sells-while-degraded", value = "false", version = 1 }));

        object Wish(Slot during) => new { site = site.Value, slot = Customer.Of(during), items = new[] { new { tool = tool.Value } } };
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Who_wants_a_tool_of_it_is_told_which_other_site_has_one_and_answers()
    {
        var ((site, tool), mute, there, customer) = (api.NewShop(), api.Database.AddSite(), api.Database.AddSite(), await api.NewBooker());
        foreach (var other in (SiteId[])[mute, there]) api.Database.AddUnit(other, tool);
        var (kiosk, silent, slot) = (await NewKiosk(site), await NewKiosk(mute), api.SlotIn(24));
        await Beat(kiosk);
        await Beat(silent);
        var id = await customer.Book(site, api.SlotIn(48), tool);
        await api.At(api.Clock.GetUtcNow().AddMinutes(1));

        var held = await customer.Hold(site, slot, tool);
        var instead = Customer.Instead(held);

        Assert.Equal("SITE_DOES_NOT_ANSWER", held.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal([("OTHER_SITE", there.Value, slot.Start, null)], instead);
        Assert.Equal(instead, Customer.Instead(await customer.Do("changeRental", new { rental = id, slot = Customer.Of(slot), depositConsent = 150_00 })));
        Assert.Equal("HELD", (await customer.Hold(there, slot, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-206")]
    [Trait("story", "T24-208")]
    public async Task What_is_free_there_is_shown_as_free_to_nobody_and_is_no_alternative_while_it_is_silent()
    {
        const string Look =
            """
            query ($input: AvailabilityInput!, $tool: ID!, $site: ID!, $slot: SlotInput!, $year: Int!, $month: Int!) {
              availability(input: $input) { isFree missing { id } refusal { code } alternatives { kind site { id } } }
              tool(id: $tool) {
                isFree(site: $site, slot: $slot) nextFree(site: $site, duration: "PT2H") { start }
                availability(site: $site, year: $year, month: $month) { start }
              }
              site(id: $site) { availability(year: $year, month: $month) { tool { id } free { start } } }
              tools(filter: { site: $site, slot: $slot }) { totalCount }
            }
            """;
        var ((site, tool), there, customer) = (api.NewShop(), api.Database.AddSite(), await api.NewBooker());
        api.Database.AddUnit(there, tool);
        var (kiosk, slot) = (await NewKiosk(site), api.SlotIn(24));
        await Beat(kiosk);
        Assert.Equal((true, true, 1), await Free());
        Assert.Equal((true, true, true), await Calendars());
        await api.At(api.Clock.GetUtcNow().AddMinutes(1));

        Assert.Equal((false, false, 0), await Free());
        Assert.Equal((false, false, false), await Calendars());
        var told = (await Ask()).GetProperty("availability");
        Assert.Equal("SITE_DOES_NOT_ANSWER", told.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(
            [("OTHER_SITE", there.Value)],
            told.GetProperty("alternatives").EnumerateArray().Select(one => (one.GetProperty("kind").GetString()!, one.GetProperty("site").GetProperty("id").GetGuid())));

        // Nor is the silent site what others are sent to.
        await customer.Book(there, slot, tool);
        var taken = (await (await api.NewBooker()).Hold(there, slot, tool)).GetProperty("refusal");
        Assert.DoesNotContain(site.Value, taken.GetProperty("alternatives").EnumerateArray().Select(one => one.GetProperty("site").GetProperty("id").GetGuid()));
        await Beat(kiosk);
        Assert.Equal((true, true, 1), await Free());
        Assert.Equal((true, true, true), await Calendars());

        Task<JsonElement> Ask() => api.NewBrowser().Data(Look, new
        {
            tool = tool.Value,
            site = site.Value,
            slot = Customer.Of(slot),
            year = slot.Start.Year,
            month = slot.Start.Month,
            input = new { site = site.Value, slot = Customer.Of(slot), tools = new[] { new { tool = tool.Value } } },
        });

        async Task<(bool Next, bool Tool, bool Site)> Calendars() => await Ask() is var data
            ? (data.GetProperty("tool").GetProperty("nextFree").ValueKind == JsonValueKind.Object,
                data.GetProperty("tool").GetProperty("availability").GetArrayLength() > 0,
                Assert.Single(data.GetProperty("site").GetProperty("availability").EnumerateArray()).GetProperty("free").GetArrayLength() > 0)
            : default;

        async Task<(bool, bool, int)> Free() => await Ask() is var data
            ? (data.GetProperty("availability").GetProperty("isFree").GetBoolean(), data.GetProperty("tool").GetProperty("isFree").GetBoolean(),
                data.GetProperty("tools").GetProperty("totalCount").GetInt32())
            : default;
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Who_watches_what_is_free_there_is_told_that_it_falls_silent_and_that_it_speaks_again()
    {
        var (site, tool) = api.NewShop();
        var kiosk = await NewKiosk(site);
        await Beat(kiosk);
        using var socket = await ApiSocket.Connect(api.Url);
        await socket.Subscribe(
            "free", "subscription ($site: ID!) { availabilityChanged(siteId: $site) { tools { tool { id } span { start } } } }", new { site = site.Value });

        await api.At(api.Clock.GetUtcNow().AddMinutes(1));
        Assert.Equal((tool.Value, JsonValueKind.Null), await Heard());
        await Beat(kiosk);
        Assert.Equal((tool.Value, JsonValueKind.Null), await Heard());

        async Task<(Guid Tool, JsonValueKind Span)> Heard()
        {
            var one = (await socket.Hear()).GetProperty("payload").GetProperty("data").GetProperty("availabilityChanged").GetProperty("tools")[0];
            return (one.GetProperty("tool").GetProperty("id").GetGuid(), one.GetProperty("span").ValueKind);
        }
    }

    [Fact]
    public async Task Who_has_booked_for_the_next_hours_is_written_to_and_again_when_it_is_over()
    {
        var (site, tool) = api.NewShop();
        var (kiosk, customer) = (await NewKiosk(site), await api.NewBooker());
        await customer.Book(site, api.SlotIn(3), tool);
        await Beat(kiosk);
        var since = api.Clock.GetUtcNow();

        await api.At(since.AddMinutes(1));
        await api.At(since.AddMinutes(10));
        Assert.Contains(await Subjects(customer), subject => subject.Contains("ne répond pas", StringComparison.Ordinal));

        await Beat(kiosk);
        await api.Deliver();
        Assert.Contains(await Subjects(customer), subject => subject.Contains("fonctionne à nouveau", StringComparison.Ordinal));
    }

    private async Task<Browser> NewKiosk(SiteId site)
    {
        var kiosk = api.NewBrowser();
        kiosk.Bearer = (await (await api.NewStaff(Role.Administrator)).NewDevice(site.Value)).Credential;
        return kiosk;
    }

    private async Task Beat(Browser kiosk) =>
        Assert.Equal(api.Clock.GetUtcNow(), (await kiosk.Do("mutation { heartbeat { at refusal { code } } }")).GetProperty("at").GetDateTimeOffset());

    private static (string? Status, DateTimeOffset? Since) Told(JsonElement next)
    {
        var health = next.GetProperty("payload").GetProperty("data").GetProperty("siteHealthChanged");
        var since = health.GetProperty("degradedSince");
        return (health.GetProperty("status").GetString(), since.ValueKind == JsonValueKind.Null ? null : since.GetDateTimeOffset());
    }

    private async Task<List<string>> Subjects(Customer customer) =>
        [.. (await api.Sent("mail", customer.Email)).Select(mail => mail.GetProperty("subject").GetString()!)];
}
