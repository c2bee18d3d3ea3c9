using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Passes;

/// <summary>"Ce n'est pas moi": a person sees to what somebody else may have fetched, or may want to.</summary>
public sealed class BlockAlert(IncidentStore incidents, RentalQueries rentals, TimeProvider clock)
{
    /// <summary>One incident for each rental that somebody else could have got at, once however often it is said.</summary>
    public async Task Raise(AccountId customer)
    {
        foreach (var rental in await rentals.Page(new RentalSearch(customer), RentalQueries.LongestPage))
        {
            if (SeverityOf(rental) is not { } severity) continue;

            var opened = new IncidentOpened(
                IncidentId.OfBlocked(rental.Id), IncidentKind.PassesBlocked, severity, new(rental.Site, Rental: rental.Id), By: null, "", clock.GetUtcNow());

            // Stale: it was said before.
            await incidents.Save(Incident.From(opened), opened, expected: 0);
        }
    }

    /// <summary>What is out may be with somebody else; what is still there is safe, for no pass opens anything any more.</summary>
    private static IncidentSeverity? SeverityOf(Rental rental) =>
        rental.HasToolsOut || rental.Status == RentalStatus.PickingUp ? IncidentSeverity.Urgent
        : rental.Status == RentalStatus.Confirmed ? IncidentSeverity.Major
        : null;
}
