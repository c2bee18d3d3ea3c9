using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Sessions that are planted, ridden or passed off as something else.</summary>
[Trait("story", "T24-103")]
public sealed class SessionAttackTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Cookie = "__Host-session";
    private const string Rename = "mutation { rename(name: \"Forged\") { refusal { code } } }";

    [Fact]
    public async Task A_planted_cookie_is_never_taken_over()
    {
        var (_, email, _) = await api.NewCustomer();
        foreach (var planted in new[] { "planted", new string('a', 43), new string('a', 4_000) })
        {
            var victim = api.NewBrowser();
            victim.Cookies[Cookie] = planted;
            await victim.SignedIn(email);

            Assert.NotEqual(planted, victim.Cookies[Cookie]);
            Assert.Null(await With(planted).Who());
        }
    }

    [Fact]
    public async Task An_attacker_s_own_session_planted_on_a_victim_ends_when_they_sign_in()
    {
        var ((attacker, _, _), (_, email, _)) = (await api.NewCustomer(), await api.NewCustomer());
        var planted = attacker.Cookies[Cookie];
        var victim = With(planted);

        await victim.SignedIn(email);

        Assert.Equal(email, await victim.Who());
        Assert.NotEqual(planted, victim.Cookies[Cookie]);
        Assert.Null(await attacker.Who());
    }

    [Fact]
    public async Task A_cookie_is_new_after_a_second_factor_a_new_password_and_a_magic_link()
    {
        var (browser, email, secret, _) = await api.NewEnrolled();
        var seen = new HashSet<string> { browser.Cookies[Cookie] };

        var challenge = await browser.Challenge(email);
        Assert.Null(await browser.Refusal(Acts.Second, new { challenge, code = People.Code(secret) }));
        Assert.True(seen.Add(browser.Cookies[Cookie]));
        Assert.Null(await browser.Refusal(Acts.Remove));
        Assert.True(seen.Add(browser.Cookies[Cookie]));
        Assert.Null(await browser.Refusal(Acts.FollowLink, new { token = await api.Link(browser, email) }));
        Assert.True(seen.Add(browser.Cookies[Cookie]));
        Assert.Null(await browser.Refusal(Acts.ChangePassword, new { current = People.Password, @new = "a brand new battery staple" }));
        Assert.True(seen.Add(browser.Cookies[Cookie]));

        foreach (var old in seen.Where(cookie => cookie != browser.Cookies[Cookie])) Assert.Null(await With(old).Who());
    }

    [Fact]
    public async Task A_page_of_another_origin_does_nothing_in_its_visitor_s_name()
    {
        var (browser, _, _) = await api.NewCustomer();
        var forgeries = new Action<HttpRequestMessage>[]
        {
            request => request.Headers.Add("Origin", "https://evil.example"),
            request => request.Headers.Add("Origin", "null"),
            request => request.Headers.Add("Sec-Fetch-Site", "cross-site"),
            request => request.Headers.Remove("X-Toolbox24"),
        };

        foreach (var forge in forgeries)
        {
            using var answer = await browser.Send(JsonContent.Create(new { query = Rename }), forge);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(JsonValueKind.Null, (await browser.Do("{ me { name } }")).GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task A_form_does_nothing_even_where_all_else_is_right()
    {
        var (browser, _, _) = await api.NewCustomer();
        var json = JsonSerializer.Serialize(new { query = Rename });
        HttpContent[] forms =
        [
            new StringContent(json, Encoding.UTF8, "text/plain"),
            new StringContent(json, Encoding.UTF8, "application/x-www-form-urlencoded"),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = Rename }),
            new MultipartFormDataContent { { new StringContent(json), "operations" }, { new StringContent("{}"), "map" } },
        ];

        foreach (var form in forms)
        {
            using var answer = await browser.Send(form);
            Assert.False(answer.IsSuccessStatusCode, $"{form.Headers.ContentType}: {await answer.Content.ReadAsStringAsync()}");
        }

        using (var link = await browser.Send(new StringContent(""), request =>
        {
            (request.Method, request.Content) = (HttpMethod.Get, null);
            request.RequestUri = new Uri($"{api.Url}?query={Uri.EscapeDataString(Rename)}");
        }))
        {
            Assert.False(link.IsSuccessStatusCode);
        }

        Assert.Equal(JsonValueKind.Null, (await browser.Do("{ me { name } }")).GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task What_shows_a_session_one_way_shows_nothing_another_way()
    {
        var (browser, email, _) = await api.NewCustomer();
        var tokens = (await api.NewBrowser().SignedIn(email, kind: "CLIENT")).GetProperty("tokens");
        var (cookie, access, refresh) = (browser.Cookies[Cookie], tokens.GetProperty("access").GetString()!, tokens.GetProperty("refresh").GetString()!);

        foreach (var bearer in new[] { cookie, refresh, "", " ", access + "x", new string('a', 100_000 / 10) })
        {
            var client = api.NewBrowser();
            client.Bearer = bearer;
            Assert.Null(await client.Who());
        }

        foreach (var planted in new[] { access, refresh }) Assert.Null(await With(planted).Who());
        foreach (var token in new[] { access, cookie, "", "x" })
            Assert.Equal("TOKEN_SPENT", await api.NewBrowser().Refusal(Acts.Refresh, new { token }));

        var rightful = api.NewBrowser();
        rightful.Bearer = access;
        Assert.Equal(email, await rightful.Who());
        Assert.Null(await rightful.Refusal(Acts.Refresh, new { token = refresh }));
    }

    [Fact]
    public async Task A_wrong_bearer_token_is_not_made_good_by_a_cookie()
    {
        var (browser, _, _) = await api.NewCustomer();
        browser.Bearer = "wrong";

        Assert.Null(await browser.Who());
    }

    private Browser With(string cookie)
    {
        var browser = api.NewBrowser();
        browser.Cookies[Cookie] = cookie;
        return browser;
    }
}
