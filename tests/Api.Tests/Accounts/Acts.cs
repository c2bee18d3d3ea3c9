using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What people and attackers ask of the API, in few words.</summary>
public static class Acts
{
    public const string AskLink =
        "mutation ($email: String!, $kind: SessionKind!) { requestMagicLink(input: { email: $email, kind: $kind }) { asked { id } refusal { code } } }";

    public const string FollowLink =
        "mutation ($token: String!) { signInWithMagicLink(token: $token) { account { id } secondFactor { challenge } refusal { code } } }";

    public const string TypeCode =
        "mutation ($id: UUID!, $code: String!) { signInWithMagicCode(input: { id: $id, code: $code, kind: CLIENT }) { tokens { access } refusal { code } } }";

    public const string AskReset = "mutation ($email: String!) { requestPasswordReset(email: $email) { done refusal { code } } }";

    public const string Reset =
        "mutation ($token: String!, $password: String!) { resetPassword(input: { token: $token, password: $password }) { refusal { code } } }";

    public const string Verify = "mutation ($token: String!) { verifyEmail(token: $token) { done refusal { code } } }";

    public const string ChangeEmail = "mutation ($email: String!) { changeEmail(email: $email) { done refusal { code } } }";

    public const string ConfirmEmail = "mutation ($token: String!) { confirmEmailChange(token: $token) { refusal { code } } }";

    public const string ChangePassword =
        "mutation ($current: String, $new: String!) { changePassword(input: { current: $current, new: $new }) { account { id } tokens { access } refusal { code } } }";

    public const string Second =
        "mutation ($challenge: String!, $code: String!) { signInWithSecondFactor(input: { challenge: $challenge, code: $code }) { account { id } tokens { access } refusal { code } } }";

    public const string Offer = "mutation { offerAuthenticator { offer { secret uri } refusal { code } } }";

    public const string Start = "mutation ($code: String!) { startAuthenticator(code: $code) { recoveryCodes refusal { code } } }";

    public const string Renew = "mutation { renewRecoveryCodes { recoveryCodes refusal { code } } }";

    public const string Remove = "mutation { removeAuthenticator { account { hasAuthenticator } refusal { code } } }";

    public const string StepUpBy = "mutation ($password: String, $code: String) { stepUp(input: { password: $password, code: $code }) { refusal { code } } }";

    public const string Refresh = "mutation ($token: String!) { refreshTokens(refreshToken: $token) { tokens { access refresh } refusal { code } } }";

    public const string AskPhoneCode = "mutation ($number: String!) { requestPhoneCode(number: $number) { asked { id } refusal { code } } }";

    public const string ConfirmPhone = "mutation ($id: UUID!, $code: String!) { confirmPhone(input: { id: $id, code: $code }) { account { phone } refusal { code } } }";

    /// <summary>Who the browser's session says it is; null where nobody.</summary>
    public static async Task<string?> Who(this Browser browser) =>
        await browser.Do("{ me { email } }") is { ValueKind: JsonValueKind.Object } me ? me.GetProperty("email").GetString() : null;

    public static Task<string?> StepUp(this Browser browser, string? password = null, string? code = null) =>
        browser.Refusal(StepUpBy, new { password, code });

    /// <summary>A customer with an authenticator, signed in with it.</summary>
    public static async Task<(Browser Browser, string Email, string Secret, string[] Recovery)> NewEnrolled(this ApiFixture api)
    {
        var (browser, email, _) = await api.NewCustomer();
        var secret = (await browser.Do(Offer)).GetProperty("offer").GetProperty("secret").GetString()!;
        var started = await browser.Do(Start, new { code = People.Code(secret) });
        api.HalfAMinuteLater(email);
        return (browser, email, secret, [.. started.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    /// <summary>The authenticator's code can be used again: codes live in real time, which tests do not wait for.</summary>
    public static void HalfAMinuteLater(this ApiFixture api, string email) =>
        api.Database.Execute("UPDATE account SET second_factor_step = 0 WHERE email = $1", email);

    /// <summary>Signs in by password up to the second factor.</summary>
    public static async Task<string> Challenge(this Browser browser, string email, string password = People.Password) =>
        (await browser.SignedIn(email, password)).GetProperty("secondFactor").GetProperty("challenge").GetString()!;

    /// <summary>Asks for a magic link from this browser; what it holds.</summary>
    public static async Task<string> Link(this ApiFixture api, Browser browser, string email)
    {
        Assert.Null(await browser.Refusal(AskLink, new { email, kind = "BROWSER" }));
        return api.Fact(email, "SignInLink", "token");
    }

    /// <summary>Asks for a new password from somewhere; what the link holds.</summary>
    public static async Task<string> ResetToken(this ApiFixture api, string email)
    {
        Assert.Null(await api.NewBrowser().Refusal(AskReset, new { email }));
        return api.Fact(email, "PasswordResetLink", "token");
    }
}
