using System.Globalization;

namespace Toolbox24.Simulator.Companies;

/// <summary>What is looked for: a SIREN, a SIRET, or a part of a name.</summary>
internal sealed record SearchQuestion(string Text, int Page, int PerPage, string[]? Include)
{
    private const int ShortestText = 3;

    /// <summary>Reads the parameters of <c>/search</c>; null, and why, when the register would not take them.</summary>
    public static SearchQuestion? From(IQueryCollection given, out string why)
    {
        var text = given["q"].ToString().Trim();
        var page = Number(given, "page", usual: 1, most: 1000);
        var perPage = Number(given, "per_page", usual: 10, most: 25);
        var minimal = given["minimal"].ToString().ToUpperInvariant();
        var include = given.ContainsKey("include") ? given["include"].ToString() : null;
        why = text.Length == 0 ? "Veuillez indiquer au moins un paramètre de recherche."
            : text.Length < ShortestText ? "3 caractères minimum pour les termes de la requête."
            : page is null ? "Veuillez indiquer un paramètre `page` entre `1` et `1000`, par défaut `1`."
            : perPage is null ? "Veuillez indiquer un paramètre `per_page` entre `1` et `25`, par défaut `10`."
            : minimal is not ("" or "TRUE" or "FALSE") ? "minimal doit prendre la valeur 'true' ou 'false' !"
            : include is not null && minimal != "TRUE" ? "Veuillez indiquer `minimal=True` avant de préciser les champs à inclure."
            : "";
        return why.Length > 0 ? null : new(text, page!.Value, perPage!.Value, minimal == "TRUE" ? (include ?? "").Split(',') : null);
    }

    /// <summary>Each company with the places looked for: of a SIRET the one, else all.</summary>
    public IReadOnlyList<(MadeUpCompany Company, IEnumerable<Place> Places)> Found()
    {
        var digits = Text.Replace(" ", "", StringComparison.Ordinal);
        var isNumber = digits.Length is 9 or 14 && digits.All(char.IsAsciiDigit);
        return
        [
            .. from company in MadeUpCompany.All
               let places = company.Places.Where(
                   place => !isNumber || place.Siret.StartsWith(digits, StringComparison.Ordinal))
               where isNumber ? places.Any() : company.IsPublic && company.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
               select (company, places),
        ];
    }

    private static int? Number(IQueryCollection given, string name, int usual, int most)
    {
        if (!given.TryGetValue(name, out var text)) return usual;

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= 1 && number <= most ? number : null;
    }
}
