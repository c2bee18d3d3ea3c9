using System.Globalization;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Each link, code and token does what it is for, once, whoever else shows it at the same time.</summary>
[Trait("story", "T24-103")]
public sealed class ReplayTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string New = "a brand new battery staple";

    [Fact]
    public async Task A_verification_serves_once()
    {
        var email = People.NewEmail();
        await api.NewBrowser().SignUp(email);

        await ServesOnce(Acts.Verify, new { token = api.Fact(email, "VerifyEmail", "token") }, "TOKEN_SPENT");
    }

    [Fact]
    public async Task A_reset_serves_once()
    {
        var (_, email, _) = await api.NewCustomer();

        await ServesOnce(Acts.Reset, new { token = await api.ResetToken(email), password = New }, "TOKEN_SPENT");
    }

    [Fact]
    public async Task A_magic_link_serves_once_in_the_browser_that_asked()
    {
        var (browser, email, _) = await api.NewCustomer();
        var token = await api.Link(browser, email);
        var asked = browser.Cookies["__Host-link"];

        await ServesOnce(Acts.FollowLink, new { token }, "TOKEN_SPENT", thief => thief.Cookies["__Host-link"] = asked);
    }

    [Fact]
    public async Task A_magic_code_serves_once()
    {
        var (_, email, _) = await api.NewCustomer();
        var asked = await api.NewBrowser().Do(Acts.AskLink, new { email, kind = "CLIENT" });
        var id = asked.GetProperty("asked").GetProperty("id").GetGuid();

        await ServesOnce(Acts.TypeCode, new { id, code = api.Fact(email, "SignInLink", "code") }, "WRONG_CODE");
    }

    [Fact]
    public async Task A_magic_link_is_void_once_its_code_was_typed()
    {
        var (browser, email, _) = await api.NewCustomer();
        var asked = await browser.Do(Acts.AskLink, new { email, kind = "BROWSER" });
        var (token, code) = (api.Fact(email, "SignInLink", "token"), api.Fact(email, "SignInLink", "code"));

        Assert.Null(await api.NewBrowser().Refusal(Acts.TypeCode, new { id = asked.GetProperty("asked").GetProperty("id").GetGuid(), code }));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.FollowLink, new { token }));
    }

    [Fact]
    public async Task A_change_of_address_serves_once()
    {
        var ((browser, _, _), address) = (await api.NewCustomer(), People.NewEmail());
        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = address }));

        await ServesOnce(Acts.ConfirmEmail, new { token = api.Fact(address, "ConfirmNewEmail", "token") }, "TOKEN_SPENT");
    }

    [Fact]
    public async Task A_refresh_token_serves_once_and_costs_the_session_the_second_time_of_which_its_owner_is_told()
    {
        var (_, email, _) = await api.NewCustomer();
        var tokens = (await api.NewBrowser().SignedIn(email, kind: "CLIENT")).GetProperty("tokens");

        await ServesOnce(Acts.Refresh, new { token = tokens.GetProperty("refresh").GetString() }, "TOKEN_SPENT");

        var client = api.NewBrowser();
        client.Bearer = tokens.GetProperty("access").GetString();
        Assert.Null(await client.Who());
        Assert.Equal(ApiFixture.Noon, DateTimeOffset.Parse(api.Fact(email, "RefreshTokenReused", "at"), CultureInfo.InvariantCulture));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM message WHERE recipient = $1 AND template = 'RefreshTokenReused'", email));
    }

    [Fact]
    public async Task A_recovery_code_serves_once()
    {
        var (_, email, _, recovery) = await api.NewEnrolled();
        var challenge = await api.NewBrowser().Challenge(email);

        var refusals = await AllAtOnce(Acts.Second, new { challenge, code = recovery[0] }, 5);

        Assert.Single(refusals, refusal => refusal is null);
    }

    [Fact]
    public async Task No_link_is_good_for_what_another_is_for()
    {
        var (browser, email, _) = await api.NewCustomer();
        var fresh = People.NewEmail();
        await api.NewBrowser().SignUp(fresh);
        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = People.NewEmail() }));
        var tokens = new Dictionary<string, string>
        {
            [Acts.Verify] = api.Fact(fresh, "VerifyEmail", "token"),
            [Acts.FollowLink] = await api.Link(browser, email),
            [Acts.Reset] = await api.ResetToken(email),
        };

        foreach (var (use, token) in tokens)
        {
            foreach (var other in new[] { Acts.Verify, Acts.Reset, Acts.FollowLink, Acts.ConfirmEmail }.Where(other => other != use))
                Assert.Equal("TOKEN_SPENT", await browser.Refusal(other, other == Acts.Reset ? new { token, password = New } : new { token }));
            Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.Second, new { challenge = token, code = "123456" }));
            Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.Refresh, new { token }));
        }

        foreach (var (use, token) in tokens)
            Assert.Null(await browser.Refusal(use, use == Acts.Reset ? new { token, password = New } : new { token }));
    }

    private async Task ServesOnce(string query, object variables, string then, Action<Browser>? arrange = null)
    {
        var refusals = await AllAtOnce(query, variables, 10, arrange);

        Assert.Single(refusals, refusal => refusal is null);
        Assert.Equal(9, refusals.Count(refusal => refusal == then));
    }

    private async Task<string?[]> AllAtOnce(string query, object variables, int times, Action<Browser>? arrange = null)
    {
        var thieves = Enumerable.Range(0, times).Select(_ => api.NewBrowser()).ToList();
        thieves.ForEach(thief => arrange?.Invoke(thief));
        return await Task.WhenAll(thieves.Select(thief => thief.Refusal(query, variables)));
    }
}
