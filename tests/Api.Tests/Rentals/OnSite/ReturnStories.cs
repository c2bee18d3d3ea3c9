using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Tools come back and people decide of them, through the API, the bridge and the card processor.</summary>
[Trait("story", "T24-905")]
public sealed class ReturnStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Decide =
        "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { rental { status } refusal { __typename code } } }";

    private const string Queue = "query ($after: ID) { returnsToDecide(first: 100, after: $after) { colour due depositDies rental { id } claim { by } } }";

    [Fact]
    [Trait("story", "T24-504")]
    [Trait("story", "T24-506")]
    [Trait("story", "T24-507")]
    public async Task A_tool_comes_back_is_looked_at_and_its_deposit_released()
    {
        using var visit = await api.Out(1);
        var unit = (await visit.Units())[0];
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);
        Assert.Equal("WrongTool", Refusal(await visit.Do("scanReturn", new { code = "NEVER-SEEN" })));
        await visit.Do("scanReturn", new { code = api.Plate(unit) });
        await visit.Shut(unit);
        await visit.Do("reportReturn", new { unit, report = "MINOR", text = "Le câble est râpé." });
        await visit.Judge(VerdictColour.Orange);

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("Vos outils sont rendus", StringComparison.Ordinal));
        var staff = await api.NewStaff(Role.Operator);
        Assert.Contains((await staff.Do(Queue, new { after = (Guid?)null })).EnumerateArray(), waiting => waiting.GetProperty("rental").GetProperty("id").GetGuid() == visit.Rental);
        var review = await Review(staff, visit);
        var item = review.GetProperty("items")[0];
        Assert.Equal(("ORANGE", "Le câble est râpé."), (item.GetProperty("advice").GetProperty("colour").GetString(), item.GetProperty("texts")[0].GetProperty("text").GetString()));
        Assert.Equal(4, item.GetProperty("advice").GetProperty("contributions").GetArrayLength());
        Assert.NotEmpty(item.GetProperty("advice").GetProperty("why").EnumerateArray());
        Assert.Contains(review.GetProperty("doors").EnumerateArray(), line => line.GetProperty("what").GetString() == "LockerShut");

        await staff.Do(Decide, new { input = new { rental = visit.Rental, unit, kind = "RELEASE", reason = "Usure normale." } });
        await api.Deliver();

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Contains(await api.Moved(visit.Rental), moved => moved.StartsWith("Deposit released", StringComparison.Ordinal));
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("Votre dépôt est libéré", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_three_tools_one_is_released_one_partly_kept_and_one_decided_by_an_administrator()
    {
        using var visit = await api.Out(3);
        var units = await visit.Units();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green, VerdictColour.Orange, VerdictColour.Red);
        var (staff, administrator) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Administrator));
        var category = api.Database.Scalar<Guid>("SELECT t.category_id FROM tool_unit u JOIN tool t ON t.id = u.tool_id WHERE u.id = $1", units[0]);
        var listed = await administrator.Do(
            "mutation ($input: SetDamageInput!) { setDamage(input: $input) { damage { label price { cents } } refusal { code } } }",
            new { input = new { category, label = "Carter fendu", price = 40_00, wearPerYear = 0.15 } });
        Assert.Equal(40_00, listed.GetProperty("damage").GetProperty("price").GetProperty("cents").GetInt64());
        var priced = Assert.Single((await staff.Do("query ($unit: ID!) { damagesOf(unit: $unit) { label wear amount { cents } } }", new { unit = units[1] })).EnumerateArray());
        Assert.Equal(("Carter fendu", 1m, 40_00), (priced.GetProperty("label").GetString(), priced.GetProperty("wear").GetDecimal(), priced.GetProperty("amount").GetProperty("cents").GetInt64()));

        Assert.Equal("NotGreen", (await Greens(staff, visit)).GetProperty("refusal").GetProperty("__typename").GetString());
        await staff.Do(Decide, new { input = new { rental = visit.Rental, unit = units[0], kind = "RELEASE", reason = "Rien à signaler." } });
        await staff.Do(Decide, new { input = new { rental = visit.Rental, unit = units[1], kind = "PARTIAL_CAPTURE", reason = "Carter fendu.", damage = new { reference = "Carter fendu" } } });
        await staff.Do(Decide, new { input = new { rental = visit.Rental, unit = units[2], kind = "ESCALATE", reason = "À voir." } });
        var full = new { input = new { rental = visit.Rental, unit = units[2], kind = "FULL_CAPTURE", reason = "Irréparable.", damage = new { reference = "D-24", quote = 200_00 } } };
        Assert.Equal("AdministratorDecides", Refusal(await staff.Do(Decide, full)));
        await administrator.Do(Decide, full);
        await api.Deliver();
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("Retenue envisagée", StringComparison.Ordinal));
        await api.At(api.Clock.GetUtcNow().AddHours(24));
        await api.Deliver();

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Contains(await api.Moved(visit.Rental), moved => moved.StartsWith("Deposit captur", StringComparison.Ordinal) && moved.EndsWith(" 19000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_customer_answers_before_anything_is_taken()
    {
        using var visit = await api.Out(1);
        var unit = (await visit.Units())[0];
        await visit.BringBack();
        var staff = await api.NewStaff(Role.Operator);
        Assert.Equal("NothingAnnounced", Refusal(await visit.Do("answerCapture", new { unit, text = "Non." })));
        await staff.Do(Decide, new { input = new { rental = visit.Rental, unit, kind = "PARTIAL_CAPTURE", reason = "Rayures.", damage = new { reference = "D-1", quote = 20_00 } } });

        await visit.Do("answerCapture", new { unit, text = "C’était déjà rayé." });
        await api.At(api.Clock.GetUtcNow().AddHours(25));

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        var texts = (await Review(await api.NewStaff(Role.Operator), visit)).GetProperty("items")[0].GetProperty("texts").EnumerateArray();
        Assert.Contains(texts, text => text.GetProperty("kind").GetString() == "CAPTURE_ANSWER");
    }

    [Fact]
    public async Task Greens_are_released_together_and_only_by_who_looks_at_them()
    {
        using var visit = await api.Out(1);
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green);
        var (one, other) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Operator));

        await one.Do("mutation ($rental: ID!) { claimReturn(rental: $rental) { claim { until } refusal { code } } }", new { rental = visit.Rental });
        Assert.Equal("ReturnClaimedBy", (await Greens(other, visit)).GetProperty("refusal").GetProperty("__typename").GetString());
        Assert.Equal(JsonValueKind.Null, (await Greens(one, visit)).GetProperty("refusal").ValueKind);
        await api.Deliver();

        Assert.Equal("CLOSED", await visit.Status());
    }

    [Fact]
    public async Task A_field_agent_looks_at_what_came_back_and_clears_it()
    {
        using var visit = await api.Out(1);
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        var agent = await api.NewStaff(Role.FieldAgent);
        const string round = "query ($site: ID!) { agentRound(site: $site) { reason since neededAt unit { id } } }";

        var stop = Assert.Single((await agent.Do(round, new { site = visit.Site.Value })).EnumerateArray());
        await agent.Do(
            "mutation ($unit: ID!, $note: String!) { clearUnit(unit: $unit, note: $note) { unit { id } refusal { code } } }",
            new { unit = stop.GetProperty("unit").GetProperty("id").GetGuid(), note = "Nettoyé, contrôlé." });

        Assert.Equal("RETURNED", stop.GetProperty("reason").GetString());
        Assert.Empty((await agent.Do(round, new { site = visit.Site.Value })).EnumerateArray());
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
    }

    private static async Task<JsonElement> Review(Browser staff, Visit visit) => (await staff.Do(
        """
        query ($id: ID!) { rental(id: $id) { returnReview {
          items { unit status returnReport isBlind due texts { kind text } advice { colour score reasons why findings contributions { signal value points } } }
          history { returns late damaged } doors { at what unit } claim { by }
        } } }
        """,
        new { id = visit.Rental })).GetProperty("returnReview");

    private static async Task<JsonElement> Greens(Browser staff, Visit visit) => (await staff.Do(
        "mutation ($rentals: [ID!]!) { decideGreens(rentals: $rentals) { id refusal { __typename code } } }", new { rentals = new[] { visit.Rental } }))[0];

    private static string? Refusal(JsonElement payload) => payload.GetProperty("refusal").GetProperty("__typename").GetString();
}
