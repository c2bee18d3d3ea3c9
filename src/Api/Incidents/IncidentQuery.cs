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
}

/// <summary>Tells of each incident to which something happened.</summary>
public sealed class IncidentTopic(ITopicEventSender topics) : IJournalTopic
{
    private static readonly HashSet<string> Types =
        [.. typeof(IncidentEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IncidentEvent))).Select(type => type.Name)];

    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var incident in events.Where(happened => Types.Contains(happened.Type)).Select(happened => happened.Stream).Distinct())
            await topics.SendAsync("incidents", new IncidentId(incident), cancellationToken);
    }
}
