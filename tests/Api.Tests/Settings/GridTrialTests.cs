using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using static Toolbox24.Api.Tests.Settings.SettingsDocuments;

namespace Toolbox24.Api.Tests.Settings;

public sealed class GridTrialTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private Guid site;
    private Guid tool;

    public async Task InitializeAsync()
    {
        await api.ForgetSettings();
        site = api.NewSite().Site.Value;
        tool = api.Database.Scalar<Guid>(
            "SELECT u.tool_id FROM tool_unit u JOIN locker l ON l.id = u.locker_id WHERE l.site_id = $1 LIMIT 1", site);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task One_rental_is_priced_under_a_draft_beside_what_it_costs_now()
    {
        var admin = await api.NewStaff(Role.Administrator);
        await admin.PublishedPrices(null, Line(20_00));
        var (grid, _) = await admin.DraftedPrices(Line(20_00), Line(25_00, tool));

        var preview = await admin.Do(Preview, Rental(grid, days: 2));

        Assert.Equal((40_00, 50_00), (Total(preview, "now"), Total(preview, "under")));
        var tile = preview.GetProperty("under").GetProperty("lines")[0].GetProperty("tiles")[0];
        Assert.Equal(("DAY", 2), (tile.GetProperty("rate").GetString(), tile.GetProperty("count").GetInt32()));
        Assert.Equal(20_00, Total(await admin.Do(Preview, Rental(grid, days: 1)), "now"));
    }

    [Fact]
    [Trait("story", "T24-1002")]
    public async Task A_draft_of_deposits_is_tried_on_one_rental_too()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var line = new { target = new { audience = "EVERYONE" }, amount = new { cents = 180_00 } };
        var (grid, _) = Drafted(await admin.Do(DraftDeposits, new { name = "Cautions", lines = new[] { line }, packCap = 600_00 }));

        var preview = await admin.Do(Preview, Rental(grid, days: 1));

        Assert.Equal(Total(preview, "now"), Total(preview, "under"));
        Assert.Equal((150_00, 180_00), (Deposit(preview, "now"), Deposit(preview, "under")));
    }

    [Fact]
    [Trait("story", "T24-1002")]
    public async Task A_pack_a_professional_and_a_watched_customer_can_be_tried_too()
    {
        var admin = await api.NewStaff(Role.Administrator);
        await admin.PublishedPrices(null, Line(20_00));
        var (grid, _) = await admin.DraftedPrices(Line(30_00));
        var pack = Testing.TestShop.AddPack(api.Database, $"Pack {tool:n}", new Domain.Catalog.ToolId(tool)).Value;
        var (start, end) = (new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
        object With(object[] packs, string audience = "EVERYONE", bool isWatched = false) =>
            new { input = new { grid, site, tools = Array.Empty<Guid>(), packs, audience, isWatched, start, end } };

        Assert.Equal((18_00, 27_00), Both(await admin.Do(Preview, With([pack]))));
        Assert.Equal((16_20, 24_30), Both(await admin.Do(Preview, With([pack], audience: "PROFESSIONAL"))));
        Assert.Equal((150_00, 225_00), (Deposit(await admin.Do(Preview, With([pack])), "now"), Deposit(await admin.Do(Preview, With([pack], isWatched: true)), "now")));
        Assert.Equal("UNKNOWN_PACK", await admin.Refusal(Preview, With([Guid.NewGuid()])));

        static (int, int) Both(JsonElement preview) => (Total(preview, "now"), Total(preview, "under"));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task What_is_planned_is_tried_beside_what_is_followed_by_then()
    {
        var (admin, later) = (await api.NewStaff(Role.Administrator), api.Clock.GetUtcNow().AddDays(7));
        await admin.PublishedPrices(null, Line(20_00));
        foreach (var (cents, from) in new[] { (30_00, (DateTimeOffset?)null), (5_00, later) })
        {
            var (rules, revision) = Drafted(await admin.Do(DraftPenalties, new { name = "Retards", rules = Penalties(cents) }));
            Assert.Null(await admin.Refusal(Propose, new { grid = rules, revision, from }));
        }

        // Twice a day's price is the cap of what being late costs, and less than one tier of now.
        Assert.Equal("CAP_BELOW_TIER", await admin.Refusal(Preview, Rental((await admin.DraftedPrices(Line(14_00))).Grid, days: 1)));
        var preview = await admin.Do(Preview, Rental(await admin.PublishedPrices(later, Line(14_00)), days: 1));
        Assert.Equal((20_00, 14_00), (Total(preview, "now"), Total(preview, "under")));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task What_cannot_be_priced_is_refused()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var (grid, _) = await admin.DraftedPrices(Line(20_00));
        var (gap, _) = await admin.DraftedPrices();
        var (penalties, _) = Drafted(await admin.Do(DraftPenalties, new { name = "Retards", rules = Penalties(5_00) }));

        Assert.Equal("UNKNOWN_GRID", await admin.Refusal(Preview, Rental(Guid.NewGuid(), days: 1)));
        Assert.Equal("NO_GENERAL_LINE", await admin.Refusal(Preview, Rental(gap, days: 1)));
        Assert.Equal("NOT_FOR_THIS_KIND", await admin.Refusal(Preview, Rental(penalties, days: 1)));
        Assert.Equal("SLOT_TOO_SHORT", await admin.Refusal(Preview, Rental(grid, days: 0)));
        Assert.Equal("SLOT_TOO_LONG", await admin.Refusal(Preview, Rental(grid, days: 29)));
        tool = Guid.NewGuid();
        Assert.Equal("UNKNOWN_TOOL", await admin.Refusal(Preview, Rental(grid, days: 1)));
        site = Guid.NewGuid();
        Assert.Equal("UNKNOWN_SITE", await admin.Refusal(Preview, Rental(grid, days: 1)));
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public async Task Penalties_are_drawn_before_they_are_saved()
    {
        var admin = await api.NewStaff(Role.Administrator);
        await admin.PublishedPrices(null, Line(20_00), Line(30_00, tool));

        var curve = await admin.Do(Curve, new { rules = Penalties(15_00), hours = 24 });
        Assert.Equal(40_00, curve.GetProperty("cap").GetProperty("cents").GetInt32());
        Assert.Equal([("PT15M", 15_00), ("PT1H15M", 30_00), ("PT2H15M", 40_00)], Points(curve));

        var dearer = await admin.Do(Curve, new { rules = Penalties(15_00), tool, hours = 24 });
        Assert.Equal([("PT15M", 15_00), ("PT1H15M", 30_00), ("PT2H15M", 45_00), ("PT3H15M", 60_00)], Points(dearer));
        Assert.Equal([("PT15M", 15_00)], Points(await admin.Do(Curve, new { rules = Penalties(15_00), hours = 1 })));
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public async Task Penalties_that_make_no_sense_are_not_drawn()
    {
        var admin = await api.NewStaff(Role.Administrator);
        await admin.PublishedPrices(null, Line(20_00));

        Assert.Equal("CAP_BELOW_TIER", await admin.Refusal(Curve, new { rules = Penalties(50_00) }));
        Assert.Equal("CAP_OUT_OF_BOUNDS", await admin.Refusal(Curve, new { rules = Penalties(5_00, capInDays: 11) }));
        Assert.Equal("PERIOD_OUT_OF_BOUNDS", await admin.Refusal(Curve, new { rules = Penalties(5_00), hours = 169 }));
        Assert.Equal("UNKNOWN_TOOL", await admin.Refusal(Curve, new { rules = Penalties(5_00), tool = Guid.NewGuid() }));
    }

    private object Rental(Guid grid, int days)
    {
        var start = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        return new { input = new { grid, site, tools = new[] { tool }, start, end = start.AddDays(days) } };
    }

    private static int Total(JsonElement preview, string which) =>
        preview.GetProperty(which).GetProperty("price").GetProperty("withVat").GetProperty("cents").GetInt32();

    private static int Deposit(JsonElement preview, string which) =>
        preview.GetProperty(which).GetProperty("deposit").GetProperty("cents").GetInt32();

    private static IEnumerable<(string?, int)> Points(JsonElement curve) => curve.GetProperty("points").EnumerateArray()
        .Select(point => (point.GetProperty("laterThan").GetString(), point.GetProperty("fee").GetProperty("cents").GetInt32()));
}
