using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Notifications;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Makes people through the API, and reads their mail as the database keeps it until it is sent.</summary>
public static class People
{
    public const string Password = "correct horse battery staple";

    private static int made;

    public const string SignIn =
        """
        mutation ($email: String!, $password: String!, $kind: SessionKind!) {
          signIn(input: { email: $email, password: $password, kind: $kind }) {
            account { id roles isEmailVerified } tokens { access refresh } secondFactor { challenge hasAuthenticator hasPasskeys } refusal { code }
          }
        }
        """;

    public static Browser NewBrowser(this ApiFixture api)
    {
        var browser = new Browser(api.Url);
        api.Ends.Add(browser);
        return browser;
    }

    public static string NewEmail() =>
        $"client{Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}@example.fr";

    /// <summary>Signs up; the address is not verified.</summary>
    public static async Task SignUp(this Browser browser, string email, string password = Password) => Assert.Null(await browser.Refusal(
        """
        mutation ($email: String!, $password: String!) {
          signUp(input: { email: $email, password: $password, isAdult: true, acceptsTerms: true }) { refusal { code } }
        }
        """,
        new { email, password }));

    /// <summary>Signs in by password.</summary>
    public static Task<JsonElement> SignedIn(this Browser browser, string email, string password = Password, string kind = "BROWSER") =>
        browser.Do(SignIn, new { email, password, kind });

    /// <summary>A customer whose address is verified, signed in to a browser of their own.</summary>
    public static async Task<(Browser Browser, string Email, AccountId Id)> NewCustomer(this ApiFixture api)
    {
        var (browser, email) = (api.NewBrowser(), NewEmail());
        await browser.SignUp(email);
        await browser.Do("mutation ($token: String!) { verifyEmail(token: $token) { refusal { code } } }", new { token = api.Fact(email, "VerifyEmail", "token") });
        var account = (await browser.SignedIn(email)).GetProperty("account");
        return (browser, email, new AccountId(account.GetProperty("id").GetGuid()));
    }

    /// <summary>Somebody of the staff, signed in by password alone: their second factor is still to be set up.</summary>
    public static async Task<(Browser Browser, string Email)> NewInvited(this ApiFixture api, params Role[] roles)
    {
        var (accounts, passwords) = (api.Services.GetRequiredService<AccountStore>(), api.Services.GetRequiredService<AccountPasswords>());
        var email = EmailAddress.Read(NewEmail()).Value();
        var invited = Account.Invite(email, "Staff", [.. roles], api.Clock.GetUtcNow()).Value();
        var hash = (await passwords.Hash(Password)).Value();
        (await accounts.Save(invited with { PasswordHash = hash, EmailVerifiedAt = api.Clock.GetUtcNow() }, new AccountNote("StaffInvited", "system"))).Value();

        var browser = api.NewBrowser();
        await browser.SignedIn(email.Value);
        return (browser, email.Value);
    }

    /// <summary>Somebody of the staff, signed in with a second factor.</summary>
    public static async Task<Browser> NewStaff(this ApiFixture api, params Role[] roles)
    {
        var (browser, _) = await api.NewInvited(roles);
        await browser.SetUpSecondFactor();
        return browser;
    }

    /// <summary>Somebody of the staff who has only a password sets up an authenticator, and is signed in by it too.</summary>
    public static async Task SetUpSecondFactor(this Browser browser)
    {
        var secret = (await browser.Do("mutation { offerAuthenticator { offer { secret } refusal { code } } }")).GetProperty("offer");
        var code = Code(secret.GetProperty("secret").GetString()!);
        Assert.Null(await browser.Refusal("mutation ($code: String!) { startAuthenticator(code: $code) { refusal { code } } }", new { code }));
    }

    /// <summary>What an authenticator with this secret shows now; <paramref name="later"/> steps on.</summary>
    public static string Code(string secret, int later = 0) =>
        TotpSecret.Read(secret)!.Code(Totp.StepAt(TimeProvider.System.GetUtcNow()) + later);

    /// <summary>One fact of the last message of a template to a recipient.</summary>
    public static string Fact(this ApiFixture api, string recipient, string template, string fact) =>
        api.LastMessage(recipient, template)?[fact] ?? throw new InvalidOperationException($"No {template} was sent to {recipient}.");

    /// <summary>The facts of the last message of a template to a recipient; null where there is none.</summary>
    public static IReadOnlyDictionary<string, string>? LastMessage(this ApiFixture api, string recipient, string template)
    {
        var sealedFacts = api.Database.Column<string>(
            """
            SELECT facts FROM message m JOIN event e ON e.stream = m.id
            WHERE lower(recipient) = lower($1) AND template = $2 ORDER BY e.position DESC LIMIT 1
            """,
            recipient, template);
        return sealedFacts.Count == 0
            ? null
            : JsonSerializer.Deserialize<Dictionary<string, string>>(api.Services.GetRequiredService<IMessageSeal>().Open(sealedFacts[0]));
    }
}
