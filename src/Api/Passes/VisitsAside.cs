using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Incidents;

namespace Toolbox24.Api.Passes;

/// <summary>Sets aside what a kiosk tells and no rental can take in: an incident has what it said, and whoever is on call sees to it.</summary>
public sealed class VisitsAside(IncidentStore incidents, TimeProvider clock)
{
    /// <summary>More than any rental has.</summary>
    private const int MostUnits = 20;

    /// <summary>Once for each visit, however often it is told.</summary>
    /// <param name="kiosk">Who tells it.</param>
    /// <param name="visit">What.</param>
    /// <param name="why">Why it cannot be written: a code.</param>
    public async Task Set(Device kiosk, AloneVisitInput visit, string why)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(visit);
        var units = string.Join(", ", visit.Items.Take(MostUnits).Select(item => $"{item.Unit.Value} ({item.At:u})"));
        var purpose = visit.Purpose == PassPurpose.PickUp ? "retrait" : "retour";
        var said =
            $"""
            La borne {kiosk.Id.Value} a laissé entrer quelqu’un hors ligne, et sa visite n’a pas pu être enregistrée ({why}).
            Visite {visit.Id}, {purpose} pour la location {visit.Rental.Value}, de {visit.CameAt:u} à {visit.LeftAt:u}.
            Outils : {(units.Length == 0 ? "aucun" : units)}.
            """;
        var opened = new IncidentOpened(
            IncidentId.Of(kiosk.Id, new VisitId(visit.Id)), IncidentKind.VisitSetAside, IncidentSeverity.Urgent, new(kiosk.Site), By: null, said,
            clock.GetUtcNow());

        // Stale: it was set aside before.
        await incidents.Save(Incident.From(opened), opened, expected: 0);
    }
}
