using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>All goes as it should, from the search to the last letter: by the API, the kiosk, the bridge and the card processor.</summary>
[Trait("story", "T24-301")]
[Trait("story", "T24-404")]
[Trait("story", "T24-504")]
[Trait("story", "T24-905")]
public sealed class JourneyStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Decide =
        "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { rental { status } refusal { code } } }";

    [Fact]
    public async Task One_tool_is_found_booked_fetched_used_brought_back_and_its_deposit_let_go_of()
    {
        var ((site, tool), booker, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(24, lasting: 4));
        var quote = (await booker.Browser.Do(
            "query ($input: QuoteInput!) { quote(input: $input) { quote { total { cents } deposit { cents } } } }",
            new { input = new { site = site.Value, slot = Customer.Of(slot), items = new[] { new { tool = tool.Value } } } })).GetProperty("quote");
        Assert.Equal((20_00, 150_00), (Cents(quote, "total"), Cents(quote, "deposit")));
        var rental = await booker.Book(site, slot, tool);
        Assert.Equal("CONFIRMED", await booker.Status(rental));

        await api.At(slot.Start.AddMinutes(-30));
        Assert.Single(await api.Pins(booker, rental));
        await api.At(slot.Start);
        using var visit = new Visit(api, booker, rental, await api.NewBridge(site), await api.NewKiosk(site), site, slot);
        await visit.Enter();
        await visit.Leave();
        await visit.Go();
        Assert.Equal("ACTIVE", await visit.Status());

        await api.At(slot.End.AddMinutes(-10));
        await visit.ComeBack();
        await visit.BringBack();
        await visit.Do("reportReturn", new { unit = (await visit.Units())[0], report = "NONE" });
        await visit.Go();
        await visit.Judge(VerdictColour.Green);
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Equal(JsonValueKind.Null, (await (await api.NewStaff(Role.Operator)).Do(
            "mutation ($rentals: [ID!]!) { decideGreens(rentals: $rentals) { id refusal { code } } }", new { rentals = new[] { rental } }))[0].GetProperty("refusal").ValueKind);
        await api.Deliver();

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Equal(["Rent authorised 2000", "Deposit authorised 15000", "Rent captured 2000", "Deposit released 15000"], await api.Moved(rental));
        string[] told = ["Réservation ", "Vos outils sont retirés", "Vos outils sont rendus", "Votre dépôt est libéré"];
        Assert.Equal(told, (await Subjects(visit)).Select(subject => told.FirstOrDefault(begin => subject.StartsWith(begin, StringComparison.Ordinal))).OfType<string>());
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM outbox WHERE channel = 'invoice_due' AND stream = $1", rental));
        Assert.Empty(await api.Incidents(rental));
    }

    [Fact]
    public async Task Of_a_pack_of_three_in_three_lockers_one_comes_back_green_one_orange_one_red_and_each_is_decided()
    {
        using var visit = await PackIsBack(tools: 3, deposit: 450_00);
        var (rental, units) = (visit.Rental, await visit.Units());
        var rent = (await visit.Look()).GetProperty("rentNow").GetProperty("cents").GetInt64();
        Assert.Equal(3, units.Select(api.DoorOf).Distinct().Count());
        await visit.Judge(VerdictColour.Green, VerdictColour.Orange, VerdictColour.Red);
        Assert.Equal(["GREEN", "ORANGE", "RED"], await Colours(visit, units));

        var (staff, administrator) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Administrator));
        Assert.Null(await staff.Refusal(Decide, Of(rental, units[0], "RELEASE")));
        Assert.Null(await staff.Refusal(Decide, Of(rental, units[1], "PARTIAL_CAPTURE", 30_00)));
        Assert.Null(await staff.Refusal(Decide, Of(rental, units[2], "ESCALATE")));
        Assert.Null(await administrator.Refusal(Decide, Of(rental, units[2], "FULL_CAPTURE", 200_00)));
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        await api.At(api.Clock.GetUtcNow().AddHours(24));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Equal(
            [$"Rent authorised {rent}", "Deposit authorised 45000", $"Rent captured {rent}", "Deposit captured 18000"],
            (await api.Moved(rental)).Where(moved => moved != "Deposit released 27000"));
        Assert.Contains(await Subjects(visit), subject => subject.StartsWith("Retenue envisagée", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_pack_whose_deposit_is_capped_no_more_is_kept_of_a_tool_than_its_part_of_it()
    {
        using var visit = await PackIsBack(tools: 5, deposit: 600_00);
        var (staff, unit) = (await api.NewStaff(Role.Operator), (await visit.Units())[0]);

        Assert.Equal("CAPTURE_BEYOND_DEPOSIT", await staff.Refusal(Decide, Of(visit.Rental, unit, "PARTIAL_CAPTURE", 120_01)));
        Assert.Equal("DAMAGE_BELOW_DEPOSIT", await staff.Refusal(Decide, Of(visit.Rental, unit, "FULL_CAPTURE", 119_99)));
        Assert.Null(await staff.Refusal(Decide, Of(visit.Rental, unit, "FULL_CAPTURE", 150_00)));

        var kept = (await visit.Booker.Browser.Do("query ($id: ID!) { rental(id: $id) { items { unit decision { amount { cents } } } } }", new { id = visit.Rental }))
            .GetProperty("items").EnumerateArray().Single(item => item.GetProperty("unit").GetGuid() == unit);
        Assert.Equal(120_00, Cents(kept.GetProperty("decision"), "amount"));
    }

    /// <summary>A pack of tools of 150 € of deposit each, fetched from a locker each and brought back at its end.</summary>
    private async Task<Visit> PackIsBack(int tools, long deposit)
    {
        var (site, booker, slot) = (api.Database.AddSite(), await api.NewBooker(), api.SlotIn(24, lasting: 4));
        ToolId[] wanted = [.. Enumerable.Range(0, tools).Select(at => api.Database.AddTool($"Outil {at} {site.Value:n}"))];
        foreach (var tool in wanted) api.Database.AddUnit(site, tool);
        var rental = (await booker.Hold(site, slot, api.Database.AddPack($"Pack {site.Value:n}", wanted))).GetProperty("rental").GetProperty("id").GetGuid();
        await booker.Pay(rental, deposit: deposit);
        await api.Deliver();
        await api.At(slot.Start);
        var visit = new Visit(api, booker, rental, await api.NewBridge(site), await api.NewKiosk(site), site, slot);
        await visit.Enter();
        await visit.Leave();
        await visit.Go();
        await api.At(slot.End);
        await visit.ComeBack();
        await visit.BringBack();
        await visit.Go();
        return visit;
    }

    private async Task<IEnumerable<string?>> Colours(Visit visit, List<Guid> units)
    {
        var items = (await (await api.NewStaff(Role.Operator)).Do(
            "query ($id: ID!) { rental(id: $id) { returnReview { items { unit advice { colour } } } } }", new { id = visit.Rental }))
            .GetProperty("returnReview").GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("unit").GetGuid(), item => item.GetProperty("advice"));
        return units.Select(unit => items[unit].GetProperty("colour").GetString());
    }

    private async Task<List<string>> Subjects(Visit visit) =>
        [.. (await api.Sent("mail", visit.Booker.Email)).Select(mail => mail.GetProperty("subject").GetString()!)];

    private static object Of(Guid rental, Guid unit, string kind, long? quote = null) =>
        new { input = new { rental, unit, kind, reason = "Vu sur les photos.", damage = quote is { } cents ? new { reference = "D-7", quote = cents } : null } };

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
