using System.Text;
using Toolbox24.Domain.Customers;
using Toolbox24.Integrations.Customers;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>What counts as an answer of the register, and what it says.</summary>
[Trait("story", "T24-102")]
public sealed class RegisterAnswerTests
{
    private const string Place = """{"siret":"73282932000074","adresse":"1 RUE 69003 LYON","etat_administratif":"A"}""";

    private static readonly Siret Siret = new("73282932000074");
    private static readonly Company Open = new(Siret, "PLATRERIE", "1 RUE 69003 LYON", CompanyState.Open);

    [Fact]
    public void The_place_asked_about_is_read_with_its_company() => Assert.Equal([Open], Read(Company()));

    [Fact]
    public void Fields_nobody_knows_are_passed_over() => Assert.Equal(
        [Open], Read(Company(place: Place[..^1] + ""","new":{"a":[1]},"liste_enseignes":7}""", more: ""","dirigeants":"none" """)));

    [Fact]
    public void The_seat_counts_where_it_is_the_place_asked_about() =>
        Assert.Equal([Open], Read(Company(place: "", more: $",\"siege\":{Place}")));

    [Theory]
    [InlineData(""" "siege":{} """)]
    [InlineData(""" "siege":null,"matching_etablissements":null """)]
    [InlineData(""" "matching_etablissements":[] """)]
    [InlineData(""" "matching_etablissements":[{"siret":"13002526500013","etat_administratif":"A"}] """)]
    [InlineData(""" "matching_etablissements":[{"siret":"not even one"}] """)]
    public void Without_the_place_asked_about_nothing_is_read(string places) => Assert.Equal(
        [], Read($$"""{"results":[{"siren":"732829320","nom_complet":"X","etat_administratif":"A",{{places}}}]}"""));

    [Fact]
    public void No_results_are_an_answer() => Assert.Equal([], Read("""{"results":[],"total_results":0}"""));

    [Theory]
    [InlineData("A", "F", CompanyState.PlaceClosed)]
    [InlineData("C", "A", CompanyState.Ceased)]
    [InlineData("C", "F", CompanyState.Ceased)]
    public void The_letters_of_company_and_place_say_the_state(string company, string place, CompanyState state) => Assert.Equal(
        [Open with { State = state }],
        Read(Company(letter: company, place: Place.Replace("\"A\"", $"\"{place}\"", StringComparison.Ordinal))));

    [Fact]
    public void What_is_masked_is_not_known() => Assert.Equal(
        [Open with { Name = null, Address = null }],
        Read(Company(name: "[NON-DIFFUSIBLE]", place: Place.Replace("1 RUE 69003 LYON", "[NON-DIFFUSIBLE]", StringComparison.Ordinal))));

    [Theory]
    [InlineData("""{"siret":"73282932000074","etat_administratif":"A"}""")]
    [InlineData("""{"siret":"73282932000074","adresse":null,"etat_administratif":"A"}""")]
    [InlineData("""{"siret":"73282932000074","adresse":"  ","etat_administratif":"A"}""")]
    public void An_address_may_be_missing(string place) =>
        Assert.Equal([Open with { Address = null }], Read(Company(place: place)));

    [Fact]
    public void Signs_that_cannot_be_shown_become_blanks() =>
        Assert.Equal([Open with { Name = "A  B" }], Read(Company(name: """\u0000A\r\nB\t""")));

    [Fact]
    public void A_text_may_have_exactly_the_longest_length()
    {
        Assert.NotNull(Read(Company(name: new string('N', Domain.Customers.Company.LongestText))));
        Assert.Null(Read(Company(name: new string('N', Domain.Customers.Company.LongestText + 1))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"results\"")]
    [InlineData("{}")]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":{}}""")]
    [InlineData("""{"results":"none"}""")]
    [InlineData("""{"results":[null]}""")]
    [InlineData("""{"results":[7]}""")]
    [InlineData("""{"results":[]}{"results":[]}""")]
    [InlineData("""{"results":[{"matching_etablissements":{}}]}""")]
    [InlineData("""{"results":[{"matching_etablissements":[[]]}]}""")]
    [InlineData("""{"results":[{"matching_etablissements":[{"siret":73282932000074}]}]}""")]
    [InlineData("""{"results":[{"matching_etablissements":[{}]}]}""")]
    [InlineData("""{"results":[{"siege":"73282932000074"}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":"","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":["X"],"etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":"\ud800","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":"X","etat_administratif":"A","siege":{"siret":"73282932000074"}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":"X","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":true}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":"X","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"C"}}]}""")]
    [InlineData("""{"results":[{"siren":"732829320","nom_complet":"X","etat_administratif":"F","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    [InlineData("""{"results":[{"siren":"130025265","nom_complet":"X","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    [InlineData("""{"results":[{"siren":732829320,"nom_complet":"X","etat_administratif":"A","siege":{"siret":"73282932000074","etat_administratif":"A"}}]}""")]
    public void Anything_else_is_no_answer(string json) => Assert.Null(Read(json));

    [Fact]
    public void Neither_is_what_nests_without_end() =>
        Assert.Null(Read("""{"results":""" + new string('[', 10_000) + new string(']', 10_000) + "}"));

    [Fact]
    public void Whatever_is_broken_in_an_answer_reading_it_ends_in_none_or_in_the_place_asked_about()
    {
        var random = new Random(Seeds.Next());
        var answer = Encoding.UTF8.GetBytes(Company(more: $",\"siege\":{Place}"));

        for (var run = 0; run < 20_000; run++)
        {
            var broken = answer.ToArray();
            for (var times = random.Next(1, 4); times > 0; times--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            Assert.All(RegisterAnswer.Read(broken, Siret) ?? [], company => Assert.Equal(Siret, company.Siret));
        }
    }

    private static IReadOnlyList<Company>? Read(string json) => RegisterAnswer.Read(Encoding.UTF8.GetBytes(json), Siret);

    private static string Company(string name = "PLATRERIE", string letter = "A", string place = Place, string more = "") =>
        $$"""
        {"results":[{"siren":"732829320","nom_complet":"{{name}}","etat_administratif":"{{letter}}",
        "matching_etablissements":[{{place}}]{{more}}}],"total_results":1,"page":1,"per_page":1,"total_pages":1}
        """;
}
