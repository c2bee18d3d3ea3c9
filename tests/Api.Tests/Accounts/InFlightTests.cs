using System.Text.Json;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What a stolen session had begun to ask when its owner secured the account comes to nothing.</summary>
[Trait("story", "T24-105")]
public sealed class InFlightTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string New = "a brand new battery staple";
    private const string Ended = "SESSION_ENDED";

    [Theory]
    [InlineData("mutation { offerAuthenticator { refusal { code } } }")]
    [InlineData("mutation { rename(name: \"Thief\") { refusal { code } } }")]
    [InlineData("mutation { consentToMarketing(wanted: true) { refusal { code } } }")]
    [InlineData("mutation { setPreference(input: { event: END_REMINDER, channel: MAIL, wanted: false }) { refusal { code } } }")]
    [InlineData("mutation { changeEmail(email: \"thief@example.fr\") { refusal { code } } }")]
    public async Task A_write_is_refused_once_another_session_has_changed_the_password(string write)
    {
        var (stolen, email, id) = await api.NewCustomer();

        await IsRefused(Ended, stolen, email, id, () => stolen.Refusal(write), await Elsewhere(email));
        Assert.Null(api.LastMessage("thief@example.fr", "ConfirmNewEmail"));
    }

    [Fact]
    public async Task No_passkey_is_added()
    {
        var (stolen, email, id) = await api.NewCustomer();
        var (ceremony, options) = await stolen.Begin("offerPasskey");
        var made = new { ceremony, credential = api.NewDevice().Create(options), name = "Thief" };

        await IsRefused(
            Ended, stolen, email, id, () => stolen.Refusal(PasskeyPeople.Add, made), await Elsewhere(email), HeldAt.PasskeyJudged);
        Assert.Null(api.LastMessage(email, "SecondFactorChanged"));
    }

    [Fact]
    public async Task No_passkey_is_removed()
    {
        var (stolen, email, id, device) = await api.NewPasskeyCustomer();
        var elsewhere = api.NewBrowser();
        Assert.Null(await elsewhere.TryPasskey(device));

        await IsRefused(Ended, stolen, email, id, () => stolen.Refusal(PasskeyPeople.Remove, new { id = device.IdText }), elsewhere);
    }

    [Fact]
    public async Task No_authenticator_is_started()
    {
        var (stolen, email, id) = await api.NewCustomer();
        var secret = (await stolen.Do(Acts.Offer)).GetProperty("offer").GetProperty("secret").GetString()!;

        await IsRefused(Ended, stolen, email, id, () => stolen.Refusal(Acts.Start, new { code = People.Code(secret) }), await Elsewhere(email));
    }

    [Theory]
    [InlineData(Acts.Remove)]
    [InlineData(Acts.Renew)]
    public async Task No_authenticator_is_removed_nor_its_recovery_codes_made_anew(string write)
    {
        var (stolen, email, _, recovery) = await api.NewEnrolled();
        var elsewhere = api.NewBrowser();
        Assert.Null(await elsewhere.Refusal(Acts.Second, new { challenge = await elsewhere.Challenge(email), code = recovery[0] }));
        var id = new AccountId((await stolen.Do("{ me { id } }")).GetProperty("id").GetGuid());

        await IsRefused(Ended, stolen, email, id, () => stolen.Refusal(write), elsewhere);
    }

    [Fact]
    public async Task No_telephone_is_confirmed()
    {
        var (stolen, email, id) = await api.NewCustomer();
        var asked = (await stolen.Do(Acts.AskPhoneCode, new { number = "+33612345678" })).GetProperty("asked").GetProperty("id").GetGuid();
        var code = api.Fact("+33612345678", "PhoneCode", "code");

        await IsRefused("WRONG_CODE", stolen, email, id, () => stolen.Refusal(Acts.ConfirmPhone, new { id = asked, code }), await Elsewhere(email));
    }

    [Fact]
    public async Task No_first_password_is_chosen_once_the_owner_has_added_a_passkey()
    {
        var (stolen, email, id) = await api.NewCustomer();
        api.Database.Execute("UPDATE account SET password_hash = NULL WHERE id = $1", id.Value);
        var owner = api.NewBrowser();
        Assert.Null(await owner.Refusal(Acts.FollowLink, new { token = await api.Link(owner, email) }));

        var refusal = await HeldRequest.During(
            stolen, HeldAt.Known, () => stolen.Refusal(Acts.ChangePassword, new { current = (string?)null, @new = New }),
            async () => Assert.Null(await owner.AddPasskey(api.NewDevice())));

        Assert.Equal(Ended, refusal);
        Assert.False((await owner.Do("{ me { hasPassword } }")).GetProperty("hasPassword").GetBoolean());
    }

    [Fact]
    public async Task A_session_that_was_revoked_meanwhile_writes_nothing_either()
    {
        var (stolen, email, id, device) = await api.NewPasskeyCustomer();
        var owner = api.NewBrowser();
        Assert.Null(await owner.TryPasskey(device));
        var revoked = "";

        var refusal = await HeldRequest.During(
            stolen, HeldAt.Known, () => stolen.Refusal(PasskeyPeople.Remove, new { id = device.IdText }),
            async () =>
            {
                await owner.Do("mutation { revokeOtherSessions { refusal { code } } }");
                revoked = State(id);
            });

        Assert.Equal((Ended, revoked, email), (refusal, State(id), await owner.Who()));
        Assert.Null(await stolen.Who());
    }

    [Fact]
    public async Task A_link_to_another_address_that_was_given_too_late_is_void()
    {
        var (stolen, email, id) = await api.NewCustomer();
        var thieves = People.NewEmail();
        Assert.Null(await stolen.Refusal(Acts.ChangeEmail, new { email = thieves }));
        SecuredBefore(id);

        Assert.Equal("TOKEN_SPENT", await stolen.Refusal(Acts.ConfirmEmail, new { token = api.Fact(thieves, "ConfirmNewEmail", "token") }));
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task A_half_done_sign_in_that_was_begun_too_late_is_void()
    {
        var (browser, email, _, recovery) = await api.NewEnrolled();
        var id = new AccountId((await browser.Do("{ me { id } }")).GetProperty("id").GetGuid());
        var thief = api.NewBrowser();
        var challenge = await thief.Challenge(email);
        SecuredBefore(id);

        Assert.Equal("TOKEN_SPENT", await thief.Refusal(Acts.Second, new { challenge, code = recovery[0] }));
        Assert.Null(await thief.Who());
    }

    /// <summary>Has a request stop, the owner change the password elsewhere, and the request go on.</summary>
    private async Task IsRefused(
        string with, Browser stolen, string email, AccountId id, Func<Task<string?>> write, Browser owner, HeldAt place = HeldAt.Known)
    {
        var secured = "";
        var refusal = await HeldRequest.During(stolen, place, write, async () =>
        {
            Assert.Null(await owner.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));
            secured = State(id);
        });

        Assert.Equal((with, secured), (refusal, State(id)));
        Assert.Null(await stolen.Who());
        Assert.Equal(email, await owner.Who());
    }

    private async Task<Browser> Elsewhere(string email)
    {
        var browser = api.NewBrowser();
        await browser.SignedIn(email);
        return browser;
    }

    /// <summary>As if the owner had secured the account, and what is on its way had been given only then.</summary>
    private void SecuredBefore(AccountId id) => api.Database.Execute("UPDATE account SET stamp = stamp + 1 WHERE id = $1", id.Value);

    /// <summary>The account with its passkeys and sessions.</summary>
    private string State(AccountId id) => api.Database.Scalar<string>(
        """
        SELECT jsonb_build_array(
            to_jsonb(a), (SELECT jsonb_agg(p.id ORDER BY p.id) FROM passkey p WHERE p.account_id = a.id),
            (SELECT jsonb_agg(s.id ORDER BY s.id) FROM session s WHERE s.account_id = a.id AND s.stamp = a.stamp))::text
        FROM account a WHERE a.id = $1
        """, id.Value);
}
