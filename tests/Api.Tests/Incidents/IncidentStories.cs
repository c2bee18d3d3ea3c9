using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Incidents;

/// <summary>Incidents, from when somebody notices to the report.</summary>
[Trait("story", "T24-908")]
public sealed class IncidentStories(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Fields = "incident { id kind severity acknowledgedAt closedAt assignee entries { by text } } refusal { code }";

    private const string Open =
        $"mutation ($severity: IncidentSeverity!, $text: String!, $site: ID) {{ openIncident(input: {{ severity: $severity, text: $text, site: $site }}) {{ {Fields} }} }}";

    private const string Assign = $"mutation ($id: ID!, $to: ID!) {{ assignIncident(incident: $id, to: $to) {{ {Fields} }} }}";
    private const string Follow = $"mutation ($id: ID!, $text: String!) {{ followIncident(incident: $id, text: $text) {{ {Fields} }} }}";
    private const string Acknowledge = $"mutation ($id: ID!) {{ acknowledgeIncident(incident: $id) {{ {Fields} }} }}";
    private const string Close = $"mutation ($id: ID!, $report: String!) {{ closeIncident(incident: $id, report: $report) {{ {Fields} }} }}";

    private const string Queue =
        "query ($site: ID!, $open: Boolean) { incidents(filter: { site: $site, isOpen: $open }) { id severity entries { text } } }";

    [Fact]
    public async Task An_incident_is_opened_assigned_followed_and_closed_with_a_report()
    {
        var (site, _, _) = api.NewSite();
        var (agent, staff) = (await api.NewStaff(Role.FieldAgent), await api.NewStaff(Role.Operator));
        var to = (await agent.Do("{ me { id } }")).GetProperty("id").GetGuid();

        var id = Id(await agent.Do(Open, new { severity = "MAJOR", text = "Serrure grippée", site = site.Value }));
        Assert.Equal("UNKNOWN_PLACE", await agent.Refusal(Open, new { severity = "MINOR", text = "Où ?", site = Guid.NewGuid() }));
        Assert.Equal("NOT_OF_THE_STAFF", await staff.Refusal(Assign, new { id, to = (await api.NewCustomer()).Id.Value }));
        Assert.Null(await staff.Refusal(Assign, new { id, to }));
        Assert.Null(await agent.Refusal(Follow, new { id, text = "Pièce commandée" }));
        Assert.Equal([id], (await staff.Do(Queue, new { site = site.Value, open = true })).EnumerateArray().Select(each => each.GetProperty("id").GetGuid()));

        var closed = (await staff.Do(Close, new { id, report = "Serrure remplacée" })).GetProperty("incident");

        Assert.Equal(to, closed.GetProperty("assignee").GetGuid());
        Assert.Equal(["Serrure grippée", "Pièce commandée", "Serrure remplacée"], closed.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("text").GetString()));
        Assert.Equal("INCIDENT_IS_CLOSED", await agent.Refusal(Follow, new { id, text = "Encore" }));
        Assert.Equal("UNKNOWN_INCIDENT", await agent.Refusal(Acknowledge, new { id = Guid.NewGuid() }));
        Assert.Empty((await staff.Do(Queue, new { site = site.Value, open = true })).EnumerateArray());
        Assert.Single((await staff.Do(Queue, new { site = site.Value, open = (bool?)null })).EnumerateArray());
        Assert.Equal(
            ["IncidentAssigned", "IncidentClosed", "IncidentFollowed", "IncidentOpened"],
            api.Database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY action", id));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM audit_payload WHERE payload LIKE '%Serrure%'"));
    }

    [Fact]
    public async Task Who_is_on_call_is_planned_by_administrators_and_answers_what_is_urgent()
    {
        const string Plan = "mutation ($input: PlanOnCallInput!) { planOnCall(input: $input) { shift { id } refusal { code } } }";
        const string Drop = "mutation ($shift: ID!) { dropOnCall(shift: $shift) { refusal { code } } }";
        var (admin, (on, email)) = (await api.NewStaff(Role.Administrator), await Named());
        var input = new { who = (await on.Do("{ me { id } }")).GetProperty("id").GetGuid(), rank = 1, start = api.Clock.GetUtcNow(), end = api.Clock.GetUtcNow().AddHours(8) };
        var shift = (await admin.Do(Plan, new { input })).GetProperty("shift").GetProperty("id").GetGuid();
        Assert.Equal("RANK_TAKEN", await admin.Refusal(Plan, new { input }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await on.Error(Plan, new { input }));
        Assert.Contains((await on.Do("{ onCall { id who rank } }")).EnumerateArray(), each => each.GetProperty("id").GetGuid() == shift);

        var id = Id(await admin.Do(Open, new { severity = "URGENT", text = "Fumée dans le sas" }));
        await api.Sweep();
        Assert.Equal(id.ToString(), api.Fact(email, "OnCallAlert", "incident"));
        Assert.NotEqual(JsonValueKind.Null, (await on.Do(Acknowledge, new { id })).GetProperty("incident").GetProperty("acknowledgedAt").ValueKind);
        Assert.Equal("ACKNOWLEDGED_ALREADY", await admin.Refusal(Acknowledge, new { id }));
        Assert.Null(await admin.Refusal(Drop, new { shift }));
        Assert.Equal("UNKNOWN_SHIFT", await admin.Refusal(Drop, new { shift }));
    }

    [Fact]
    public async Task Whoever_watches_hears_of_each_incident()
    {
        var staff = await api.NewStaff(Role.Operator);
        using var socket = await ApiSocket.Connect(api.Url, staff.Cookies["__Host-session"]);
        await socket.Subscribe("incidents", "subscription { incidentChanged { id severity } }");

        var id = Id(await staff.Do(Open, new { severity = "MINOR", text = "Ampoule grillée" }));

        var changed = (await socket.Hear()).GetProperty("payload").GetProperty("data").GetProperty("incidentChanged");
        Assert.Equal((id, "MINOR"), (changed.GetProperty("id").GetGuid(), changed.GetProperty("severity").GetString()));
    }

    private static Guid Id(JsonElement payload) => payload.GetProperty("incident").GetProperty("id").GetGuid();

    private async Task<(Browser Browser, string Email)> Named()
    {
        var browser = await api.NewStaff(Role.Operator);
        return (browser, (await browser.Do("{ me { email } }")).GetProperty("email").GetString()!);
    }
}
