using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Toolbox24.Domain;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>Writes what a complaint about tools that did not come back takes, as one page to be printed.</summary>
internal static class ComplaintPage
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["RentalConfirmed"] = "Réservation confirmée",
        ["PickUpBegun"] = "Retrait commencé, identité vérifiée à la borne",
        ["LockerOpened"] = "Casier ouvert",
        ["LockerShut"] = "Casier fermé",
        ["ItemPickedUp"] = "Outil pris",
        ["PickupReported"] = "État des lieux de départ signalé par le client",
        ["PickUpEnded"] = "Départ du client",
        ["VisitTold"] = "Passage enregistré par la borne hors ligne",
        ["RentalExtended"] = "Location prolongée",
        ["RentalOverdue"] = "Retard constaté",
        ["RentalChased"] = "Client relancé",
        ["RentalLost"] = "Outils déclarés perdus",
        ["ReturnBegun"] = "Restitution commencée",
        ["ItemReturned"] = "Outil rendu",
        ["ReturnReported"] = "Signalement du client au retour",
        ["CaptureAnnounced"] = "Retenue annoncée au client",
        ["CaptureAnswered"] = "Réponse du client",
        ["ItemDecided"] = "Décision",
        ["BookingConfirmed"] = "Confirmation de réservation",
        ["ToolsPickedUp"] = "Confirmation de retrait",
        ["OverrunBegun"] = "Avis de dépassement",
        ["ToolsDemanded"] = "Mise en demeure de restituer",
        ["ToolsDeclaredLost"] = "Avis de perte",
        ["Photo"] = "Photo",
        ["Video"] = "Vidéo",
        ["CutVideo"] = "Vidéo interrompue",
    };

    public static string Write(Rental rental, ComplaintFacts facts, IReadOnlyList<RentalProof> proofs, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(facts.TimeZone);
        var page = new StringBuilder($"<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Dossier de plainte {rental.Reference.Value}</title>")
            .Append("<style>body{font:12pt serif;margin:2cm}table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:4pt;text-align:left}</style>")
            .Append("<h1>Dossier de plainte : outils non restitués</h1>");
        Table(
            page, "La location",
            ["Référence", rental.Reference.Value], ["Créneau", $"du {At(rental.Slot.Start)} au {At(rental.Slot.End)}"], ["Site", $"{facts.Site}, {facts.Address}"],
            ["Client", facts.Name ?? "effacé"], ["Adresse électronique", facts.Email ?? "effacée"], ["Téléphone", facts.Phone ?? "effacé"],
            ["Conditions acceptées", rental.Agreement is { } agreed ? $"version {agreed.TermsVersion}, le {At(agreed.At)}" : "non"],
            ["Dépôt de garantie", Money(rental.Price.Deposit)], ["Retenu sur le dépôt", Money(rental.Captured)], ["Resté dû", Money(rental.OnSite!.Debt)],
            ["Dossier établi le", At(now)]);
        Table(page, "Les outils non restitués", [.. facts.Tools.Select(tool => new[] { tool.Tool, $"plaque {tool.Code}", $"valeur à neuf {Money(tool.Value)}" })]);
        Table(page, "Les faits, portes comprises", Rows(ProofKind.Event));
        Table(page, "Les courriers envoyés", Rows(ProofKind.Letter));
        Table(
            page, "Les photos et vidéos, par leur empreinte SHA-256",
            [.. proofs.Where(proof => proof.File is not null).Select(proof => new[] { At(proof.At), Said(proof), Sum(proof) })]);
        return page.Append("</html>").ToString();

        string[][] Rows(ProofKind kind) => [.. proofs.Where(proof => proof.Kind == kind).Select(proof => new[] { At(proof.At), Said(proof) })];

        string Said(RentalProof proof) => (Words.GetValueOrDefault(proof.What) ?? proof.What)
            + (facts.Tools.FirstOrDefault(tool => tool.Unit == proof.Unit) is { } of ? $" ({of.Tool}, plaque {of.Code})" : "");

        string Sum(RentalProof proof) => facts.Files.FirstOrDefault(file => file.File == proof.File!.Value.Value)?.Sha256 ?? "";

        string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).ToString("dd/MM/yyyy 'à' HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Money(Euros amount) => $"{(amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',')} €";

    private static void Table(StringBuilder page, string title, params string[][] rows)
    {
        page.Append("<h2>").Append(HtmlEncoder.Default.Encode(title)).Append("</h2>");
        if (rows.Length == 0) page.Append("<p>Aucun.</p>");
        else page.Append("<table>");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            foreach (var cell in row) page.Append("<td>").Append(HtmlEncoder.Default.Encode(cell)).Append("</td>");
            page.Append("</tr>");
        }

        if (rows.Length > 0) page.Append("</table>");
    }
}
