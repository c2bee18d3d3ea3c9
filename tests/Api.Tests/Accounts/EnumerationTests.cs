using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Customers;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>
/// Whoever asks learns nothing of who has an account: from no answer, and from no work that one has done and the other has
/// not. Times are not measured: what takes them is.
/// </summary>
[Trait("story", "T24-109")]
public sealed partial class EnumerationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string SignUp =
        "mutation ($email: String!) { signUp(input: { email: $email, password: \"a brand new battery staple\", isAdult: true, acceptsTerms: true }) { done refusal { code message } } }";

    private static readonly (string Query, Func<string, object> Variables)[] Ways =
    [
        (People.SignIn, email => new { email, password = "not the right one at all", kind = "BROWSER" }),
        (People.SignIn, email => new { email, password = "not the right one at all", kind = "CLIENT" }),
        (People.SignIn, email => new { email, password = "", kind = "BROWSER" }),
        (SignUp, email => new { email }),
        (Acts.AskLink, email => new { email, kind = "BROWSER" }),
        (Acts.AskLink, email => new { email, kind = "CLIENT" }),
        (Acts.AskReset, email => new { email }),
        (Asked.SignUp, email => new { email, password = "a brand new battery staple", siret = "00000002600013", companyName = "Atelier" }),
    ];

    public static TheoryData<int> EveryWay => [.. Enumerable.Range(0, Ways.Length)];

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Answers_headers_and_cookies_are_the_same_to_the_byte(int way)
    {
        var (_, email, _) = await api.NewCustomer();

        Assert.Equal(await Answer(way, email), await Answer(way, People.NewEmail()));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task The_database_is_asked_the_same_and_as_many_passwords_are_hashed(int way)
    {
        var (_, email, _) = await api.NewCustomer();
        await Work(way, People.NewEmail());

        Assert.Equal(await Work(way, email), await Work(way, People.NewEmail()));
    }

    [Fact]
    public async Task Accounts_without_a_password_and_those_that_were_closed_answer_and_work_alike()
    {
        var ((_, without, _), (_, closed, _), (_, erased, _)) = (await api.NewCustomer(), await api.NewCustomer(), await api.NewCustomer());
        api.Database.Execute("UPDATE account SET password_hash = NULL WHERE email = $1", without);
        api.Database.Execute("UPDATE account SET status = 'OffBoarded', password_hash = NULL WHERE email = $1", closed);
        api.Database.Execute("UPDATE account SET status = 'Anonymised', email = NULL, email_key = NULL WHERE email = $1", erased);

        foreach (var one in new[] { without, closed, erased })
        {
            Assert.Equal(await Answer(0, People.NewEmail()), await Answer(0, one));
            Assert.Equal(await Work(0, People.NewEmail()), await Work(0, one));
        }

        foreach (var way in Enumerable.Range(4, 3)) Assert.Equal(await Answer(way, People.NewEmail()), await Answer(way, closed));
        Assert.Null(api.LastMessage(closed, "SignInLink"));
        Assert.Null(api.LastMessage(closed, "PasswordResetLink"));
    }

    [Fact]
    public async Task A_wait_is_the_same_for_those_who_have_an_account_and_those_who_have_none()
    {
        var ((_, email, _), nobody) = (await api.NewCustomer(), People.NewEmail());
        for (var i = 0; i < 6; i++) Assert.Equal(await Answer(0, email), await Answer(0, nobody));
    }

    [Fact]
    public async Task A_code_typed_for_nobody_is_as_wrong_as_any()
    {
        const string Type = "mutation ($id: UUID!) { signInWithMagicCode(input: { id: $id, code: \"123\", kind: CLIENT }) { refusal { code message } } }";
        var (_, email, _) = await api.NewCustomer();
        var answers = new List<string>();
        foreach (var address in new[] { email, People.NewEmail() })
        {
            var asked = await api.NewBrowser().Do(Acts.AskLink, new { email = address, kind = "CLIENT" });
            var id = asked.GetProperty("asked").GetProperty("id").GetGuid();
            for (var i = 0; i < 7; i++) answers.Add((await api.NewBrowser().Ask(Type, new { id })).GetRawText());
        }

        answers.Add((await api.NewBrowser().Ask(Type, new { id = Guid.NewGuid() })).GetRawText());
        Assert.Single(answers.Distinct());
    }

    /// <summary>All that comes back, without what is random or the time.</summary>
    private async Task<string> Answer(int way, string email)
    {
        using var answer = await api.NewBrowser().Post(Ways[way].Query, Ways[way].Variables(email));
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {Tokens().Replace(string.Join('\n', header.Value), "…")}");
        var body = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Order(StringComparer.Ordinal))}\n\n{Ids().Replace(body, "…")}";
    }

    /// <summary>What is asked of the database by the request and by the writer that it waits for, and how many hashes are made.</summary>
    private async Task<string> Work(int way, string email)
    {
        var (gate, browser) = (api.Services.GetRequiredService<HashGate>(), api.NewBrowser());
        var hashes = gate.Made;
        IReadOnlyList<string> own = [];
        var all = await api.Statements.During(async () =>
            own = await api.Statements.Of(() => browser.Post(Ways[way].Query, Ways[way].Variables(email))));
        var written = all.Where(sql => sql.Contains("begin_flush", StringComparison.Ordinal));
        return $"{gate.Made - hashes} hashes\n{string.Join('\n', own)}\n---\n{string.Join('\n', written)}";
    }

    [GeneratedRegex("(?<==)[A-Za-z0-9_-]{40,}")]
    private static partial Regex Tokens();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
