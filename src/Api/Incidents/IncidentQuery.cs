using HotChocolate.CostAnalysis.Types;
using HotChocolate.Subscriptions;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Journal;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Api.Incidents;

/// <summary>Which incidents are looked for; whatever is left out does not count.</summary>
/// <param name="IsOpen">Only open ones, or only closed ones.</param>
/// <param name="Site">At this site.</param>
/// <param name="Severity">This bad.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="Assignee">That this person sees to.</param>
public sealed record IncidentFilterInput(
    bool? IsOpen = null, SiteId? Site = null, IncidentSeverity? Severity = null, IncidentKind? Kind = null, AccountId? Assignee = null);

[QueryType]
public static class IncidentQuery
{
    /// <summary>Incidents, urgent ones first, then the oldest; closed ones after all open ones. 200 at most.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Incident>> GetIncidents(
        IncidentFilterInput? filter, IncidentQueries incidents, CancellationToken cancellationToken) => await incidents.Find(
        new(filter?.IsOpen, filter?.Site, filter?.Severity, filter?.Kind, filter?.Assignee), cancellationToken);

    /// <summary>What is open that is about the safety of people: help, fire, power, the way out. Urgent first, then the oldest.</summary>
    /// <param name="site">At which site; at all of them where it is left out.</param>
    /// <param name="incidents">Where incidents are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Incident>> GetSiteAlerts(SiteId? site, IncidentQueries incidents, CancellationToken cancellationToken) =>
        await incidents.Find(new(IsOpen: true, site) { Kinds = Incident.OfSafety }, cancellationToken);

    /// <summary>An incident; null where there is none of this id.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<Incident?> GetIncident(IncidentId id, IncidentStore incidents, CancellationToken cancellationToken) =>
        (await incidents.Load(id, cancellationToken))?.Incident;
}

[SubscriptionType]
public static class IncidentSubscription
{
    /// <summary>An incident each time that something happens to it.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [Subscribe]
    [Topic("incidents")]
    public static async Task<Incident?> IncidentChanged([EventMessage] IncidentId changed, IncidentStore incidents, CancellationToken cancellationToken) =>
        (await incidents.Load(changed, cancellationToken))?.Incident;

    /// <summary>An incident that is about the safety of people at a site, when it is opened and each time that something happens to it.</summary>
    /// <param name="siteId">Which to watch.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [Subscribe]
    [Topic("alerts_{siteId}")]
    public static async Task<Incident?> SiteAlert(SiteId siteId, [EventMessage] IncidentId changed, IncidentStore incidents, CancellationToken cancellationToken) =>
        (await incidents.Load(changed, cancellationToken))?.Incident is { } alert && alert.Place.Site == siteId ? alert : null;
}

/// <summary>Tells of each incident to which something happened.</summary>
public sealed class IncidentTopic(IncidentStore incidents, ITopicEventSender topics) : IJournalTopic
{
    private static readonly HashSet<string> Types =
        [.. typeof(IncidentEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IncidentEvent))).Select(type => type.Name)];

    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var stream in events.Where(happened => Types.Contains(happened.Type)).Select(happened => happened.Stream).Distinct())
        {
            var id = new IncidentId(stream);
            await topics.SendAsync("incidents", id, cancellationToken);
            if ((await incidents.Load(id, cancellationToken))?.Incident is { Place.Site: { } site } incident && Incident.OfSafety.Contains(incident.Kind))
                await topics.SendAsync($"alerts_{site.Value}", id, cancellationToken);
        }
    }
}
