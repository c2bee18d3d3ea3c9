using System.Text.Json;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed class SecondFactorTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task An_authenticator_counts_from_its_first_code_on_and_is_asked_at_the_next_sign_in()
    {
        var (browser, email, _) = await api.NewCustomer();
        var elsewhere = api.NewBrowser();
        await elsewhere.SignedIn(email);
        var before = browser.Cookies["__Host-session"];
        var offer = (await browser.Do(Acts.Offer)).GetProperty("offer");
        var secret = offer.GetProperty("secret").GetString()!;
        Assert.Contains($"secret={secret}", offer.GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);

        Assert.Equal("WRONG_TOTP_CODE", await browser.Refusal(Acts.Start, new { code = "12345" }));
        var started = await browser.Do(Acts.Start, new { code = People.Code(secret) });

        Assert.Equal(RecoveryCodes.Number, started.GetProperty("recoveryCodes").GetArrayLength());
        Assert.Null(await elsewhere.Who());
        Assert.Equal(email, await browser.Who());
        Assert.NotEqual(before, browser.Cookies["__Host-session"]);
        Assert.Equal("AuthenticatorAdded", api.Fact(email, "SecondFactorChanged", "change"));
        Assert.Equal("SECOND_FACTOR_ALREADY_ON", await browser.Refusal(Acts.Offer));
        Assert.Equal(JsonValueKind.Null, (await elsewhere.SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task A_code_signs_in_once_and_a_wrong_one_does_not()
    {
        var (_, email, secret, _) = await api.NewEnrolled();
        var (first, second) = (api.NewBrowser(), api.NewBrowser());
        var code = People.Code(secret);
        var (one, other) = (await first.Challenge(email), await second.Challenge(email));
        Assert.False(first.Cookies.ContainsKey("__Host-session"));

        Assert.Equal("TOKEN_SPENT", await first.Refusal(Acts.Second, new { challenge = one, code }));
        Assert.Equal("WRONG_TOTP_CODE", await second.Refusal(Acts.Second, new { challenge = other, code = "12345" }));
        Assert.Null(await second.Refusal(Acts.Second, new { challenge = other, code }));
        Assert.Equal(email, await second.Who());

        Assert.Equal("TOTP_CODE_USED", await first.Refusal(Acts.Second, new { challenge = await first.Challenge(email), code }));
    }

    [Fact]
    public async Task Of_ten_who_show_one_code_at_once_one_is_signed_in()
    {
        var (_, email, secret, _) = await api.NewEnrolled();
        var challenge = await api.NewBrowser().Challenge(email);
        var (thieves, code) = (Enumerable.Range(0, 10).Select(_ => api.NewBrowser()).ToList(), People.Code(secret));

        var refusals = await Task.WhenAll(thieves.Select(thief => thief.Refusal(Acts.Second, new { challenge, code })));

        Assert.True(refusals.Count(refusal => refusal is null) <= 1);
        Assert.Equal(refusals.Count(refusal => refusal is null), thieves.Count(thief => thief.Cookies.ContainsKey("__Host-session")));
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_step_and_slow_down_the_account()
    {
        var (_, email, secret, _) = await api.NewEnrolled();
        var attacker = api.NewBrowser();
        var challenge = await attacker.Challenge(email);
        for (var i = 0; i < 5; i++) Assert.Equal("WRONG_TOTP_CODE", await attacker.Refusal(Acts.Second, new { challenge, code = "12345" }));

        // Whoever is told to wait has not used up anything.
        var another = await attacker.Challenge(email);
        for (var i = 0; i < 6; i++) Assert.Equal("TOO_MANY_TRIES", await attacker.Refusal(Acts.Second, new { challenge = another, code = People.Code(secret) }));

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("TOKEN_SPENT", await attacker.Refusal(Acts.Second, new { challenge, code = People.Code(secret) }));
        Assert.Null(await attacker.Refusal(Acts.Second, new { challenge = another, code = People.Code(secret) }));
    }

    [Fact]
    public async Task The_step_must_be_done_within_five_minutes()
    {
        var (_, email, secret, _) = await api.NewEnrolled();
        var browser = api.NewBrowser();
        var challenge = await browser.Challenge(email);

        api.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Acts.Second, new { challenge, code = People.Code(secret) }));
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_its_owner_is_told()
    {
        var (_, email, _, recovery) = await api.NewEnrolled();
        var browser = api.NewBrowser();

        Assert.Null(await browser.Refusal(Acts.Second, new { challenge = await browser.Challenge(email), code = $" {recovery[0].ToLowerInvariant()}" }));
        Assert.Equal(email, await browser.Who());
        Assert.Equal("9", api.Fact(email, "RecoveryCodeUsed", "left"));

        var thief = api.NewBrowser();
        Assert.Equal("WRONG_RECOVERY_CODE", await thief.Refusal(Acts.Second, new { challenge = await thief.Challenge(email), code = recovery[0] }));
    }

    [Fact]
    public async Task New_recovery_codes_void_those_before()
    {
        var (browser, email, _, recovery) = await api.NewEnrolled();

        var renewed = (await browser.Do(Acts.Renew)).GetProperty("recoveryCodes");

        Assert.DoesNotContain(recovery[0], renewed.GetRawText(), StringComparison.Ordinal);
        var other = api.NewBrowser();
        var challenge = await other.Challenge(email);
        Assert.Equal("WRONG_RECOVERY_CODE", await other.Refusal(Acts.Second, new { challenge, code = recovery[0] }));
        Assert.Null(await other.Refusal(Acts.Second, new { challenge, code = renewed[0].GetString() }));
    }

    [Fact]
    public async Task A_customer_gives_the_authenticator_up_after_proving_it_and_staff_never_do()
    {
        var (browser, email, secret, _) = await api.NewEnrolled();
        api.Clock.Advance(Session.StepUpLasts);
        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(Acts.Remove));
        Assert.Null(await browser.StepUp(code: People.Code(secret)));

        Assert.Null(await browser.Refusal(Acts.Remove));
        Assert.Equal("AuthenticatorRemoved", api.Fact(email, "SecondFactorChanged", "change"));
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
        Assert.Equal("SECOND_FACTOR_MISSING", await browser.Refusal(Acts.Remove));
        Assert.Equal("SECOND_FACTOR_MISSING", await browser.Refusal(Acts.Renew));

        Assert.Equal("SECOND_FACTOR_MANDATORY", await (await api.NewStaff(Role.Operator)).Refusal(Acts.Remove));
    }

    [Fact]
    public async Task Staff_who_gave_no_second_factor_have_no_role_yet()
    {
        var (staff, email) = await api.NewInvited(Role.Administrator);

        Assert.Equal("AUTH_NOT_AUTHORIZED", await staff.Error("{ auditLog(first: 1) { nodes { id } } }"));
        Assert.Equal(email, await staff.Who());
        Assert.Equal("NOTHING_PROVED", await staff.StepUp(People.Password));
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Acts.ChangePassword, new { current = People.Password, @new = "a brand new battery staple" }));

        var secret = (await staff.Do(Acts.Offer)).GetProperty("offer").GetProperty("secret").GetString()!;
        Assert.Null(await staff.Refusal(Acts.Start, new { code = People.Code(secret) }));
        Assert.Null(await staff.Error("{ auditLog(first: 1) { nodes { id } } }"));
    }

    [Fact]
    public async Task Neither_a_new_password_nor_a_magic_link_stands_in_for_the_second_factor()
    {
        var (_, email, secret, _) = await api.NewEnrolled();
        var thief = api.NewBrowser();

        Assert.Null(await thief.Refusal(Acts.Reset, new { token = await api.ResetToken(email), password = "a brand new battery staple" }));
        Assert.Null(await thief.Who());
        var challenge = await thief.Challenge(email, "a brand new battery staple");
        Assert.Null(await thief.Who());

        var followed = await thief.Do(Acts.FollowLink, new { token = await api.Link(thief, email) });
        Assert.Equal(JsonValueKind.Null, followed.GetProperty("account").ValueKind);
        Assert.Null(await thief.Who());

        Assert.Equal("TOKEN_SPENT", await thief.Refusal(Acts.Second, new { challenge, code = People.Code(secret) }));
        Assert.Null(await thief.Refusal(
            Acts.Second, new { challenge = followed.GetProperty("secondFactor").GetProperty("challenge").GetString(), code = People.Code(secret) }));
    }

    [Fact]
    public async Task A_step_begun_with_the_old_password_ends_with_it()
    {
        var (_, email, secret, _) = await api.NewEnrolled();
        var thief = api.NewBrowser();
        var challenge = await thief.Challenge(email);

        Assert.Null(await api.NewBrowser().Refusal(Acts.Reset, new { token = await api.ResetToken(email), password = "a brand new battery staple" }));

        Assert.Equal("TOKEN_SPENT", await thief.Refusal(Acts.Second, new { challenge, code = People.Code(secret) }));
    }

    [Fact]
    public async Task Whoever_has_not_proved_their_address_sets_up_no_authenticator()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email);
        await browser.SignedIn(email);

        Assert.Equal("EMAIL_NOT_VERIFIED", await browser.Refusal(Acts.Offer));
    }
}
