using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Reporting;

namespace Toolbox24.Api.Reporting;

[QueryType]
public static class DashboardQuery
{
    /// <summary>How things stand, at all sites or at one: rentals, lockers, what waits for a decision, incidents.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<DashboardView> GetDashboard(
        SiteId? siteId, DashboardQueries figures, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new DashboardView(await figures.Count(now, cancellationToken), now).Of(siteId);
    }
}

[SubscriptionType]
public static class DashboardSubscription
{
    /// <summary>How things stand each time that something has happened anywhere, twice a second at most.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [Subscribe]
    [Topic(DashboardPulse.Topic)]
    public static async Task<DashboardView> DashboardChanged(SiteId? siteId, [EventMessage] DashboardBeat beat) => (await beat.Counted).Of(siteId);
}
