using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

public sealed class SignUpTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Verify = "mutation ($token: String!) { verifyEmail(token: $token) { done refusal { code } } }";

    [Fact, Trait("story", "T24-101")]
    public async Task Somebody_signs_up_verifies_their_address_and_signs_in()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email);
        Assert.False((await browser.SignedIn(email)).GetProperty("account").GetProperty("isEmailVerified").GetBoolean());

        Assert.Null(await browser.Refusal(Verify, new { token = api.Fact(email, "VerifyEmail", "token") }));

        var me = await browser.Do("{ me { email isEmailVerified roles hasPassword } }");
        Assert.Equal($$"""{"email":"{{email}}","isEmailVerified":true,"roles":["CUSTOMER"],"hasPassword":true}""", me.GetRawText());
    }

    [Fact, Trait("story", "T24-101")]
    public async Task A_link_verifies_once_and_for_a_day()
    {
        var (browser, email, late) = (api.NewBrowser(), People.NewEmail(), People.NewEmail());
        await browser.SignUp(email);
        await browser.SignUp(late);
        var token = api.Fact(email, "VerifyEmail", "token");

        Assert.Null(await browser.Refusal(Verify, new { token }));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Verify, new { token }));

        api.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(Verify, new { token = api.Fact(late, "VerifyEmail", "token") }));
    }

    [Fact, Trait("story", "T24-101")]
    public async Task Whether_an_address_has_an_account_is_told_to_its_owner_alone()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email);

        await browser.SignUp($" {email.ToUpperInvariant()}", "another horse battery staple");

        Assert.NotNull(api.LastMessage(email, "AccountAlreadyExists"));
        Assert.Equal(JsonValueKind.Null, (await api.NewBrowser().SignedIn(email, "another horse battery staple")).GetProperty("account").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Theory, Trait("story", "T24-101")]
    [InlineData("client@example.fr", "password1234", true, true, "COMMON_PASSWORD")]
    [InlineData("client@example.fr", "short", true, true, "PASSWORD_TOO_SHORT")]
    [InlineData("client@example.fr", People.Password, false, true, "AGE_NOT_DECLARED")]
    [InlineData("client@example.fr", People.Password, true, false, "TERMS_NOT_ACCEPTED")]
    [InlineData("client@example.fr\r\nBcc: x@example.fr", People.Password, true, true, "EMAIL_UNPRINTABLE")]
    [InlineData("", People.Password, true, true, "EMAIL_MISSING")]
    public async Task What_cannot_be_is_refused_and_nothing_is_written(string email, string password, bool isAdult, bool acceptsTerms, string refusal)
    {
        var before = api.Database.Scalar<long>("SELECT count(*) FROM account");

        Assert.Equal(refusal, await api.NewBrowser().Refusal(
            """
            mutation ($email: String!, $password: String!, $isAdult: Boolean!, $acceptsTerms: Boolean!) {
              signUp(input: { email: $email, password: $password, isAdult: $isAdult, acceptsTerms: $acceptsTerms }) { refusal { code } }
            }
            """,
            new { email, password, isAdult, acceptsTerms }));

        Assert.Equal(before, api.Database.Scalar<long>("SELECT count(*) FROM account"));
    }
}
