using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Integrations.Customers;

/// <summary>
/// Reads what API Recherche d'entreprises answers to <c>/search</c>: only the fields that matter, of the one place of
/// business that matters. An active company has <c>etat_administratif</c> "A", one that has ceased "C"; a place of
/// business "A" or "F" (fermé). Of who has asked not to be made public (<c>statut_diffusion</c> "P") the texts are masked.
/// </summary>
internal static class RegisterAnswer
{
    private const string Masked = "[NON-DIFFUSIBLE]";

    /// <summary>What the answer says of a SIRET, mostly once or not at all; null when it is not as documented.</summary>
    public static IReadOnlyList<Company>? Read(ReadOnlyMemory<byte> json, Siret asked)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            return [.. from company in answer.RootElement.GetProperty("results").EnumerateArray()
                       from place in Listed(company)
                       where place.GetProperty("siret").GetString() == asked.Value
                       select Read(company, place, asked)];
        }
        catch (Exception wrong) when (
            wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static Company Read(JsonElement company, JsonElement place, Siret asked)
    {
        if (company.GetProperty("siren").GetString() != asked.Siren.Value) throw new FormatException("not its company");

        var name = Text(company, "nom_complet") ?? throw new FormatException("no name");
        var isActive = Letter(company, yes: "A", no: "C");
        var isOpen = Letter(place, yes: "A", no: "F");
        return new Company(asked, Public(name), Public(Text(place, "adresse")), StateOf(isActive, isOpen));
    }

    // What was looked for, then the seat, which may be the same.
    private static IEnumerable<JsonElement> Listed(JsonElement company)
    {
        if (Given(company, "matching_etablissements") is { } matching)
            foreach (var place in matching.EnumerateArray()) yield return place;
        if (Given(company, "siege") is { } seat && seat.TryGetProperty("siret", out _)) yield return seat;
    }

    private static CompanyState StateOf(bool companyIsActive, bool placeIsOpen) =>
        !companyIsActive ? CompanyState.Ceased
        : placeIsOpen ? CompanyState.Open
        : CompanyState.PlaceClosed;

    private static bool Letter(JsonElement from, string yes, string no)
    {
        var letter = from.GetProperty("etat_administratif").GetString();
        return letter == yes || (letter == no ? false : throw new FormatException("no state"));
    }

    private static string? Text(JsonElement from, string name)
    {
        var text = string.Concat(Given(from, name)?.GetString()?.Select(c => char.IsControl(c) ? ' ' : c) ?? []).Trim();
        if (text.Length == 0) return null;

        return Names.Refuse(text, Company.LongestText) is null ? text : throw new FormatException("no text to show");
    }

    private static JsonElement? Given(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Public(string? text) => text == Masked ? null : text;
}
