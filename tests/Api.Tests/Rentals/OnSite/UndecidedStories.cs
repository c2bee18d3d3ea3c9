using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Nobody decides in time.</summary>
[Trait("story", "T24-905")]
public sealed class UndecidedStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Decide =
        "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { rental { status } refusal { code } } }";

    [Fact]
    public async Task A_green_that_nobody_looks_at_is_released_at_its_deadline()
    {
        using var visit = await Back(VerdictColour.Green);

        await api.At(api.Clock.GetUtcNow().AddHours(48));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit authorised 15000");
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit released 15000");
        Assert.Empty(await api.Incidents(visit.Rental));
    }

    [Theory]
    [InlineData(VerdictColour.Orange)]
    [InlineData(VerdictColour.Red)]
    public async Task For_any_other_the_deposit_is_renewed_once_and_somebody_is_woken_and_a_day_later_it_is_released(VerdictColour colour)
    {
        using var visit = await Back(colour);
        var back = api.Clock.GetUtcNow();
        await api.At(back.AddHours(48).AddSeconds(-1));
        Assert.Equal(["Deposit authorised 15000"], await api.Deposits(visit.Rental));

        await api.At(back.AddHours(48));
        Assert.Equal(["Deposit authorised 15000", "Deposit authorised 15000", "Deposit released 15000"], await api.Deposits(visit.Rental));
        Assert.Equal(["DECISION_OVERDUE URGENT"], await api.Incidents(visit.Rental));
        await api.At(back.AddHours(72).AddSeconds(-1));
        Assert.Equal("PENDING_VALIDATION", await visit.Status());

        await api.At(back.AddHours(72));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Equal(
            ["Deposit authorised 15000", "Deposit authorised 15000", "Deposit released 15000", "Deposit released 15000"], await api.Deposits(visit.Rental));
        Assert.Equal(["DECISION_OVERDUE URGENT"], await api.Incidents(visit.Rental));
    }

    [Fact]
    public async Task Nothing_is_renewed_where_the_notice_of_a_capture_ends_before_the_deposit_dies()
    {
        using var visit = await Back(VerdictColour.Orange, VerdictColour.Orange);
        var (back, units) = (api.Clock.GetUtcNow(), await visit.Units());
        await api.At(back.AddHours(47));
        var staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal(Decide, Of(visit, units[0], "PARTIAL_CAPTURE", new { reference = "D-3", quote = 20_00 })));

        await api.At(back.AddHours(48));
        Assert.Equal(["Deposit authorised 30000"], await api.Deposits(visit.Rental));
        Assert.Equal(["DECISION_OVERDUE URGENT"], await api.Incidents(visit.Rental));
        await api.At(back.AddHours(72));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Equal(["DECIDED", "DECIDED"], await visit.ItemStatuses());
        Assert.Single(await api.Deposits(visit.Rental), moved => moved.StartsWith("Deposit authorised", StringComparison.Ordinal));
        Assert.Equal("Deposit captured 2000", Assert.Single(await api.Deposits(visit.Rental), moved => moved.StartsWith("Deposit captured", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_handed_up_an_administrator_has_a_day_for_and_then_it_is_as_if_nobody_had_decided()
    {
        using var visit = await Back(VerdictColour.Red);
        var (back, unit) = (api.Clock.GetUtcNow(), (await visit.Units())[0]);
        await api.At(back.AddHours(47));
        var staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal(Decide, Of(visit, unit, "ESCALATE")));
        Assert.Equal("ADMINISTRATOR_DECIDES", await staff.Refusal(Decide, Of(visit, unit, "RELEASE")));
        var queued = (await staff.Do("{ returnsToDecide { escalatedUntil rental { id } } }")).EnumerateArray();
        Assert.Equal(back.AddHours(71), Assert.Single(queued, each => each.GetProperty("rental").GetProperty("id").GetGuid() == visit.Rental).GetProperty("escalatedUntil").GetDateTimeOffset());
        var handed = (await staff.Do("query ($id: ID!) { rental(id: $id) { returnReview { items { escalatedUntil escalatedBy } } } }", new { id = visit.Rental }))
            .GetProperty("returnReview").GetProperty("items")[0];
        Assert.Equal(back.AddHours(71), handed.GetProperty("escalatedUntil").GetDateTimeOffset());
        Assert.Equal(
            api.Database.Scalar<string>("SELECT data ->> 'by' FROM event WHERE stream = $1 AND type = 'ItemEscalated'", visit.Rental),
            handed.GetProperty("escalatedBy").GetString());

        await api.At(back.AddHours(71).AddSeconds(-1));
        Assert.Empty(await api.Incidents(visit.Rental));
        await api.At(back.AddHours(71));
        Assert.Equal(["DECISION_OVERDUE URGENT"], await api.Incidents(visit.Rental));
        await api.At(back.AddHours(95));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.DoesNotContain(await api.Deposits(visit.Rental), moved => moved.StartsWith("Deposit captured", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-908")]
    public async Task Who_is_on_call_has_half_an_hour_to_answer_and_then_the_next_on_the_rota_is_told()
    {
        using var visit = await Back(VerdictColour.Red);
        var due = api.Clock.GetUtcNow().AddHours(48);
        await api.At(due.AddHours(-1));
        var administrator = await api.NewStaff(Role.Administrator);
        var (first, second) = (await OnCall(administrator, 1), await OnCall(administrator, 2));

        await api.At(due);
        await api.At(due);
        var incident = (await (await api.NewStaff(Role.Operator)).Do("{ incidents { id rental } }")).EnumerateArray()
            .Single(one => one.GetProperty("rental").ToString() == visit.Rental.ToString()).GetProperty("id").GetGuid();
        Assert.Equal((1, 0), (await Alerts(first, incident), await Alerts(second, incident)));
        await api.At(due.AddMinutes(30).AddSeconds(-1));
        Assert.Equal((1, 0), (await Alerts(first, incident), await Alerts(second, incident)));
        await api.At(due.AddMinutes(30));
        Assert.Equal((1, 1), (await Alerts(first, incident), await Alerts(second, incident)));

        Assert.Null(await (await api.NewStaff(Role.Operator)).Refusal("mutation ($id: ID!) { acknowledgeIncident(incident: $id) { refusal { code } } }", new { id = incident }));
        await api.At(due.AddHours(2));
        Assert.Equal((1, 1), (await Alerts(first, incident), await Alerts(second, incident)));
    }

    private static object Of(Visit visit, Guid unit, string kind, object? damage = null) =>
        new { input = new { rental = visit.Rental, unit, kind, reason = "Vu ensemble.", damage } };

    private async Task<string> OnCall(Browser administrator, int rank)
    {
        var browser = await api.NewStaff(Role.Operator);
        var me = await browser.Do("{ me { id email } }");
        var (start, end) = (api.Clock.GetUtcNow(), api.Clock.GetUtcNow().AddHours(3));
        Assert.Null(await administrator.Refusal(
            "mutation ($input: PlanOnCallInput!) { planOnCall(input: $input) { refusal { code } } }",
            new { input = new { who = me.GetProperty("id").GetGuid(), rank, start, end } }));
        return me.GetProperty("email").GetString()!;
    }

    private async Task<int> Alerts(string email, Guid incident) =>
        (await api.Sent("mail", email)).Count(mail => mail.GetRawText().Contains(incident.ToString(), StringComparison.Ordinal));

    private async Task<Visit> Back(params VerdictColour[] colours)
    {
        var visit = await api.Out(colours.Length);
        await visit.BringBack();
        await visit.Judge(colours);
        return visit;
    }
}
