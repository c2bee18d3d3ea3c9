using System.Globalization;

namespace Toolbox24.Simulator.Companies;

/// <summary>What is looked for: a SIREN, a SIRET, or a part of a name.</summary>
internal sealed record SearchQuestion(string Text, int Page, int PerPage, string[]? Include)
{
    private const int ShortestText = 3;

    /// <summary>Reads the parameters of <c>/search</c>; null, and why, when the register would not take them.</summary>
    public static SearchQuestion? From(IQueryCollection given, out string why)
    {
        why = "";
        var text = given["q"].ToString().Trim();
        var minimal = given["minimal"].ToString().ToUpperInvariant();
        if (text.Length == 0) why = "Veuillez indiquer au moins un paramètre de recherche.";
        else if (text.Length < ShortestText) why = "3 caractères minimum pour les termes de la requête (ou utilisez au moins un filtre)";
        else if (Number(given, "page", usual: 1, most: 1000) is not { } page) why = "Veuillez indiquer un paramètre `page` entre `1` et `1000`, par défaut `1`.";
        else if (Number(given, "per_page", usual: 10, most: 25) is not { } perPage) why = "Veuillez indiquer un paramètre `per_page` entre `1` et `25`, par défaut `10`.";
        else if (minimal is not ("" or "TRUE" or "FALSE")) why = "minimal doit prendre la valeur 'true' ou 'false' !";
        else if (given.ContainsKey("include") && minimal != "TRUE") why = "Veuillez indiquer si vous souhaitez une réponse minimale avec le filtre `minimal=True` avant de préciser les champs à inclure.";
        else return new(text, page, perPage, minimal == "TRUE" ? given["include"].ToString().Split(',') : null);

        return null;
    }

    /// <summary>Each company with the places looked for: of a SIRET the one, else all.</summary>
    public IReadOnlyList<(MadeUpCompany Company, IEnumerable<Place> Places)> Found()
    {
        var digits = Text.Replace(" ", "", StringComparison.Ordinal);
        var isNumber = digits.Length is 9 or 14 && digits.All(char.IsAsciiDigit);
        return
        [
            .. from company in MadeUpCompany.All
               let places = company.Places.Where(place => !isNumber || place.Siret.StartsWith(digits, StringComparison.Ordinal))
               where isNumber ? places.Any() : company.IsPublic && company.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
               select (company, places),
        ];
    }

    private static int? Number(IQueryCollection given, string name, int usual, int most)
    {
        if (!given.TryGetValue(name, out var text)) return usual;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;
    }
}
