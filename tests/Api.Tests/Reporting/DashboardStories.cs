using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Storage.Incidents;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Reporting;

/// <summary>How things stand, as the staff sees it.</summary>
[Trait("story", "T24-902")]
public sealed class DashboardStories(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Fields = "rentals { status count } overdue lockers filledLockers toDecide { colour count } openIncidents urgentIncidents degradedSites { id }";

    [Fact]
    public async Task The_dashboard_counts_what_there_is_at_one_site_and_at_all()
    {
        var ((site, first, _), (elsewhere, _, _), staff) = (api.NewSite(), api.NewSite(), await api.NewStaff(Role.FieldAgent));
        await Rent(await Customer(), site.Value, first.Value);
        await Happen(site.Value, IncidentSeverity.Urgent);
        await Happen(site.Value, IncidentSeverity.Minor);

        var here = await Of(staff, site.Value);
        Assert.Equal(["HELD 1"], here.GetProperty("rentals").EnumerateArray().Select(each => $"{each.GetProperty("status").GetString()} {each.GetProperty("count").GetInt32()}"));
        Assert.Equal((2, 2, 0), (here.GetProperty("lockers").GetInt32(), here.GetProperty("filledLockers").GetInt32(), here.GetProperty("overdue").GetInt32()));
        Assert.Equal((2, 1), (here.GetProperty("openIncidents").GetInt32(), here.GetProperty("urgentIncidents").GetInt32()));
        Assert.Equal((0, 2), ((await Of(staff, elsewhere.Value)).GetProperty("openIncidents").GetInt32(), (await Of(staff, elsewhere.Value)).GetProperty("lockers").GetInt32()));
        Assert.True((await staff.Do($"{{ dashboard {{ {Fields} }} }}")).GetProperty("lockers").GetInt32() >= 4);
    }

    [Fact]
    public async Task What_is_out_overdue_and_back_undecided_is_counted_by_what_is_stored()
    {
        var ((site, first, second), staff) = (api.NewSite(), await api.NewStaff(Role.Operator));
        var camille = await Customer();
        var (late, back) = (await Rent(camille, site.Value, first.Value), await Rent(camille, site.Value, second.Value));
        api.Database.Execute("UPDATE rental SET status = 'Active', starts_at = $2, ends_at = $3 WHERE id = $1", late, ApiFixture.Noon.AddDays(-2), ApiFixture.Noon.AddDays(-1));
        api.Database.Execute("UPDATE rental_item SET is_out = true WHERE rental_id = $1", late);
        api.Database.Execute("UPDATE rental SET status = 'PendingValidation' WHERE id = $1", back);
        api.Database.Execute("UPDATE rental_item SET status = 'Scored', verdict = 'Red', decision_due = $2 WHERE rental_id = $1", back, ApiFixture.Noon);
        api.Database.Execute(
            """
            INSERT INTO rental_item (rental_id, number, tool_id, unit_id, status, verdict, decision_due)
            SELECT $1, o.number, u.tool_id, u.id, o.status, o.verdict, o.due
            FROM (VALUES (8, $2, 'Returned', NULL, $4), (9, $3, 'Decided', 'Green', NULL)) AS o (number, unit, status, verdict, due)
            JOIN tool_unit u ON u.id = o.unit
            """,
            back, api.Database.AddUnit().Value, api.Database.AddUnit().Value, ApiFixture.Noon);
        api.Database.Execute("INSERT INTO site_health (site_id, version, degraded_since, state) VALUES ($1, 1, $2, '{}')", site.Value, ApiFixture.Noon);

        var here = await staff.Do($"query ($site: ID!) {{ dashboard(siteId: $site) {{ overdue lockers filledLockers toDecide {{ colour count }} }} }}", new { site = site.Value });

        Assert.Equal((1, 2, 1), (here.GetProperty("overdue").GetInt32(), here.GetProperty("lockers").GetInt32(), here.GetProperty("filledLockers").GetInt32()));
        Assert.Equal(["RED 1", " 1"], here.GetProperty("toDecide").EnumerateArray().Select(each => $"{each.GetProperty("colour").GetString()} {each.GetProperty("count").GetInt32()}"));
        Assert.Equal([site.Value], (await Of(staff, site.Value)).GetProperty("degradedSites").EnumerateArray().Select(each => each.GetProperty("id").GetGuid()));
    }

    private Task<IncidentSaved> Happen(Guid site, IncidentSeverity severity)
    {
        var now = api.Clock.GetUtcNow();
        var opened = new IncidentOpened(IncidentId.New(now), IncidentKind.Other, severity, new(new(site)), By: null, "", now);
        return api.Services.GetRequiredService<IncidentStore>().Save(Incident.From(opened), opened, expected: 0);
    }

    private static Task<JsonElement> Of(Browser staff, Guid site) =>
        staff.Do($"query ($site: ID!) {{ dashboard(siteId: $site) {{ {Fields} }} }}", new { site });

    private async Task<Browser> Customer()
    {
        var (browser, _, id) = await api.NewCustomer();
        api.Database.Execute("UPDATE account SET phone = '+33612345678' WHERE id = $1", id.Value);
        return browser;
    }

    private async Task<Guid> Rent(Browser customer, Guid site, Guid locker)
    {
        var unit = api.Database.Scalar<Guid>("SELECT id FROM tool_unit WHERE locker_id = $1", locker);
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", unit);
        var start = ApiFixture.Noon.AddDays(1);
        var wish = new { site, items = new[] { new { tool } }, slot = new { start, end = start.AddHours(4) } };
        var held = await customer.Do("mutation ($wish: HoldRentalInput!) { holdRental(input: $wish) { rental { id } } }", new { wish });
        return held.GetProperty("rental").GetProperty("id").GetGuid();
    }
}
