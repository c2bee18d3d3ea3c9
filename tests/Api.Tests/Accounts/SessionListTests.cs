using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-105")]
public sealed class SessionListTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Revoke = "mutation ($id: UUID!) { revokeSession(id: $id) { done refusal { code } } }";

    [Fact]
    public async Task Whoever_is_signed_in_sees_where_and_signs_out_what_they_choose()
    {
        var (browser, email, _) = await api.NewCustomer();
        using var phone = new Browser(api.Url) { UserAgent = "Telephone" };
        var client = api.NewBrowser();
        api.Clock.Advance(TimeSpan.FromMinutes(2));
        await phone.SignedIn(email);
        client.Bearer = (await client.SignedIn(email, kind: "CLIENT")).GetProperty("tokens").GetProperty("access").GetString();

        var sessions = await Sessions(browser);
        Assert.Equal(3, sessions.Count);
        Assert.Equal(["BROWSER", "BROWSER", "CLIENT"], sessions.Select(session => session.GetProperty("kind").GetString()).Order());
        var phones = sessions.Single(session => session.GetProperty("device").GetString() == "Telephone");
        Assert.StartsWith("127.", phones.GetProperty("address").GetString()!.Replace("::ffff:", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var id = phones.GetProperty("id").GetGuid();
        Assert.Null(await browser.Refusal(Revoke, new { id }));
        Assert.Null(await phone.Who());
        Assert.Equal(email, await client.Who());
        Assert.Equal("UNKNOWN_SESSION", await browser.Refusal(Revoke, new { id }));

        Assert.Null(await client.Refusal("mutation { revokeOtherSessions { done refusal { code } } }"));
        Assert.Null(await browser.Who());
        Assert.Equal(email, await client.Who());
        Assert.Single(await Sessions(client));
    }

    [Fact]
    public async Task Whoever_ends_the_session_of_a_thief_ends_the_change_of_address_it_has_begun()
    {
        var (browser, email, _) = await api.NewCustomer();
        var (thief, thieves) = (api.NewBrowser(), People.NewEmail());
        await thief.SignedIn(email);
        Assert.Null(await thief.Refusal(Acts.ChangeEmail, new { email = thieves }));

        Assert.Null(await browser.Refusal("mutation { revokeOtherSessions { done refusal { code } } }"));

        Assert.Equal("TOKEN_SPENT", await thief.Refusal(Acts.ConfirmEmail, new { token = api.Fact(thieves, "ConfirmNewEmail", "token") }));
        Assert.Equal(email, await browser.Who());
    }

    [Fact]
    public async Task Nobody_signs_out_or_sees_another()
    {
        var ((browser, email, _), (other, _, _)) = (await api.NewCustomer(), await api.NewCustomer());
        var id = (await Sessions(browser)).Single().GetProperty("id").GetGuid();

        Assert.Equal("UNKNOWN_SESSION", await other.Refusal(Revoke, new { id }));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(Revoke, new { id }));
        Assert.DoesNotContain(await Sessions(other), session => session.GetProperty("id").GetGuid() == id);
        Assert.Equal(email, await browser.Who());
    }

    [Fact]
    public async Task A_sign_in_from_a_browser_nobody_knows_is_told_by_mail_and_the_next_is_not()
    {
        var (browser, email, _) = await api.NewCustomer();
        await browser.SignedIn(email);
        Assert.Equal(1L, Told(email));

        await api.NewBrowser().SignedIn(email);
        Assert.Equal(2L, Told(email));
    }

    [Fact]
    public async Task A_browser_known_before_the_account_was_secured_is_told_of_as_a_new_one()
    {
        var (browser, email, _) = await api.NewCustomer();
        var thief = api.NewBrowser();
        await thief.SignedIn(email);
        var told = Told(email);

        const string New = "a brand new battery staple";
        Assert.Null(await browser.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));
        await browser.SignedIn(email, New);
        Assert.Equal(told, Told(email));

        await thief.SignedIn(email, New);
        Assert.Equal(told + 1, Told(email));
    }

    private long Told(string email) =>
        api.Database.Scalar<long>("SELECT count(*) FROM message WHERE recipient = $1 AND template = 'NewDeviceSignedIn'", email);

    private static async Task<List<JsonElement>> Sessions(Browser browser) =>
        [.. (await browser.Do("{ me { sessions { id kind device address } } }")).GetProperty("sessions").EnumerateArray()];
}
