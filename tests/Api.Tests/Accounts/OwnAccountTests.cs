using System.Text.Json;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-105")]
public sealed class OwnAccountTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string New = "a brand new battery staple";
    private const string Rename = "mutation ($name: String) { rename(name: $name) { account { name } refusal { code } } }";

    [Fact]
    public async Task Somebody_says_what_to_be_called()
    {
        var (browser, _, _) = await api.NewCustomer();

        Assert.Equal("Zoë", (await browser.Do(Rename, new { name = " Zoë " })).GetProperty("account").GetProperty("name").GetString());
        Assert.Equal("EMPTY_NAME", await browser.Refusal(Rename, new { name = " " }));
        Assert.Equal("NAME_TOO_LONG", await browser.Refusal(Rename, new { name = new string('a', 81) }));
        Assert.Equal("UNPRINTABLE_NAME", await browser.Refusal(Rename, new { name = "Zoë\r\nBcc: other@example.fr" }));
        Assert.Equal("Zoë", (await browser.Do("{ me { name } }")).GetProperty("name").GetString());
        Assert.Null(await browser.Refusal(Rename, new { name = (string?)null }));
        Assert.Equal(JsonValueKind.Null, (await browser.Do("{ me { name } }")).GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task Another_address_is_confirmed_by_its_own_link_and_both_are_told()
    {
        var (browser, old, _) = await api.NewCustomer();
        var elsewhere = api.NewBrowser();
        await elsewhere.SignedIn(old);
        var address = People.NewEmail();

        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = address }));
        Assert.NotNull(api.LastMessage(old, "EmailChangeAsked"));
        Assert.Equal(old, await browser.Who());
        var token = api.Fact(address, "ConfirmNewEmail", "token");

        Assert.Null(await api.NewBrowser().Refusal(Acts.ConfirmEmail, new { token }));

        Assert.NotNull(api.LastMessage(old, "EmailChanged"));
        Assert.NotNull(api.LastMessage(address, "EmailChanged"));
        Assert.Null(await browser.Who());
        Assert.Null(await elsewhere.Who());
        Assert.Equal("WRONG_CREDENTIALS", await browser.Refusal(People.SignIn, new { email = old, password = People.Password, kind = "BROWSER" }));
        Assert.True((await browser.SignedIn(address)).GetProperty("account").GetProperty("isEmailVerified").GetBoolean());
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.ConfirmEmail, new { token }));
    }

    [Fact]
    public async Task The_link_to_another_address_is_good_for_a_day_and_until_the_next_is_asked_for()
    {
        var (browser, email, _) = await api.NewCustomer();
        var (first, second) = (People.NewEmail(), People.NewEmail());
        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = first }));
        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = second }));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.ConfirmEmail, new { token = api.Fact(first, "ConfirmNewEmail", "token") }));

        api.Clock.Advance(SignUps.LinkLasts);
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.ConfirmEmail, new { token = api.Fact(second, "ConfirmNewEmail", "token") }));
        Assert.Equal(email, await browser.Who());
    }

    [Fact]
    public async Task Whoever_takes_their_account_back_voids_the_address_a_thief_asked_for()
    {
        var (stolen, email, _) = await api.NewCustomer();
        var thieves = People.NewEmail();
        Assert.Null(await stolen.Refusal(Acts.ChangeEmail, new { email = thieves }));

        Assert.Null(await api.NewBrowser().Refusal(Acts.Reset, new { token = await api.ResetToken(email), password = New }));

        Assert.Equal("TOKEN_SPENT", await stolen.Refusal(Acts.ConfirmEmail, new { token = api.Fact(thieves, "ConfirmNewEmail", "token") }));
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email, New)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task An_address_that_is_another_s_is_not_said_to_be_and_its_owner_is_told()
    {
        var ((browser, _, _), (_, taken, _)) = (await api.NewCustomer(), await api.NewCustomer());
        var free = People.NewEmail();

        Assert.Equal(
            (await browser.Do(Acts.ChangeEmail, new { email = free })).GetRawText(),
            (await browser.Do(Acts.ChangeEmail, new { email = taken })).GetRawText());
        Assert.NotNull(api.LastMessage(taken, "AccountAlreadyExists"));
        Assert.Null(api.LastMessage(taken, "ConfirmNewEmail"));
    }

    [Fact]
    public async Task An_address_that_was_taken_meanwhile_stays_with_who_took_it()
    {
        var (browser, email, _) = await api.NewCustomer();
        var address = People.NewEmail();
        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = address }));
        await api.NewBrowser().SignUp(address);

        Assert.Equal("EMAIL_TAKEN", await browser.Refusal(Acts.ConfirmEmail, new { token = api.Fact(address, "ConfirmNewEmail", "token") }));
        Assert.Equal(email, await browser.Who());
    }

    [Fact]
    public async Task Another_address_wants_a_fresh_proof()
    {
        var (browser, _, _) = await api.NewCustomer();
        api.Clock.Advance(Session.StepUpLasts);

        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(Acts.ChangeEmail, new { email = People.NewEmail() }));
        Assert.Null(await browser.StepUp(People.Password));
        Assert.Null(await browser.Refusal(Acts.ChangeEmail, new { email = People.NewEmail() }));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_but_this_one()
    {
        var (browser, email, _) = await api.NewCustomer();
        var (elsewhere, client) = (api.NewBrowser(), api.NewBrowser());
        await elsewhere.SignedIn(email);
        var tokens = (await client.SignedIn(email, kind: "CLIENT")).GetProperty("tokens");
        client.Bearer = tokens.GetProperty("access").GetString();
        var before = browser.Cookies["__Host-session"];

        Assert.Equal("WRONG_CREDENTIALS", await browser.Refusal(Acts.ChangePassword, new { current = "not the right one at all", @new = New }));
        Assert.Equal("COMMON_PASSWORD", await browser.Refusal(Acts.ChangePassword, new { current = People.Password, @new = "password1234" }));
        Assert.Equal(email, await client.Who());
        Assert.Null(await browser.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));

        Assert.Equal(email, await browser.Who());
        Assert.NotEqual(before, browser.Cookies["__Host-session"]);
        Assert.Null(await elsewhere.Who());
        Assert.Null(await client.Who());
        Assert.Equal("TOKEN_SPENT", await client.Refusal(Acts.Refresh, new { token = tokens.GetProperty("refresh").GetString() }));
        Assert.NotNull(api.LastMessage(email, "PasswordChanged"));
        Assert.Equal(JsonValueKind.Null, (await elsewhere.SignedIn(email)).GetProperty("account").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await elsewhere.SignedIn(email, New)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task A_magic_link_asked_for_before_a_new_password_is_void_after_it()
    {
        var (browser, email, _) = await api.NewCustomer();
        var token = await api.Link(browser, email);
        var reset = await api.ResetToken(email);

        Assert.Null(await browser.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));

        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.FollowLink, new { token }));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.Reset, new { token = reset, password = New }));
    }

    [Fact]
    public async Task Whoever_signed_up_with_another_s_address_is_out_when_its_owner_comes_by_mail()
    {
        foreach (var comes in new Func<Browser, string, Task>[]
        {
            async (owner, email) => Assert.Null(await owner.Refusal(Acts.FollowLink, new { token = await api.Link(owner, email) })),
            async (owner, email) => Assert.Null(await owner.Refusal(Acts.Reset, new { token = await api.ResetToken(email), password = New })),
        })
        {
            var (squatter, owner, email) = (api.NewBrowser(), api.NewBrowser(), People.NewEmail());
            await squatter.SignUp(email);
            await squatter.SignedIn(email);

            await comes(owner, email);

            Assert.Null(await squatter.Who());
            Assert.Equal(JsonValueKind.Null, (await squatter.SignedIn(email)).GetProperty("account").ValueKind);
        }
    }

    [Fact]
    public async Task The_link_that_verifies_is_sent_again_to_who_needs_it_and_not_too_often()
    {
        const string Resend = "mutation { resendVerification { account { isEmailVerified } refusal { code } } }";
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email);
        await browser.SignedIn(email);
        var first = api.Fact(email, "VerifyEmail", "token");

        for (var i = 0; i < 6; i++) Assert.Null(await browser.Refusal(Resend));
        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(Resend));

        Assert.Null(await browser.Refusal(Acts.Verify, new { token = first }));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.Verify, new { token = api.Fact(email, "VerifyEmail", "token") }));
        Assert.True((await browser.Do(Resend)).GetProperty("account").GetProperty("isEmailVerified").GetBoolean());
    }
}
