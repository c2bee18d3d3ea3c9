using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Texts that are too long, or are none: each is refused, none breaks anything.</summary>
[Trait("story", "T24-103")]
public sealed class InputTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string SignUp =
        "mutation ($email: String!, $password: String!, $name: String) { signUp(input: { email: $email, password: $password, name: $name, isAdult: true, acceptsTerms: true }) { refusal { code } } }";

    private const string Type =
        "mutation ($id: UUID!, $code: String!) { signInWithMagicCode(input: { id: $id, code: $code, kind: BROWSER }) { refusal { code } } }";

    private const string Rename = "mutation ($name: String) { rename(name: $name) { refusal { code } } }";

    /// <summary>Every text that anybody may send, by the operation and its variable.</summary>
    private static readonly (string Query, string Text)[] Texts =
    [
        (SignUp, "email"), (SignUp, "password"), (SignUp, "name"), (People.SignIn, "email"), (People.SignIn, "password"),
        (Acts.Second, "challenge"), (Acts.Second, "code"), (Acts.AskLink, "email"), (Acts.FollowLink, "token"), (Type, "code"),
        (Acts.Refresh, "token"), (Acts.AskReset, "email"), (Acts.Reset, "token"), (Acts.Reset, "password"), (Acts.Verify, "token"),
        (Acts.ConfirmEmail, "token"), (Acts.ChangePassword, "current"), (Acts.ChangePassword, "new"), (Acts.ChangeEmail, "email"),
        (Rename, "name"), (Acts.Start, "code"), (Acts.StepUpBy, "password"), (Acts.StepUpBy, "code"), (Acts.AskPhoneCode, "number"),
        (Acts.ConfirmPhone, "code"),
    ];

    public static TheoryData<int> EveryText => [.. Enumerable.Range(0, Texts.Length)];

    [Theory]
    [MemberData(nameof(EveryText))]
    public async Task A_text_far_too_long_is_refused(int text)
    {
        var (browser, email, _) = await api.NewCustomer();

        Assert.True(await IsTurnedAway(api.NewBrowser(), Content(text, email, new string('a', 1_000_000))));
        await IsRefused(browser, Content(text, email, new string('a', 200_000)));
        await IsRefused(browser, Content(text, email, new string('6', 200_000)));
    }

    [Theory]
    [MemberData(nameof(EveryText))]
    public async Task A_text_that_is_none_is_refused(int text)
    {
        var (browser, email, _) = await api.NewCustomer();
        foreach (var nonsense in new[] { "\\ud800", "abcdefghijklm\\udfff", "correct horse\\u0000battery", "\\u0000", "", " ", "\\ufffe", "%00", "' OR 1=1 --", "{}", "\\u202eabc" })
        {
            // Such a name is one, if an odd one; such a password too.
            var answer = await Read(browser, Content(text, email, nonsense, isEscaped: true));
            Assert.DoesNotContain("Unexpected", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udfff")]
    public async Task A_password_of_half_characters_is_neither_chosen_nor_compared_with_another(string half)
    {
        var ((_, known, _), email) = (await api.NewCustomer(), People.NewEmail());
        var password = $"correct horse {half} battery";

        await IsRefused(api.NewBrowser(), Body(SignUp, email, "password", password));
        await IsRefused(api.NewBrowser(), Body(People.SignIn, known, "password", password));

        // In the document itself, where no JSON parser looks at it.
        var chosen = $$"""mutation { signUp(input: { email: "{{email}}", password: "{{password}}", isAdult: true, acceptsTerms: true }) { refusal { code } } }""";
        var compared = $$"""mutation { signIn(input: { email: "{{known}}", password: "{{password}}", kind: BROWSER }) { refusal { code } } }""";
        foreach (var query in new[] { chosen, compared }) await IsRefused(api.NewBrowser(), JsonContent.Create(new { query }));
    }

    [Fact]
    public async Task A_password_with_a_null_in_it_is_compared_to_its_end()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email, "correct horse\0battery staple");

        Assert.Equal(JsonValueKind.Null, (await browser.SignedIn(email, "correct horse\0battery stable")).GetProperty("account").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await browser.SignedIn(email, "correct horse")).GetProperty("account").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await browser.SignedIn(email, "correct horse\0battery staple")).GetProperty("account").ValueKind);
    }

    [Theory]
    [InlineData("client@example.fr\r\nBcc: other@example.fr")]
    [InlineData("client@example.fr\nSubject: x")]
    [InlineData("client@example.fr%0d%0aBcc:other@example.fr")]
    [InlineData("client@example.fr,other@example.fr")]
    [InlineData("client@example.fr other@example.fr")]
    [InlineData("\"client\r\n\"@example.fr")]
    [InlineData("Client <client@example.fr>")]
    [InlineData("client@example.fr\u2028Bcc: other@example.fr")]
    public async Task No_address_brings_a_header_into_a_mail(string email)
    {
        var (browser, _, _) = await api.NewCustomer();
        var before = api.Database.Scalar<long>("SELECT count(*) FROM message");

        foreach (var query in new[] { SignUp, Acts.AskLink, Acts.AskReset, Acts.ChangeEmail })
            Assert.StartsWith("EMAIL_", await browser.Refusal(query, new { email, password = People.Password, kind = "BROWSER" }), StringComparison.Ordinal);

        Assert.Equal(before, api.Database.Scalar<long>("SELECT count(*) FROM message"));
    }

    [Fact]
    public async Task What_a_browser_calls_itself_is_cut_and_kept_as_text()
    {
        var (_, email, _) = await api.NewCustomer();
        using var odd = new Browser(api.Url) { UserAgent = new string('x', 5_000) };
        await odd.SignedIn(email);

        Assert.Equal(new string('x', 200), api.Fact(email, "NewDeviceSignedIn", "device"));
    }

    /// <summary>Before it is read: told so, or cut off while it still sends.</summary>
    private static async Task<bool> IsTurnedAway(Browser browser, HttpContent content)
    {
        try
        {
            using var answer = await browser.Send(content);
            return (int)answer.StatusCode is >= 400 and < 500;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    /// <summary>A refusal or an error that says why; never a success, nor an error of ours.</summary>
    private static async Task IsRefused(Browser browser, HttpContent content)
    {
        var answer = await Read(browser, content);
        Assert.DoesNotContain("Unexpected", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"refusal\":null", answer, StringComparison.Ordinal);
    }

    private static async Task<string> Read(Browser browser, HttpContent content)
    {
        using var answer = await browser.Send(content);
        Assert.InRange((int)answer.StatusCode, 200, 499);
        return await answer.Content.ReadAsStringAsync();
    }

    private static HttpContent Content(int text, string email, string value, bool isEscaped = false) => isEscaped
        ? Body(Texts[text].Query, email, Texts[text].Text, value)
        : JsonContent.Create(new { query = Texts[text].Query, variables = Variables(email, Texts[text].Text, value) });

    /// <summary>With a value that is JSON already: of halves of characters no serializer makes any.</summary>
    private static StringContent Body(string query, string email, string text, string escaped) => new(
        JsonSerializer.Serialize(new { query, variables = Variables(email, text, "VALUE") }).Replace("VALUE", escaped, StringComparison.Ordinal),
        Encoding.UTF8, "application/json");

    private static Dictionary<string, object> Variables(string email, string text, string value) => new()
    {
        ["email"] = email,
        ["password"] = People.Password,
        ["name"] = "Client",
        ["kind"] = "BROWSER",
        ["challenge"] = "x",
        ["code"] = "x",
        ["token"] = "x",
        ["id"] = Guid.NewGuid(),
        ["current"] = People.Password,
        ["new"] = "a brand new battery staple",
        ["number"] = "0612345678",
        [text] = value,
    };
}
