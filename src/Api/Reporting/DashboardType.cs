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
/// <param name="Colour">Their verdict; null where there is none yet.</param>
/// <param name="Count">How many.</param>
[VisibleWithField]
public sealed record ToolsToDecide(VerdictColour? Colour, int Count);

/// <summary>How things stand, at all sites or at one.</summary>
[GraphQLName("Dashboard")]
[VisibleWithField]
public sealed class DashboardView(IReadOnlyList<SiteFigures> figures, DateTimeOffset at)
{
    /// <summary>When it was counted.</summary>
    public DateTimeOffset At => at;

    /// <summary>Open rentals, by status.</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<RentalsOfStatus> Rentals =>
    [
        .. figures.SelectMany(site => site.Rentals).GroupBy(each => each.Key, each => each.Value)
            .OrderBy(each => each.Key).Select(each => new RentalsOfStatus(each.Key, each.Sum())),
    ];

    /// <summary>Rentals that should be back and are not.</summary>
    public int Overdue => figures.Sum(site => site.Overdue);

    public int Lockers => figures.Sum(site => site.Lockers);

    /// <summary>Lockers with a unit in them.</summary>
    public int FilledLockers => figures.Sum(site => site.Filled);

    /// <summary>Tools that are back and undecided, the worst verdict first.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<ToolsToDecide> ToDecide =>
    [
        .. figures.SelectMany(site => site.ToDecide).GroupBy(each => each.Key, each => each.Value)
            .OrderByDescending(each => each.Key).Select(each => new ToolsToDecide(each.Key, each.Sum())),
        .. figures.Sum(site => site.Unscored) is > 0 and var unscored ? [new ToolsToDecide(null, unscored)] : Array.Empty<ToolsToDecide>(),
    ];

    public int OpenIncidents => figures.Sum(site => site.Incidents);

    public int UrgentIncidents => figures.Sum(site => site.Urgent);

    /// <summary>Sites that do not answer.</summary>
    [ListSize(AssumedSize = 20)]
    public async Task<IReadOnlyList<Site>> GetDegradedSites(ISiteByIdDataLoader sites, CancellationToken cancellationToken) => await Task.WhenAll(
        figures.Where(site => site.IsDegraded).Select(site => sites.LoadRequiredAsync(site.Site!.Value, cancellationToken)));

    /// <summary>The same of one site.</summary>
    internal DashboardView Of(SiteId? site) => site is null ? this : new DashboardView([.. figures.Where(each => each.Site == site)], at);
}
