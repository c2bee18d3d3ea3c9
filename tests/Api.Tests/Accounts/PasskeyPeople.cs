using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What people do with passkeys, through the API.</summary>
public static class PasskeyPeople
{
    public const string Add =
        """
        mutation ($ceremony: String!, $credential: String!, $name: String!) {
          addPasskey(input: { ceremony: $ceremony, credential: $credential, name: $name }) {
            account { passkeys { id name createdAt usedAt } } refusal { code }
          }
        }
        """;

    public const string SignIn =
        """
        mutation ($ceremony: String!, $credential: String!, $kind: SessionKind!, $challenge: String) {
          signInWithPasskey(input: { ceremony: $ceremony, credential: $credential, kind: $kind, challenge: $challenge }) {
            account { email } tokens { access } secondFactor { challenge } refusal { code }
          }
        }
        """;

    public const string StepUp =
        """
        mutation ($ceremony: String!, $credential: String!) {
          stepUpWithPasskey(input: { ceremony: $ceremony, credential: $credential }) { refusal { code } }
        }
        """;

    public const string Rename =
        "mutation ($id: String!, $name: String!) { renamePasskey(input: { id: $id, name: $name }) { account { passkeys { name } } refusal { code } } }";

    public const string Remove = "mutation ($id: String!) { removePasskey(id: $id) { account { passkeys { id } } refusal { code } } }";

    /// <summary>Begins a ceremony: what names it, and what the browser is told.</summary>
    public static async Task<(string Ceremony, string Options)> Begin(this Browser browser, string mutation)
    {
        var begun = (await browser.Do($"mutation {{ {mutation} {{ ceremony {{ ceremony options }} refusal {{ code }} }} }}")).GetProperty("ceremony");
        return (begun.GetProperty("ceremony").GetString()!, begun.GetProperty("options").GetString()!);
    }

    public static async Task<string?> AddPasskey(this Browser browser, SoftAuthenticator device, string name = "Téléphone")
    {
        var (ceremony, options) = await browser.Begin("offerPasskey");
        return await browser.Refusal(Add, new { ceremony, credential = device.Create(options), name });
    }

    /// <summary>Why the passkey does not sign in; null where it does.</summary>
    public static async Task<string?> TryPasskey(this Browser browser, SoftAuthenticator device, string? challenge = null)
    {
        var (ceremony, options) = await browser.Begin("requestPasskeySignIn");
        return await browser.Refusal(SignIn, new { ceremony, credential = device.Get(options), kind = "BROWSER", challenge });
    }

    /// <summary>A customer with a passkey of their own.</summary>
    public static async Task<(Browser Browser, string Email, AccountId Id, SoftAuthenticator Device)> NewPasskeyCustomer(this ApiFixture api)
    {
        var (browser, email, id) = await api.NewCustomer();
        var device = api.NewDevice();
        Assert.Null(await browser.AddPasskey(device));
        return (browser, email, id, device);
    }

    /// <summary>Somebody of the staff who has a password and no second factor yet, signed in with it.</summary>
    public static async Task<(Browser Browser, string Email)> NewStaffWithoutFactor(this ApiFixture api, Role role)
    {
        var (accounts, passwords) = (api.Services.GetRequiredService<AccountStore>(), api.Services.GetRequiredService<AccountPasswords>());
        var email = EmailAddress.Read(People.NewEmail()).Value();
        var now = api.Clock.GetUtcNow();
        var invited = Account.Invite(email, "Staff", [role], now).Value() with
        {
            PasswordHash = (await passwords.Hash(People.Password)).Value(),
            EmailVerifiedAt = now,
        };
        (await accounts.Save(invited, new AccountNote("StaffInvited", "system"))).Value();

        var browser = api.NewBrowser();
        await browser.SignedIn(email.Value);
        return (browser, email.Value);
    }

    public static SoftAuthenticator NewDevice(this ApiFixture api)
    {
        var device = new SoftAuthenticator();
        api.Ends.Add(device);
        return device;
    }

    /// <summary>The names of the account's passkeys, as their owner sees them.</summary>
    public static async Task<List<string>> Passkeys(this Browser browser) =>
        [.. (await browser.Do("{ me { passkeys { name } } }")).GetProperty("passkeys").EnumerateArray().Select(each => each.GetProperty("name").GetString()!)];

    /// <summary>Why passkeys of this account were refused, as the audit says.</summary>
    public static List<string> PasskeyRefusals(this ApiFixture api, AccountId account) =>
    [
        .. api.Database.Column<string>(
            """
            SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id
            WHERE e.action = 'PasskeyRefused' AND e.object_id = $1 ORDER BY e.at, e.id
            """, account.Value).Select(facts => JsonDocument.Parse(facts).RootElement.GetProperty("why").GetString()!),
    ];
}
