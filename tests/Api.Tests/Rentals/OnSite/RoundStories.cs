using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>A field agent goes round a site and puts its units back in service.</summary>
[Trait("story", "T24-905")]
public sealed class RoundStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Round = "query ($site: ID!) { agentRound(site: $site) { reason unit { id } } }";

    private const string Clear =
        """
        mutation ($unit: ID!, $note: String!, $done: [PassportEntryKind!]) {
          clearUnit(unit: $unit, note: $note, done: $done) { unit { id state entries { kind note } } refusal { code } }
        }
        """;

    private const string Open =
        "mutation ($door: ID!, $reason: String!) { openOnRound(input: { door: $door, reason: $reason }) { refusal { code } } }";

    private const string Swap =
        "mutation ($input: SwapUnitsInput!) { swapUnits(input: $input) { unit { id locker { id } } refusal { code } } }";

    private const string Plan =
        """
        mutation ($id: ID!, $version: Long!, $from: DateTime!) {
          planUnit(id: $id, version: $version, inspectionDue: null, recalledFrom: $from) { refusal { code } }
        }
        """;

    [Fact]
    public async Task Units_are_looked_at_cleaned_and_charged_and_what_sells_beside_is_refilled()
    {
        using var visit = await BroughtBack();
        var (agent, unit) = (await api.NewStaff(Role.FieldAgent), (await visit.Units())[0]);

        var cleared = await agent.Do(Clear, new { unit, note = "Nettoyé, batterie chargée.", done = (string[])["CHARGE", "CLEANING"] });

        Assert.Equal(
            ["CHARGE", "CHECK", "CLEANING"],
            cleared.GetProperty("unit").GetProperty("entries").EnumerateArray().Select(line => line.GetProperty("kind").GetString()).Order());
        Assert.Empty((await agent.Do(Round, new { site = visit.Site.Value })).EnumerateArray());

        var consumable = (await (await api.NewStaff(Role.Administrator)).Do(
            "mutation ($input: ConsumableInput!) { addConsumable(input: $input) { consumable { id } } }",
            new { input = new { name = $"Mèches {Guid.NewGuid():n}", description = "Bois", measure = "lot", priceCents = 9_00 } })).GetProperty("consumable").GetProperty("id").GetString();
        Assert.Null(await agent.Refusal(
            "mutation ($input: StockMovementInput!) { moveStock(input: $input) { stock { quantity } refusal { code } } }",
            new { input = new { site = visit.Site.Value, consumable, kind = "DELIVERY", change = 12, version = 0 } }));
    }

    [Fact]
    [Trait("story", "T24-004")]
    public async Task An_agent_is_let_in_and_opens_what_they_are_to_look_at_and_nothing_else()
    {
        using var visit = await api.NewVisit(more: 1);
        await visit.Leave();
        await api.At(visit.Slot.End);
        await visit.ComeBack();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        await visit.Go();
        var unit = (await visit.Units())[0];
        var other = api.Database.Scalar<Guid>(
            "SELECT u.locker_id FROM tool_unit u JOIN locker l ON l.id = u.locker_id WHERE l.site_id = $1 AND u.id <> $2", visit.Site.Value, unit);
        var agent = await api.NewStaff(Role.FieldAgent);

        Assert.Equal("REASON_OUT_OF_BOUNDS", await agent.Refusal(Open, new { door = visit.Site.Value, reason = "" }));
        foreach (var door in (Guid[])[visit.Site.Value, api.DoorOf(unit)])
        {
            Assert.Null(await agent.Refusal(Open, new { door, reason = "Tournée" }));
            await api.Deliver();
            var (command, at) = await visit.Bridge.Order();
            Assert.Equal(door, at);
            await visit.Bridge.Say(door, "DoorWentOpen", api.Clock.GetUtcNow(), command);
            await visit.Bridge.Say(door, "DoorWentShut", api.Clock.GetUtcNow());
        }

        await api.Deliver();
        Assert.Equal("NOTHING_TO_LOOK_AT", await agent.Refusal(Open, new { door = other, reason = "Tournée" }));
        await agent.Do(Clear, new { unit, note = "Rien vu." });
        Assert.Equal("NOTHING_TO_LOOK_AT", await agent.Refusal(Open, new { door = api.DoorOf(unit), reason = "Tournée" }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await visit.Booker.Browser.Error(Open, new { door = visit.Site.Value, reason = "Tournée" }));
        var me = (await agent.Do("{ me { id } }")).GetProperty("id").GetString()!;
        Assert.Equal(
            new[] { visit.Site.Value, api.DoorOf(unit) }.Order(),
            api.Database.Column<Guid>("SELECT object_id FROM audit_entry WHERE actor = $1 AND action = 'DoorOpeningAsked'", me).Order());
    }

    [Fact]
    [Trait("story", "T24-004")]
    public async Task After_as_many_rentals_as_its_category_says_an_agent_looks_at_a_unit_and_it_counts_anew()
    {
        using var first = await api.NewVisit();
        var unit = (await first.Units())[0];
        api.Database.Execute(
            "UPDATE category c SET rentals_between_checks = 2 FROM tool t JOIN tool_unit u ON u.tool_id = t.id WHERE c.id = t.category_id AND u.id = $1", unit);

        await Used(first);
        Assert.Empty(await Stops(first));

        await Used(await Again(first));
        Assert.Equal(["CHECK_DUE"], await Stops(first));
        Assert.Null(await (await api.NewStaff(Role.FieldAgent)).Refusal(Clear, new { unit, note = "Contrôlé." }));
        Assert.Empty(await Stops(first));

        await Used(await Again(first));
        Assert.Empty(await Stops(first));
        await Used(await Again(first));
        Assert.Equal(["CHECK_DUE"], await Stops(first));
    }

    [Theory]
    [InlineData("IN_REPAIR")]
    [InlineData("RECALLED")]
    [InlineData("RETIRED")]
    [InlineData("LOST")]
    public async Task What_is_out_of_service_is_not_put_back_by_a_round(string state)
    {
        using var visit = await BroughtBack();
        var (agent, unit) = (await api.NewStaff(Role.FieldAgent), (await visit.Units())[0]);
        await agent.Do(
            "mutation ($id: ID!, $version: Long!, $state: UnitState!) { changeUnitState(id: $id, version: $version, state: $state) { refusal { code } } }",
            new { id = unit, version = Version(unit), state });

        Assert.Equal("UNIT_NOT_FIT", await agent.Refusal(Clear, new { unit, note = "Rien vu." }));

        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM unit_quarantine WHERE unit_id = $1 AND ended_at IS NULL", unit));
        Assert.Empty((await agent.Do(Round, new { site = visit.Site.Value })).EnumerateArray());
    }

    [Fact]
    public async Task What_its_maker_has_called_back_stays_where_it_is()
    {
        using var visit = await BroughtBack();
        var unit = (await visit.Units())[0];
        await (await api.NewStaff(Role.Administrator)).Do(Plan, new { id = unit, version = Version(unit), from = api.Clock.GetUtcNow() });

        Assert.Equal("UNIT_NOT_RENTABLE", await (await api.NewStaff(Role.FieldAgent)).Refusal(Clear, new { unit, note = "Rien vu." }));
    }

    [Fact]
    public async Task A_unit_takes_the_place_of_one_that_is_no_good_with_its_bookings()
    {
        using var visit = await BroughtBack();
        var (agent, bad) = (await api.NewStaff(Role.FieldAgent), (await visit.Units())[0]);
        var (locker, tool) = (api.DoorOf(bad), api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", bad));
        var next = await (await api.NewBooker()).Book(visit.Site, api.SlotIn(48), new(tool));
        var good = Guid.CreateVersion7();
        api.Database.Execute("INSERT INTO tool_unit (id, tool_id, code) VALUES ($1, $2, upper(right($1::text, 12)))", good, tool);
        var other = api.Database.AddUnit().Value;
        Assert.Equal("UNIT_NOT_OF_TOOL", await agent.Refusal(Swap, new { input = new Dictionary<string, object> { ["locker"] = locker, ["out"] = bad, ["in"] = other } }));
        var input = new { input = new Dictionary<string, object> { ["locker"] = locker, ["out"] = bad, ["in"] = good } };

        var swapped = await agent.Do(Swap, input);
        await api.Deliver();

        Assert.Equal(locker, swapped.GetProperty("unit").GetProperty("locker").GetProperty("id").GetGuid());
        Assert.Null(await agent.Refusal(Swap, input));
        Assert.Equal("InRepair", api.Database.Scalar<string>("SELECT state FROM tool_unit WHERE id = $1 AND locker_id IS NULL", bad));
        Assert.Equal([good], api.Database.Column<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1", next));
        Assert.Empty((await agent.Do(Round, new { site = visit.Site.Value })).EnumerateArray());
    }

    private async Task<IEnumerable<string?>> Stops(Visit visit) =>
        (await (await api.NewStaff(Role.FieldAgent)).Do(Round, new { site = visit.Site.Value })).EnumerateArray().Select(stop => stop.GetProperty("reason").GetString());

    /// <summary>Somebody else comes for the same unit.</summary>
    private async Task<Visit> Again(Visit before)
    {
        var (booker, slot) = (await api.NewBooker(), api.SlotIn(24, 4));
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", (await before.Units())[0]);
        var rental = await booker.Book(before.Site, slot, new(tool));
        await api.At(slot.Start);
        var visit = before with { Booker = booker, Rental = rental, Slot = slot };
        await visit.Enter();
        return visit;
    }

    /// <summary>Taken, brought back, and found to be as it was.</summary>
    private async Task Used(Visit visit)
    {
        await visit.Leave();
        await visit.Go();
        await api.At(visit.Slot.End);
        await visit.ComeBack();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green);
        await visit.Go();
    }

    private long Version(Guid unit) => api.Database.Scalar<long>("SELECT version FROM tool_unit WHERE id = $1", unit);

    private async Task<Visit> BroughtBack()
    {
        var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        return visit;
    }
}
