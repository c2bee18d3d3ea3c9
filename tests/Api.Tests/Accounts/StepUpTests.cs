using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed class StepUpTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly object NewPassword = new { current = People.Password, @new = "a brand new battery staple" };

    [Fact]
    public async Task A_sign_in_is_proof_for_ten_minutes_and_a_password_for_ten_more()
    {
        var (browser, _, _) = await api.NewCustomer();
        api.Clock.Advance(Session.StepUpLasts - TimeSpan.FromSeconds(1));
        Assert.Null(await Ask(browser));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("STEP_UP_NEEDED", await Ask(browser));

        Assert.Equal("NOTHING_PROVED", await browser.StepUp());
        Assert.Equal("WRONG_CREDENTIALS", await browser.StepUp("not the right one at all"));
        Assert.Equal("STEP_UP_NEEDED", await Ask(browser));
        Assert.Null(await browser.StepUp(People.Password));
        api.Clock.Advance(Session.StepUpLasts - TimeSpan.FromSeconds(1));
        Assert.Null(await Ask(browser));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("STEP_UP_NEEDED", await Ask(browser));
    }

    [Fact]
    public async Task Where_there_is_a_second_factor_a_password_proves_nothing()
    {
        var (browser, email, secret, recovery) = await api.NewEnrolled();
        api.Clock.Advance(Session.StepUpLasts);

        Assert.Equal("NOTHING_PROVED", await browser.StepUp(People.Password));
        Assert.Equal("WRONG_TOTP_CODE", await browser.StepUp(People.Password, "12345"));
        Assert.Equal("STEP_UP_NEEDED", await Ask(browser));
        var code = People.Code(secret);
        Assert.Null(await browser.StepUp(code: code));
        Assert.Null(await Ask(browser));
        Assert.Equal("TOTP_CODE_USED", await browser.StepUp(code: code));

        api.Clock.Advance(Session.StepUpLasts);
        Assert.Null(await browser.StepUp(code: recovery[3]));
        Assert.Null(await Ask(browser));
        Assert.NotNull(api.LastMessage(email, "RecoveryCodeUsed"));
    }

    [Fact]
    public async Task A_new_password_chosen_in_a_stolen_session_is_no_way_round_the_second_factor()
    {
        var (browser, _, secret, _) = await api.NewEnrolled();
        api.Clock.Advance(Session.StepUpLasts);

        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(Acts.ChangePassword, NewPassword));
        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(Acts.Remove));

        Assert.Null(await browser.StepUp(code: People.Code(secret)));
        Assert.Null(await browser.Refusal(Acts.ChangePassword, NewPassword));
        Assert.Null(await browser.Refusal(Acts.Remove));
    }

    [Fact]
    public async Task Five_wrong_passwords_are_slowed_down()
    {
        var (browser, _, _) = await api.NewCustomer();
        for (var i = 0; i < 5; i++) Assert.Equal("WRONG_CREDENTIALS", await browser.StepUp("not the right one at all"));

        Assert.Equal("TOO_MANY_TRIES", await browser.StepUp(People.Password));
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await browser.StepUp(People.Password));
    }

    [Fact]
    public async Task A_proof_is_one_session_s_and_no_other_s()
    {
        var (browser, email, _) = await api.NewCustomer();
        var other = api.NewBrowser();
        await other.SignedIn(email);
        api.Clock.Advance(Session.StepUpLasts);

        Assert.Null(await browser.StepUp(People.Password));
        Assert.Equal("STEP_UP_NEEDED", await Ask(other));
    }

    [Fact]
    public async Task Nobody_proves_anything_without_a_session() =>
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(Acts.StepUpBy, new { password = People.Password }));

    /// <summary>Something that wants a proof.</summary>
    private static Task<string?> Ask(Browser browser) => browser.Refusal(Acts.ChangeEmail, new { email = People.NewEmail() });
}
