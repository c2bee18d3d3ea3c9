using System.Text.Json.Nodes;

namespace Toolbox24.Simulator.Companies;

/// <summary>Answers as API Recherche d'entreprises does, with the fields of its documentation that say something here.</summary>
internal static class SearchAnswer
{
    private const string Masked = "[NON-DIFFUSIBLE]";

    private static readonly string[] Secondary =
        ["siege", "matching_etablissements", "tva", "dirigeants", "finances", "complements"];

    public static JsonObject To(SearchQuestion question)
    {
        var found = question.Found();
        return new()
        {
            ["results"] = new JsonArray([.. found.Skip((question.Page - 1) * question.PerPage).Take(question.PerPage).Select(
                match => Company(match.Company, match.Places, question.Include ?? Secondary))]),
            ["total_results"] = found.Count,
            ["page"] = question.Page,
            ["per_page"] = question.PerPage,
            ["total_pages"] = (found.Count + question.PerPage - 1) / question.PerPage,
        };
    }

    private static JsonObject Company(MadeUpCompany company, IEnumerable<Place> matching, string[] include)
    {
        var answer = new JsonObject
        {
            ["siren"] = company.Siren,
            ["nom_complet"] = company.IsPublic ? company.Name : Masked,
            ["nom_raison_sociale"] = company.IsPublic ? company.Name : Masked,
            ["sigle"] = null,
            ["nombre_etablissements"] = company.Places.Length,
            ["nombre_etablissements_ouverts"] = company.Places.Count(place => place.IsOpen),
            ["etat_administratif"] = company.IsActive ? "A" : "C",
            ["nature_juridique"] = "5710",
            ["activite_principale"] = "43.39Z",
            ["categorie_entreprise"] = "PME",
            ["statut_diffusion"] = company.IsPublic ? "O" : "P",
        };
        foreach (var field in include.Intersect(Secondary))
        {
            answer[field] = field switch
            {
                "siege" => Place(company, company.Places[0]),
                "matching_etablissements" => new JsonArray([.. matching.Select(place => Place(company, place))]),
                "finances" or "complements" => new JsonObject(),
                _ => new JsonArray(),
            };
        }

        return answer;
    }

    private static JsonObject Place(MadeUpCompany company, Place place) => new()
    {
        ["siret"] = place.Siret,
        ["adresse"] = company.IsPublic ? place.Address : Masked,
        ["code_postal"] = company.IsPublic ? place.PostalCode : Masked,
        ["libelle_commune"] = place.City,
        ["etat_administratif"] = place.IsOpen ? "A" : "F",
        ["est_siege"] = place == company.Places[0],
        ["date_creation"] = "2020-01-01",
        ["date_fermeture"] = place.IsOpen ? null : "2025-12-31",
        ["liste_enseignes"] = null,
        ["statut_diffusion_etablissement"] = company.IsPublic ? "O" : "P",
    };
}
