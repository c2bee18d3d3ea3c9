using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What operators see of tools that are out.</summary>
[Trait("story", "T24-902")]
public sealed class SilentStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    [Trait("story", "T24-408")]
    public async Task While_a_site_is_silent_operators_see_who_has_tools_of_it()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        await visit.Kiosk.Do("mutation { heartbeat { at refusal { code } } }");
        await api.At(api.Clock.GetUtcNow().AddMinutes(1));
        var staff = await api.NewStaff(Role.Operator);

        var silent = (await staff.Do("{ degradedSites { site { id } } }")).EnumerateArray().Select(each => each.GetProperty("site").GetProperty("id").GetGuid());
        var rental = Assert.Single((await staff.Do(
            "query ($filter: RentalFilterInput) { rentals(filter: $filter, first: 10) { nodes { id customer { id } tools { name } } } }",
            new { filter = new { site = visit.Site.Value, status = "ACTIVE" } })).GetProperty("nodes").EnumerateArray());

        Assert.Contains(visit.Site.Value, silent);
        Assert.Equal(
            (visit.Rental, visit.Booker.Id.Value),
            (rental.GetProperty("id").GetGuid(), rental.GetProperty("customer").GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Who_brings_back_a_part_of_their_tools_too_late_is_counted_as_overdue_until_all_are_back()
    {
        using var visit = await api.Out(2);
        var units = await visit.Units();
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.PutIn(units[0]);
        Assert.Equal(0, await Overdue(visit));

        await api.At(visit.Slot.End.AddMinutes(1));
        Assert.Equal(("RETURNING", 1), (await visit.Status(), await Overdue(visit)));
        await visit.PutIn(units[1]);

        Assert.Equal(("PENDING_VALIDATION", 0), (await visit.Status(), await Overdue(visit)));
    }

    private async Task<int> Overdue(Visit visit) => (await (await api.NewStaff(Role.Operator)).Do(
        "query ($site: ID!) { dashboard(siteId: $site) { overdue } }", new { site = visit.Site.Value })).GetProperty("overdue").GetInt32();
}
