using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using static Toolbox24.Api.Tests.Settings.SettingsDocuments;

namespace Toolbox24.Api.Tests.Settings;

public sealed class GridTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    /// <summary>Settings are the whole product's: each test begins with none.</summary>
    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Prices_are_drafted_checked_published_and_followed_from_their_instant_on()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var (grid, revision) = await admin.DraftedPrices();
        Assert.Equal("NO_GENERAL_LINE", await admin.Refusal(Propose, new { grid, revision }));

        var edited = await admin.Do(DraftPrices, new { grid, revision, name = "Printemps", lines = new[] { Line(20_00) } });
        Assert.Equal(0, edited.GetProperty("grid").GetProperty("refusals").GetArrayLength());
        var from = api.Clock.GetUtcNow().AddDays(1);
        var published = (await admin.Do(Propose, new { grid, revision = 2, from })).GetProperty("grid");
        Assert.Equal(("PUBLISHED", 1, false), (Text(published, "status"), published.GetProperty("number").GetInt32(), IsInForce(published)));

        api.Clock.Advance(TimeSpan.FromDays(1));
        var later = await api.NewStaff(Role.Administrator);
        var seen = (await later.Do("{ grids(kind: PRICES) { id isInForce status prices { lines { rates { day { cents } week { cents } } } } } }"))[0];
        Assert.True(IsInForce(seen));
        Assert.Equal("GRID_IS_NO", await later.Refusal(DraftPrices, new { grid, revision = 3, name = "Printemps", lines = new[] { Line(1) } }));
        Assert.Equal("ALREADY_IN_FORCE", await later.Refusal(WithdrawGrid, new { grid, revision = 3 }));
    }

    [Theory]
    [InlineData("[]", "NO_GENERAL_LINE")]
    [InlineData("""[{"target":{"audience":"EVERYONE"},"rates":{"weekEnd":{"cents":100}}}]""", "NO_EVERYDAY_RATE")]
    [InlineData("""[{"target":{"audience":"EVERYONE"},"rates":{"day":{"cents":100}}},{"target":{"audience":"EVERYONE"},"rates":{"day":{"cents":100}}}]""", "LINES_OVERLAP")]
    [InlineData("""[{"target":{"audience":"EVERYONE"},"rates":{"day":{"cents":0}}}]""", "RATE_OUT_OF_BOUNDS")]
    [InlineData("""[{"target":{"audience":"EVERYONE"},"rates":{"day":{"cents":9000000000000000000}}}]""", "RATE_OUT_OF_BOUNDS")]
    [Trait("story", "T24-1001")]
    public async Task Gaps_and_overlaps_are_shown_in_a_draft_and_keep_it_from_being_published(string lines, string code)
    {
        var admin = await api.NewStaff(Role.Administrator);

        var answer = await admin.Do(DraftPrices, new { name = "Printemps", lines = JsonSerializer.Deserialize<JsonElement>(lines) });
        Assert.Equal(code, answer.GetProperty("grid").GetProperty("refusals")[0].GetProperty("code").GetString());

        var (grid, revision) = Drafted(answer);
        Assert.Equal(code, await admin.Refusal(Propose, new { grid, revision }));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Where_it_takes_two_another_administrator_agrees()
    {
        var (one, other) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Administrator));
        Assert.Null(await one.Refusal(Set, new { key = "approval.prices", value = "true", version = 0 }));
        Assert.Null(await other.Refusal(Approve, new { key = "approval.prices", version = 1 }));

        var (grid, revision) = await one.DraftedPrices(Line(20_00));
        Assert.Equal("PROPOSED", Text((await one.Do(Propose, new { grid, revision })).GetProperty("grid"), "status"));
        Assert.Equal("OWN_PROPOSAL", await one.Refusal(ApproveGrid, new { grid, revision = 2 }));
        Assert.Equal("CHANGED_MEANWHILE", await other.Refusal(ApproveGrid, new { grid, revision = 1 }));

        var published = (await other.Do(ApproveGrid, new { grid, revision = 2 })).GetProperty("grid");
        Assert.Equal(("PUBLISHED", true), (Text(published, "status"), IsInForce(published)));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Of_two_who_write_at_one_draft_one_is_told_that_it_changed_meanwhile()
    {
        var (one, other) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Administrator));
        var (grid, revision) = await one.DraftedPrices(Line(20_00));

        var told = await Task.WhenAll(
            one.Refusal(DraftPrices, new { grid, revision, name = "Un", lines = new[] { Line(21_00) } }),
            other.Refusal(DraftPrices, new { grid, revision, name = "Deux", lines = new[] { Line(22_00) } }));

        Assert.Equal([null, "CHANGED_MEANWHILE"], told.Order());
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Of_two_who_publish_at_once_one_does_and_the_other_is_told_to_look_again()
    {
        var (one, other) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Administrator));
        var drafts = new[] { await one.DraftedPrices(Line(20_00)), await other.DraftedPrices(Line(22_00)) };

        var told = await Task.WhenAll(
            new[] { one, other }.Zip(drafts, (who, draft) => who.Refusal(Propose, new { grid = draft.Grid, revision = draft.Revision })));

        Assert.Equal([null, "CHANGED_MEANWHILE"], told.Order());
        var numbers = (await one.Do("{ grids(kind: PRICES) { number } }")).EnumerateArray().Select(grid => grid.GetProperty("number"));
        Assert.Equal(1, Assert.Single(numbers, number => number.ValueKind == JsonValueKind.Number).GetInt32());
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Versions_are_compared_number_by_number_and_an_old_one_is_taken_up_again()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var first = await admin.PublishedPrices(null, Line(20_00));
        var second = await admin.PublishedPrices(null, Line(22_50));

        var change = (await admin.Do(Diff, new { before = first, after = second })).GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(("Jour", "EUROS"), (Text(change, "label"), Text(change, "unit")));
        Assert.Equal((20m, 22.5m), (change.GetProperty("before").GetDecimal(), change.GetProperty("after").GetDecimal()));

        var back = (await admin.Do(Restore, new { grid = first })).GetProperty("grid");
        Assert.Equal((3, true), (back.GetProperty("number").GetInt32(), IsInForce(back)));
        Assert.Equal(0, (await admin.Do(Diff, new { before = first, after = back.GetProperty("id").GetGuid() })).GetProperty("changes").GetArrayLength());
        Assert.Equal("UNKNOWN_GRID", await admin.Refusal(Diff, new { before = first, after = Guid.NewGuid() }));
    }

    [Fact]
    [Trait("story", "T24-1002")]
    public async Task Deposits_are_versions_too_and_a_cap_below_a_deposit_is_a_warning_in_French()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var everything = new { target = new { audience = "EVERYONE" }, amount = new { cents = 150_00 } };

        var answer = await admin.Do(DraftDeposits, new { name = "Cautions", lines = new[] { everything }, packCap = 100_00 });
        Assert.Equal(
            "La caution d’un pack (100,00 € au plus) est inférieure à celle d’un seul outil (150,00 €).",
            answer.GetProperty("grid").GetProperty("warnings")[0].GetProperty("text").GetString());

        var (grid, revision) = Drafted(answer);
        Assert.True(IsInForce((await admin.Do(Propose, new { grid, revision })).GetProperty("grid")));

        var refused = Drafted(await admin.Do(DraftDeposits, new { name = "Cautions", lines = new[] { everything }, packCap = 0 }));
        Assert.Equal("PACK_CAP_OUT_OF_BOUNDS", await admin.Refusal(Propose, new { grid = refused.Grid, revision = refused.Revision }));
    }

    [Theory]
    [InlineData("[]", "NO_GENERAL_LINE")]
    [InlineData("""[{"target":{"audience":"EVERYONE"},"amount":{"cents":100}},{"target":{"audience":"EVERYONE"},"amount":{"cents":200}}]""", "LINES_OVERLAP")]
    [Trait("story", "T24-1002")]
    public async Task Gaps_and_overlaps_keep_deposits_from_being_published_too(string lines, string code)
    {
        var admin = await api.NewStaff(Role.Administrator);

        var (grid, revision) = Drafted(await admin.Do(
            DraftDeposits, new { name = "Cautions", lines = JsonSerializer.Deserialize<JsonElement>(lines), packCap = 600_00 }));

        Assert.Equal(code, await admin.Refusal(Propose, new { grid, revision }));
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public async Task Penalties_whose_cap_is_below_a_tier_are_refused_beside_the_prices_they_meet()
    {
        var admin = await api.NewStaff(Role.Administrator);
        await admin.PublishedPrices(null, Line(20_00));

        var (grid, revision) = Drafted(await admin.Do(DraftPenalties, new { name = "Retards", rules = Penalties(50_00) }));
        Assert.Equal("CAP_BELOW_TIER", await admin.Refusal(Propose, new { grid, revision }));

        (grid, revision) = Drafted(await admin.Do(DraftPenalties, new { name = "Retards", rules = Penalties(30_00) }));
        Assert.Null(await admin.Refusal(Propose, new { grid, revision }));

        // And prices that would be too low for them.
        (grid, revision) = await admin.DraftedPrices(Line(14_00));
        Assert.Equal("CAP_BELOW_TIER", await admin.Refusal(Propose, new { grid, revision }));
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public async Task A_draft_that_makes_no_sense_can_be_given_up_and_is_listed_like_any_other()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var rules = new { tolerance = "PT15M", tiers = Array.Empty<object>(), capInDays = 2 };
        var (grid, revision) = Drafted(await admin.Do(DraftPenalties, new { name = "Retards", rules }));

        Assert.Null(await admin.Refusal(WithdrawGrid, new { grid, revision }));

        var listed = Assert.Single((await admin.Do("{ grids(kind: PENALTIES) { status refusals { code } warnings { text } } }")).EnumerateArray());
        Assert.Equal(("WITHDRAWN", 0, 0), (Text(listed, "status"), listed.GetProperty("refusals").GetArrayLength(), listed.GetProperty("warnings").GetArrayLength()));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task What_is_taken_up_again_waits_for_a_second_person_only_as_long_as_nothing_else_is_published()
    {
        var (one, other) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Administrator));
        var first = await one.PublishedPrices(null, Line(20_00));
        await one.PublishedPrices(null, Line(22_00));
        Assert.Null(await one.Refusal(Set, new { key = "approval.prices", value = "true", version = 0 }));
        Assert.Null(await other.Refusal(Approve, new { key = "approval.prices", version = 1 }));
        var (back, backRevision) = Drafted(await one.Do(Restore, new { grid = first }));
        var (next, revision) = await one.DraftedPrices(Line(24_00));
        (next, revision) = Drafted(await one.Do(Propose, new { grid = next, revision }));
        Assert.Null(await other.Refusal(ApproveGrid, new { grid = next, revision }));

        Assert.Equal("CHANGED_MEANWHILE", await other.Refusal(ApproveGrid, new { grid = back, revision = backRevision }));
    }

    [Fact]
    [Trait("story", "T24-1006")]
    public async Task What_cancelling_costs_is_a_version_too()
    {
        var admin = await api.NewStaff(Role.Administrator);

        var (grid, revision) = Drafted(await admin.Do(DraftCancellation, new { name = "Souple", freeUntil = "PT12H", before = 3000, after = 2000 }));
        Assert.Equal("CANCELLATION_OUT_OF_BOUNDS", await admin.Refusal(Propose, new { grid, revision }));

        (grid, revision) = Drafted(await admin.Do(DraftCancellation, new { name = "Souple", freeUntil = "PT12H", before = 3000, after = 10000 }));
        Assert.True(IsInForce((await admin.Do(Propose, new { grid, revision })).GetProperty("grid")));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Nothing_of_it_is_written_without_a_second_factor_given_lately_and_all_of_it_is_in_the_log()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var grid = await admin.PublishedPrices(null, Line(20_00));
        Assert.Equal(
            ["GridDrafted", "GridPublished"],
            api.Database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY action", grid));

        api.Clock.Advance(Session.StepUpLasts);
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(DraftPrices, new { name = "Printemps", lines = new[] { Line(1) } }));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(Propose, new { grid, revision = 2 }));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(ApproveGrid, new { grid, revision = 2 }));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(WithdrawGrid, new { grid, revision = 2 }));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(Restore, new { grid }));
    }

    private static string? Text(JsonElement of, string field) => of.GetProperty(field).GetString();

    private static bool IsInForce(JsonElement grid) => grid.GetProperty("isInForce").GetBoolean();
}
