using System.Text.Json;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Where a customer has a passkey, their password alone opens, proves and removes nothing; the mail is the way back.</summary>
[Trait("story", "T24-103")]
public sealed class PasskeyStrengthTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string New = "a brand new battery staple";

    [Fact]
    public async Task After_the_password_the_passkey_is_asked_for()
    {
        var (_, email, _, device) = await api.NewPasskeyCustomer();
        var thief = api.NewBrowser();
        var asked = (await thief.SignedIn(email)).GetProperty("secondFactor");

        Assert.Equal((false, true), (asked.GetProperty("hasAuthenticator").GetBoolean(), asked.GetProperty("hasPasskeys").GetBoolean()));
        Assert.False(thief.Cookies.ContainsKey("__Host-session"));
        var challenge = asked.GetProperty("challenge").GetString();
        Assert.Equal("SECOND_FACTOR_MISSING", await thief.Refusal(Acts.Second, new { challenge, code = "123456" }));

        var owner = api.NewBrowser();
        Assert.Null(await owner.TryPasskey(device, await owner.Challenge(email)));
        Assert.Equal(email, await owner.Who());
    }

    [Fact]
    public async Task A_stolen_session_and_the_password_together_get_rid_of_no_passkey()
    {
        var (stolen, email, _, device) = await api.NewPasskeyCustomer();
        api.Clock.Advance(Session.StepUpLasts);

        Assert.Equal("NOTHING_PROVED", await stolen.StepUp(People.Password));
        Assert.Equal("STEP_UP_NEEDED", await stolen.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));
        Assert.Equal("STEP_UP_NEEDED", await stolen.Refusal(PasskeyPeople.Remove, new { id = device.IdText }));
        Assert.Equal("STEP_UP_NEEDED", await stolen.Refusal("mutation { offerPasskey { refusal { code } } }"));
        Assert.Equal("STEP_UP_NEEDED", await stolen.Refusal(Acts.Offer));
        Assert.Equal("STEP_UP_NEEDED", await stolen.Refusal(Acts.ChangeEmail, new { email = People.NewEmail() }));
        Assert.Single(await stolen.Passkeys());

        var (ceremony, options) = await stolen.Begin("requestPasskeyStepUp");
        Assert.Null(await stolen.Refusal(PasskeyPeople.StepUp, new { ceremony, credential = device.Get(options) }));
        Assert.Null(await stolen.Refusal(Acts.ChangePassword, new { current = People.Password, @new = New }));
        Assert.Null(await stolen.Refusal(PasskeyPeople.Remove, new { id = device.IdText }));
        Assert.Equal(email, await stolen.Who());
    }

    [Fact]
    public async Task Whoever_has_lost_it_comes_by_mail_and_gives_it_up()
    {
        var (_, email, _, device) = await api.NewPasskeyCustomer();
        var owner = api.NewBrowser();

        Assert.Null(await owner.Refusal(Acts.FollowLink, new { token = await api.Link(owner, email) }));
        Assert.Equal(email, await owner.Who());
        Assert.Null(await owner.Refusal(PasskeyPeople.Remove, new { id = device.IdText }));

        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task A_new_password_by_mail_leaves_the_passkey_in_its_place()
    {
        var (_, email, _, _) = await api.NewPasskeyCustomer();
        Assert.Null(await api.NewBrowser().Refusal(Acts.Reset, new { token = await api.ResetToken(email), password = New }));

        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email, New)).GetProperty("secondFactor").ValueKind);
    }

    [Fact]
    public async Task Staff_are_asked_for_it_after_a_link_too()
    {
        var (browser, email) = await api.NewStaffWithoutFactor(Role.Operator);
        Assert.Null(await browser.AddPasskey(api.NewDevice()));
        var elsewhere = api.NewBrowser();

        var followed = await elsewhere.Do(Acts.FollowLink, new { token = await api.Link(elsewhere, email) });
        Assert.Equal(JsonValueKind.Object, followed.GetProperty("secondFactor").ValueKind);
    }
}
