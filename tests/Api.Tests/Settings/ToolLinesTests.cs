using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Catalog;
using Toolbox24.Domain.Accounts;
using static Toolbox24.Api.Tests.Settings.SettingsDocuments;

namespace Toolbox24.Api.Tests.Settings;

/// <summary>Prices and deposits of a tool, as visitors are shown them and administrators write them. Until something is set, an hour costs 8 €.</summary>
public sealed class ToolLinesTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private const string Card = "rates(site: $site) { isWithoutVatFirst from { withVat { cents } } each { rate price { withoutVat { cents } withVat { cents } } } deposit { cents } } deposit(site: $site) { cents }";

    private const string Sheet = $"query ($id: ID!, $site: ID) {{ tool(id: $id) {{ {Card} }} }}";

    private const string PackSheet = $"query ($id: ID!, $site: ID) {{ pack(id: $id) {{ {Card} }} }}";

    private const string Lines =
        "query ($tool: ID!) { toolLines(tool: $tool) { prices { target { site } rates { hour { cents } day { cents } } } deposits { amount { cents } } } }";

    private const string DraftToolPrices =
        """
        mutation ($tool: ID!, $lines: [ToolPriceInput!]!, $from: DateTime) {
          draftToolPrices(input: { tool: $tool, name: "Perforateur", lines: $lines, from: $from }) { grid { id revision status refusals { code } prices { lines { target { tool } } } } refusal { code } }
        }
        """;

    private const string DraftToolDeposits =
        """
        mutation ($tool: ID!, $lines: [ToolDepositInput!]!) {
          draftToolDeposits(input: { tool: $tool, name: "Perforateur", lines: $lines }) { grid { id revision } refusal { code } }
        }
        """;

    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait("story", "T24-207")]
    public async Task A_visitor_sees_what_a_tool_and_a_pack_cost_and_what_is_blocked_before_choosing_a_slot()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var tool = await admin.NewTool();
        var items = new[] { new { tool, quantity = 2 } };
        var pack = await admin.Made(
            Keep.AddPack, new { input = new { name = Keep.Name("Pack"), description = "", discountPerMille = 100, items } }, "pack");
        var visitor = api.NewBrowser();

        var alone = await visitor.Do(Sheet, new { id = tool });
        Assert.Equal([("HOUR", 8_00), ("HALF_DAY", 20_00), ("DAY", 35_00), ("WEEK_END", 60_00), ("WEEK", 120_00)], Each(alone));
        Assert.Equal((8_00, 150_00, false), (From(alone), Deposit(alone), IsWithoutVatFirst(alone)));

        var together = await visitor.Do(PackSheet, new { id = pack });
        Assert.Equal((14_40, 300_00), (From(together), Deposit(together)));
        Assert.Equal(("DAY", 63_00), Each(together).ElementAt(2));
    }

    [Fact]
    [Trait("story", "T24-201")]
    public async Task An_administrator_sets_a_tools_prices_and_deposit_from_the_tool_and_all_other_lines_stay()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var (tool, other, site) = (await admin.NewTool(), await admin.NewTool(), await admin.NewSite());
        await admin.PublishedPrices(null, Line(20_00), Line(30_00, Guid.Parse(tool)), Line(40_00, Guid.Parse(other)));

        var lines = new object[] { new { rates = Rates(6_00) }, new { rates = Rates(5_00), site } };
        await Publish(admin, await admin.Do(DraftToolPrices, new { tool, lines }));
        await Publish(admin, await admin.Do(DraftToolDeposits, new { tool, lines = new[] { new { amount = 90_00 } } }));

        var seen = await admin.Do(Lines, new { tool });
        Assert.Equal([6_00, 5_00], seen.GetProperty("prices").EnumerateArray().Select(line => Cents(line.GetProperty("rates"), "hour")));
        Assert.Equal([90_00], seen.GetProperty("deposits").EnumerateArray().Select(line => Cents(line, "amount")));
        var (anywhere, here) = (await admin.Do(Sheet, new { id = tool }), await admin.Do(Sheet, new { id = tool, site }));
        Assert.Equal((6_00, 5_00, 90_00), (From(anywhere), From(here), Deposit(here)));
        var untouched = await admin.Do(Sheet, new { id = other });
        Assert.Equal((40_00, 150_00), (From(untouched), Deposit(untouched)));
    }

    [Fact]
    [Trait("story", "T24-201")]
    public async Task What_is_written_from_a_tool_is_a_draft_until_it_is_published_and_takes_who_proves_it_is_them()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var tool = await admin.NewTool();

        var draft = (await admin.Do(DraftToolPrices, new { tool, lines = new[] { new { rates = Rates(6_00) } } })).GetProperty("grid");

        Assert.Equal("DRAFT", draft.GetProperty("status").GetString());
        Assert.Equal(2, draft.GetProperty("prices").GetProperty("lines").GetArrayLength());
        Assert.Equal(8_00, From(await admin.Do(Sheet, new { id = tool })));
        Assert.Equal("UNKNOWN_TOOL", await admin.Refusal(DraftToolPrices, new { tool = Guid.NewGuid(), lines = Array.Empty<object>() }));
        api.Clock.Advance(Session.StepUpLasts);
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(DraftToolPrices, new { tool, lines = Array.Empty<object>() }));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(DraftToolDeposits, new { tool, lines = Array.Empty<object>() }));
    }

    [Fact]
    [Trait("story", "T24-201")]
    public async Task Of_two_who_change_a_tool_each_the_second_does_not_take_back_what_the_first_published()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var (tool, other) = (await admin.NewTool(), await admin.NewTool());
        var (first, second) = (await DraftedAtSix(admin, tool), await DraftedAtSix(admin, other));
        await Publish(admin, first);

        var (grid, revision) = Drafted(second);
        Assert.Equal("CHANGED_MEANWHILE", await admin.Refusal(Propose, new { grid, revision }));
        Assert.Equal((6_00, 8_00), (From(await admin.Do(Sheet, new { id = tool })), From(await admin.Do(Sheet, new { id = other }))));

        // As a whole it is what its writer says, whatever it began from.
        var whole = new[] { Line(8_00), Line(6_00, Guid.Parse(tool)), Line(7_00, Guid.Parse(other)) };
        await Publish(admin, await admin.Do(DraftPrices, new { grid, revision, name = "Printemps", lines = whole }));
        Assert.Equal((6_00, 7_00), (From(await admin.Do(Sheet, new { id = tool })), From(await admin.Do(Sheet, new { id = other }))));
        await Publish(admin, await DraftedAtSix(admin, other));
        Assert.Equal((6_00, 6_00), (From(await admin.Do(Sheet, new { id = tool })), From(await admin.Do(Sheet, new { id = other }))));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task A_whole_grid_does_not_take_back_what_was_published_for_a_tool_since_it_was_written()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var tool = await admin.NewTool();
        var (grid, revision) = await admin.DraftedPrices(Line(20_00));
        await Publish(admin, await DraftedAtSix(admin, tool));

        Assert.Equal("CHANGED_MEANWHILE", await admin.Refusal(Propose, new { grid, revision }));
        Assert.Equal(6_00, From(await admin.Do(Sheet, new { id = tool })));

        // Whoever has seen what differs writes it again.
        await Publish(admin, await admin.Do(DraftPrices, new { grid, revision, name = "Printemps", lines = new[] { Line(20_00), Line(30_00, Guid.Parse(tool)) } }));
        Assert.Equal(30_00, From(await admin.Do(Sheet, new { id = tool })));
    }

    [Fact]
    [Trait("story", "T24-201")]
    public async Task What_is_published_now_is_not_taken_back_by_what_is_planned()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var (tool, other, later) = (await admin.NewTool(), await admin.NewTool(), api.Clock.GetUtcNow().AddDays(7));
        await Publish(admin, await DraftedAtSix(admin, tool), later);

        var (grid, revision) = Drafted(await DraftedAtSix(admin, other));
        Assert.Equal("CHANGED_MEANWHILE", await admin.Refusal(Propose, new { grid, revision }));
        Assert.Equal("CHANGED_MEANWHILE", await admin.Refusal(Propose, new { grid, revision, from = later }));

        var after = await DraftedAtSix(admin, other, later);
        Assert.Contains(tool, after.GetProperty("grid").GetProperty("prices").GetProperty("lines").EnumerateArray()
            .Select(line => line.GetProperty("target").GetProperty("tool").GetString()));
        Assert.Empty(after.GetProperty("grid").GetProperty("refusals").EnumerateArray());
        await Publish(admin, after, later.AddDays(1));
    }

    private static Task<JsonElement> DraftedAtSix(Browser admin, string tool, DateTimeOffset? from = null) =>
        admin.Do(DraftToolPrices, new { tool, lines = new[] { new { rates = Rates(6_00) } }, from });

    private static object Rates(int hour) => new { hour = new { cents = hour } };

    private static async Task Publish(Browser admin, JsonElement answer, DateTimeOffset? from = null)
    {
        var (grid, revision) = Drafted(answer);
        Assert.Null(await admin.Refusal(Propose, new { grid, revision, from }));
    }

    private static IEnumerable<(string?, int)> Each(JsonElement of) => of.GetProperty("rates").GetProperty("each").EnumerateArray()
        .Select(each => (each.GetProperty("rate").GetString(), Cents(each.GetProperty("price"), "withVat")));

    private static int From(JsonElement of) => Cents(of.GetProperty("rates").GetProperty("from"), "withVat");

    private static int Deposit(JsonElement of) => Cents(of, "deposit");

    private static bool IsWithoutVatFirst(JsonElement of) => of.GetProperty("rates").GetProperty("isWithoutVatFirst").GetBoolean();

    private static int Cents(JsonElement of, string field) => of.GetProperty(field).GetProperty("cents").GetInt32();
}
