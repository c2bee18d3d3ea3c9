using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Incidents;

namespace Toolbox24.Api.Incidents;

/// <summary>For those who look after the sites.</summary>
[ObjectType<Incident>]
[Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
public static partial class IncidentType
{
    static partial void Configure(IObjectTypeDescriptor<Incident> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(incident => incident.Id);
        descriptor.Field(incident => incident.Kind);
        descriptor.Field(incident => incident.Severity);
        descriptor.Field(incident => incident.OpenedAt);
        descriptor.Field(incident => incident.AcknowledgedAt);
        descriptor.Field(incident => incident.ClosedAt);
        descriptor.Field(incident => incident.Assignee);
        descriptor.Field(incident => incident.NextAlert);
    }

    [Cost(1)]
    public static async Task<Site?> GetSite([Parent] Incident incident, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        incident.Place.Site is { } site ? await sites.LoadAsync(site, cancellationToken) : null;

    [Cost(0)]
    public static RentalId? GetRental([Parent] Incident incident) => incident.Place.Rental;

    [Cost(0)]
    public static DoorId? GetDoor([Parent] Incident incident) => incident.Place.Door;

    [Cost(0)]
    public static UnitId? GetUnit([Parent] Incident incident) => incident.Place.Unit;

    /// <summary>Who was alerted, in this round of the rota.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<AccountId> GetTold([Parent] Incident incident) => incident.Told;

    /// <summary>What was written, dated; the last of a closed incident is its report.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<IncidentEntry>> GetEntries(
        [Parent] Incident incident, IIncidentEntriesByIdDataLoader entries, CancellationToken cancellationToken) =>
        await entries.LoadAsync(incident.Id, cancellationToken) ?? [];
}

[ObjectType<IncidentEntry>]
[VisibleWithField]
public static partial class IncidentEntryType
{
    static partial void Configure(IObjectTypeDescriptor<IncidentEntry> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(entry => entry.At);
        descriptor.Field(entry => entry.By);
        descriptor.Field(entry => entry.Text);
    }
}

public static class IncidentLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<IncidentId, IncidentEntry[]>> GetIncidentEntriesByIdAsync(
        IReadOnlyList<IncidentId> ids, IncidentQueries incidents, CancellationToken cancellationToken) =>
        (await incidents.Entries(ids, cancellationToken)).GroupBy(entry => entry.Incident).ToDictionary(entries => entries.Key, entries => entries.ToArray());
}
