using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

public sealed class SignInTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Me = "{ me { email } }";

    [Fact, Trait("story", "T24-103")]
    public async Task A_session_is_new_at_each_sign_in_and_ends_with_it()
    {
        var (browser, email, _) = await api.NewCustomer();
        var first = browser.Cookies["__Host-session"];
        await browser.SignedIn(email);
        var thief = api.NewBrowser();
        thief.Cookies["__Host-session"] = first;

        Assert.NotEqual(first, browser.Cookies["__Host-session"]);
        Assert.Equal(JsonValueKind.Null, (await thief.Do(Me)).ValueKind);

        Assert.Null(await browser.Refusal("mutation { signOut { refusal { code } } }"));
        Assert.False(browser.Cookies.ContainsKey("__Host-session"));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_wrong_password_and_an_unknown_address_have_one_answer()
    {
        var (_, email, _) = await api.NewCustomer();

        Assert.Equal(
            (await api.NewBrowser().SignedIn(email, "not the right one at all")).GetRawText(),
            (await api.NewBrowser().SignedIn(People.NewEmail(), "not the right one at all")).GetRawText());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_session_left_alone_ends_and_one_that_is_used_goes_on()
    {
        var (browser, email, _) = await api.NewCustomer();
        for (var week = 0; week < 12; week++)
        {
            api.Clock.Advance(TimeSpan.FromDays(7));
            Assert.Equal(JsonValueKind.Object, (await browser.Do(Me)).ValueKind);
        }

        api.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(JsonValueKind.Null, (await browser.Do(Me)).ValueKind);

        await browser.SignedIn(email);
        api.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(JsonValueKind.Null, (await browser.Do(Me)).ValueKind);
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_magic_link_signs_in_where_it_was_asked_for()
    {
        var (_, email, _) = await api.NewCustomer();
        var (asking, other) = (api.NewBrowser(), api.NewBrowser());
        var token = await Link(asking, email);

        Assert.Equal("OTHER_BROWSER", await other.Refusal(Follow, new { token }));
        Assert.Null(await asking.Refusal(Follow, new { token }));
        Assert.Equal(email, (await asking.Do(Me)).GetProperty("email").GetString());
        Assert.Equal("TOKEN_SPENT", await asking.Refusal(Follow, new { token }));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_magic_link_is_good_for_ten_minutes()
    {
        var (_, email, _) = await api.NewCustomer();
        var asking = api.NewBrowser();
        var token = await Link(asking, email);

        api.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("TOKEN_SPENT", await asking.Refusal(Follow, new { token }));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task The_code_in_the_same_mail_signs_in_elsewhere_and_five_guesses_end_it()
    {
        var (_, email, _) = await api.NewCustomer();
        var client = api.NewBrowser();
        var id = await Ask(client, email, "CLIENT");
        var code = api.Fact(email, "SignInLink", "code");
        Assert.Equal(JsonValueKind.Object, (await client.Do(Type, new { id, code })).GetProperty("tokens").ValueKind);
        Assert.Equal("WRONG_CODE", await client.Refusal(Type, new { id, code }));

        var second = await Ask(client, email, "CLIENT");
        var right = api.Fact(email, "SignInLink", "code");
        for (var guess = 0; guess < 5; guess++)
            Assert.Equal("WRONG_CODE", await client.Refusal(Type, new { id = second, code = right == "000000" ? "000001" : "000000" }));
        Assert.Equal("WRONG_CODE", await client.Refusal(Type, new { id = second, code = right }));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Asking_for_links_says_the_same_whoever_is_asked_for()
    {
        var (_, email, _) = await api.NewCustomer();
        var nobody = People.NewEmail();

        foreach (var address in new[] { email, nobody })
        {
            Assert.NotEqual(Guid.Empty, await Ask(api.NewBrowser(), address, "BROWSER"));
            Assert.Null(await api.NewBrowser().Refusal("mutation ($email: String!) { requestPasswordReset(email: $email) { refusal { code } } }", new { email = address }));
        }

        Assert.Null(api.LastMessage(nobody, "SignInLink"));
        Assert.Null(api.LastMessage(nobody, "PasswordResetLink"));
        Assert.NotNull(api.LastMessage(email, "PasswordResetLink"));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_forgotten_password_is_chosen_anew_and_every_session_ends()
    {
        var (browser, email, _) = await api.NewCustomer();
        await api.NewBrowser().Do("mutation ($email: String!) { requestPasswordReset(email: $email) { refusal { code } } }", new { email });
        var token = api.Fact(email, "PasswordResetLink", "token");

        Assert.Equal("PASSWORD_TOO_SHORT", await api.NewBrowser().Refusal(Reset, new { token, password = "short" }));
        Assert.Null(await api.NewBrowser().Refusal(Reset, new { token, password = "a brand new battery staple" }));
        Assert.Equal("TOKEN_SPENT", await api.NewBrowser().Refusal(Reset, new { token, password = "a brand new battery staple" }));

        Assert.Equal(JsonValueKind.Null, (await browser.Do(Me)).ValueKind);
        Assert.NotNull(api.LastMessage(email, "PasswordChanged"));
        Assert.Equal("WRONG_CREDENTIALS", await browser.Refusal(People.SignIn, new { email, password = People.Password, kind = "BROWSER" }));
        Assert.Null(await browser.Refusal(People.SignIn, new { email, password = "a brand new battery staple", kind = "BROWSER" }));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_refresh_token_that_comes_twice_ends_its_session()
    {
        var (_, email, _) = await api.NewCustomer();
        var client = api.NewBrowser();
        var tokens = (await client.SignedIn(email, kind: "CLIENT")).GetProperty("tokens");
        client.Bearer = tokens.GetProperty("access").GetString();
        Assert.Equal(email, (await client.Do(Me)).GetProperty("email").GetString());

        api.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(JsonValueKind.Null, (await client.Do(Me)).ValueKind);

        var first = tokens.GetProperty("refresh").GetString();
        var second = (await client.Do(Refresh, new { token = first })).GetProperty("tokens");
        client.Bearer = second.GetProperty("access").GetString();
        Assert.Equal(email, (await client.Do(Me)).GetProperty("email").GetString());

        Assert.Equal("TOKEN_SPENT", await client.Refusal(Refresh, new { token = first }));
        Assert.Equal(JsonValueKind.Null, (await client.Do(Me)).ValueKind);
        Assert.Equal("TOKEN_SPENT", await client.Refusal(Refresh, new { token = second.GetProperty("refresh").GetString() }));
    }

    private const string Follow = "mutation ($token: String!) { signInWithMagicLink(token: $token) { account { id } refusal { code } } }";
    private const string Reset =
        "mutation ($token: String!, $password: String!) { resetPassword(input: { token: $token, password: $password }) { refusal { code } } }";
    private const string Refresh =
        "mutation ($token: String!) { refreshTokens(refreshToken: $token) { tokens { access refresh } refusal { code } } }";
    private const string Type =
        "mutation ($id: UUID!, $code: String!) { signInWithMagicCode(input: { id: $id, code: $code, kind: CLIENT }) { tokens { access } refusal { code } } }";

    private static async Task<Guid> Ask(Browser browser, string email, string kind) => (await browser.Do(
        "mutation ($email: String!, $kind: SessionKind!) { requestMagicLink(input: { email: $email, kind: $kind }) { asked { id } refusal { code } } }",
        new { email, kind })).GetProperty("asked").GetProperty("id").GetGuid();

    private async Task<string> Link(Browser browser, string email)
    {
        await Ask(browser, email, "BROWSER");
        return api.Fact(email, "SignInLink", "token");
    }
}
