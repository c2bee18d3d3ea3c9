using System.Net;
using System.Text.Json;

namespace Toolbox24.Silo.Tests.Simulator;

public sealed class CompanyTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    [Fact]
    public async Task A_look_up_by_SIRET_has_the_company_and_the_one_place()
    {
        var company = await Single("q=000 000 026 00021&page=1&per_page=1");

        Assert.Equal("MENUISERIE DEMO", company.GetProperty("nom_complet").GetString());
        Assert.Equal("00000002600013", company.GetProperty("siege").GetProperty("siret").GetString());
        Assert.Equal(
            ["00000002600021"],
            company.GetProperty("matching_etablissements").EnumerateArray().Select(place => place.GetProperty("siret").GetString()));
    }

    [Theory]
    [InlineData("q=000000026")]
    [InlineData("q=menuis")]
    public async Task A_look_up_by_SIREN_or_name_has_all_its_places(string query) =>
        Assert.Equal(3, (await Single(query)).GetProperty("matching_etablissements").GetArrayLength());

    [Fact]
    public async Task A_minimal_answer_has_what_was_asked_for()
    {
        var company = await Single("q=00000001800010&minimal=true&include=siege");

        Assert.True(company.TryGetProperty("siege", out _));
        Assert.False(company.TryGetProperty("matching_etablissements", out _));
    }

    [Fact]
    public async Task Who_is_not_public_is_masked() =>
        Assert.Equal("[NON-DIFFUSIBLE]", (await Single("q=00000004200010")).GetProperty("nom_complet").GetString());

    private async Task<JsonElement> Single(string query) =>
        Assert.Single((await simulator.Get($"/search?{query}")).GetProperty("results").EnumerateArray());
}

/// <summary>What the simulated register does not take.</summary>
public sealed class CompanyRefusalTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    [Theory]
    [InlineData("")]
    [InlineData("q=ab")]
    [InlineData("q=00000001800010&page=0")]
    [InlineData("q=00000001800010&per_page=26")]
    [InlineData("q=00000001800010&per_page=one")]
    [InlineData("q=00000001800010&minimal=yes")]
    [InlineData("q=00000001800010&include=siege")]
    public async Task A_bad_question_is_refused_in_the_registers_own_form(string query)
    {
        using var answer = await simulator.Ask($"/search?{query}");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(JsonValueKind.String, body.RootElement.GetProperty("erreur").ValueKind);
    }

    [Fact]
    public async Task Garbage_is_for_those_whose_answers_are_read()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await simulator.Post("/faults/mail", """{"mode":"garbage"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await simulator.Post("/faults/companies", """{"mode":"sideways"}""")).StatusCode);
    }
}

/// <summary>How much the simulated register takes.</summary>
public sealed class CompanyPaceTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    [Fact]
    public async Task Too_many_questions_are_told_when_to_come_back()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => simulator.Ask("/search?q=00000001800010")));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }
}
