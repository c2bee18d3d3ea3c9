using Toolbox24.Domain;

namespace Toolbox24.Api.Tests.Availability;

/// <summary>When a tool can be had, as its page shows it.</summary>
[Trait("story", "T24-207")]
public sealed class CalendarTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>The end of March in Paris, an hour earlier than in winter.</summary>
    private static readonly DateTimeOffset EndOfMarch = new(2026, 3, 31, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_tool_is_free_from_now_to_the_end_of_the_month_but_for_what_is_promised()
    {
        var shop = new Shop(api);
        await shop.Hold(shop.AddUnit(), Shop.Hours(24, 26));

        var free = Shop.Slots(await shop.OfTool($$"""availability(site: "{{shop.Site.Value}}", year: 2026, month: 3) { start end }"""));

        Assert.Equal(new List<Slot> { Shop.Hours(0, 23.5), new(ApiFixture.Noon.AddHours(26.5), EndOfMarch) }, free);
    }

    [Fact]
    public async Task A_site_shows_the_month_of_each_of_its_tools_in_three_statements()
    {
        var shop = new Shop(api);
        var twin = shop.AddTwin();
        await shop.Hold(shop.AddUnit(), Shop.Hours(1, 3));
        shop.AddUnit(twin);

        System.Text.Json.JsonElement data = default;
        var statements = await api.Statements.Of(async () => data = await api.Data(
            $$"""{ site(id: "{{shop.Site.Value}}") { availability(year: 2026, month: 3) { tool { id } free { start end } } } }"""));

        Assert.Equal(3, statements.Count);
        var free = data.GetProperty("site").GetProperty("availability").EnumerateArray()
            .ToDictionary(one => one.GetProperty("tool").GetProperty("id").GetGuid(), one => Shop.Slots(one.GetProperty("free")));
        Assert.Equal(new List<Slot> { new(ApiFixture.Noon.AddHours(3.5), EndOfMarch) }, free[shop.Tool.Value]);
        Assert.Equal(new List<Slot> { new(ApiFixture.Noon, EndOfMarch) }, free[twin.Value]);
    }

    [Fact]
    public async Task Many_tools_are_asked_for_their_month_at_once()
    {
        var shop = new Shop(api);
        shop.AddUnit();

        var statements = await api.Statements.Of(() => shop.OfTool(
            $$"""
            availability(site: "{{shop.Site.Value}}", year: 2026, month: 3) { start }
            twice: availability(site: "{{shop.Site.Value}}", year: 2026, month: 3, units: 2) { start }
            """));

        Assert.Equal(3, statements.Count);
    }

    [Theory]
    [InlineData(2026, 2)]
    [InlineData(2026, 12)]
    public async Task Nothing_can_be_booked_in_a_month_that_is_over_or_too_far_ahead(int year, int month)
    {
        var shop = new Shop(api);
        shop.AddUnit();

        Assert.Empty(Shop.Slots(await shop.OfTool($$"""availability(site: "{{shop.Site.Value}}", year: {{year}}, month: {{month}}) { start end }""")));
    }

    [Fact]
    public async Task The_next_slot_comes_after_what_is_promised_and_for_two_units_after_both()
    {
        var shop = new Shop(api);
        await shop.Hold(shop.AddUnit(), Shop.Hours(0, 2));
        await shop.Hold(shop.AddUnit(), Shop.Hours(0, 6));

        Assert.Equal(Shop.Hours(2.5, 4.5), Shop.Slot(await Next(shop, "PT2H")));
        Assert.Equal(Shop.Hours(6.5, 8.5), Shop.Slot(await Next(shop, "PT2H", ", units: 2")));
        Assert.Equal(Shop.Hours(9, 10), Shop.Slot(await Next(shop, "PT1H", $$""", from: "{{Shop.Text(ApiFixture.Noon.AddHours(9))}}" """)));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Next(shop, "PT2H", ", units: 3")).ValueKind);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:00Z")]
    [InlineData("2226-12-31T00:00:00Z")]
    public async Task Beyond_all_that_can_be_booked_nothing_is_free(string from)
    {
        var shop = new Shop(api);
        shop.AddUnit();

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Next(shop, "PT1H", $$""", from: "{{from}}" """)).ValueKind);
    }

    [Theory]
    [InlineData("nextFree(site: \"{0}\", duration: \"PT30M\") { start }", "No slot lasts as long")]
    [InlineData("nextFree(site: \"{0}\", duration: \"PT61M\") { start }", "No slot lasts as long")]
    [InlineData("availability(site: \"{0}\", year: 2026, month: 13) { start }", "There is no such month")]
    [InlineData("availability(site: \"{0}\", year: 2026, month: 3, units: 0) { start }", "Ask for 1 to 100 units")]
    public async Task What_makes_no_sense_is_an_error(string field, string says)
    {
        var shop = new Shop(api);
        var asked = field.Replace("{0}", shop.Site.Value.ToString(), StringComparison.Ordinal);

        var answer = await api.Ask($$"""{ tool(id: "{{shop.Tool.Value}}") { {{asked}} } }""");

        Assert.StartsWith(says, answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Task<System.Text.Json.JsonElement> Next(Shop shop, string duration, string more = "") =>
        shop.OfTool($$"""nextFree(site: "{{shop.Site.Value}}", duration: "{{duration}}"{{more}}) { start end }""");
}
