using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Reporting;

namespace Toolbox24.Api.Reporting;

/// <summary>How many rentals stand so.</summary>
[VisibleWithField]
public sealed record RentalsOfStatus(RentalStatus Status, int Count);

/// <summary>How many tools are back and wait for a decision.</summary>
/// <param name="Colour">Their verdict; null where there is none yet, or it is hidden until they are decided.</param>
/// <param name="Count">How many.</param>
[VisibleWithField]
public sealed record ToolsToDecide(VerdictColour? Colour, int Count);

/// <summary>How things stand, at all sites or at one.</summary>
/// <param name="Figures">Site by site.</param>
/// <param name="At">When they were counted.</param>
public sealed record DashboardView(IReadOnlyList<SiteFigures> Figures, DateTimeOffset At)
{
    /// <summary>The same of one site.</summary>
    internal DashboardView Of(SiteId? site) => site is null ? this : new DashboardView([.. Figures.Where(each => each.Site == site)], At);
}

/// <summary>What the dashboard shows. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<DashboardView>]
[VisibleWithField]
public static partial class DashboardType
{
    static partial void Configure(IObjectTypeDescriptor<DashboardView> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Dashboard");
        descriptor.Field(dashboard => dashboard.At);
    }

    /// <summary>Open rentals, by status.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = 10)]
    public static IReadOnlyList<RentalsOfStatus> GetRentals([Parent] DashboardView dashboard) =>
    [
        .. dashboard.Figures.SelectMany(site => site.Rentals).GroupBy(each => each.Key, each => each.Value)
            .OrderBy(each => each.Key).Select(each => new RentalsOfStatus(each.Key, each.Sum())),
    ];

    /// <summary>Rentals that should be back and are not.</summary>
    [Cost(0)]
    public static int GetOverdue([Parent] DashboardView dashboard) => dashboard.Figures.Sum(site => site.Overdue);

    [Cost(0)]
    public static int GetLockers([Parent] DashboardView dashboard) => dashboard.Figures.Sum(site => site.Lockers);

    /// <summary>Lockers with a unit in them.</summary>
    [Cost(0)]
    public static int GetFilledLockers([Parent] DashboardView dashboard) => dashboard.Figures.Sum(site => site.Filled);

    /// <summary>Tools that are back and undecided, the worst verdict first; those without one last.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<ToolsToDecide> GetToDecide([Parent] DashboardView dashboard) =>
    [
        .. dashboard.Figures.SelectMany(site => site.ToDecide).GroupBy(each => each.Key, each => each.Value)
            .OrderByDescending(each => each.Key).Select(each => new ToolsToDecide(each.Key, each.Sum())),
        .. dashboard.Figures.Sum(site => site.Unscored) is > 0 and var unscored ? [new ToolsToDecide(null, unscored)] : Array.Empty<ToolsToDecide>(),
    ];

    [Cost(0)]
    public static int GetOpenIncidents([Parent] DashboardView dashboard) => dashboard.Figures.Sum(site => site.Incidents);

    [Cost(0)]
    public static int GetUrgentIncidents([Parent] DashboardView dashboard) => dashboard.Figures.Sum(site => site.Urgent);

    /// <summary>Sites that do not answer.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Site>> GetDegradedSites(
        [Parent] DashboardView dashboard, ISiteByIdDataLoader sites, CancellationToken cancellationToken) => await Task.WhenAll(
        dashboard.Figures.Where(site => site.IsDegraded).Select(site => sites.LoadRequiredAsync(site.Site!.Value, cancellationToken)));
}
