using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

public sealed class PasskeyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact, Trait("story", "T24-103")]
    public async Task A_passkey_signs_in_by_itself_and_counts_as_both_factors()
    {
        var (_, email, _, device) = await api.NewPasskeyCustomer();
        var browser = api.NewBrowser();

        Assert.Null(await browser.TryPasskey(device));
        Assert.Equal(email, (await browser.Do("{ me { email } }")).GetProperty("email").GetString());
        Assert.True(browser.Cookies.ContainsKey("__Host-session"));
        Assert.Single(api.Database.Column<DateTimeOffset?>(
            "SELECT s.second_factor_at FROM session s JOIN account a ON a.id = s.account_id WHERE a.email = $1 ORDER BY s.id DESC LIMIT 1", email),
            at => at is not null);
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_client_without_cookies_gets_tokens()
    {
        var (_, _, _, device) = await api.NewPasskeyCustomer();
        var client = api.NewBrowser();
        var (ceremony, options) = await client.Begin("requestPasskeySignIn");

        var signedIn = await client.Do(PasskeyPeople.SignIn, new { ceremony, credential = device.Get(options), kind = "CLIENT" });
        client.Bearer = signedIn.GetProperty("tokens").GetProperty("access").GetString();
        Assert.Equal(["Téléphone"], await client.Passkeys());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Adding_a_passkey_ends_other_sessions_and_is_told()
    {
        var (browser, email, id) = await api.NewCustomer();
        var other = api.NewBrowser();
        await other.SignedIn(email);

        Assert.Null(await browser.AddPasskey(api.NewDevice(), " Clé USB "));
        Assert.Equal(["Clé USB"], await browser.Passkeys());
        Assert.Equal(JsonValueKind.Null, (await other.Do("{ me { email } }")).ValueKind);
        Assert.Equal("PasskeyAdded", api.LastMessage(email, "SecondFactorChanged")?["change"]);
        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM audit_entry WHERE action = 'PasskeyAdded' AND object_id = $1 AND actor = $1::text", id.Value));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_passkey_is_renamed_and_removed_by_its_owner_only()
    {
        var (browser, email, _, device) = await api.NewPasskeyCustomer();
        var (stranger, _, _) = await api.NewCustomer();

        Assert.Equal("UNKNOWN_PASSKEY", await stranger.Refusal(PasskeyPeople.Rename, new { id = device.IdText, name = "Mine" }));
        Assert.Equal("UNKNOWN_PASSKEY", await stranger.Refusal(PasskeyPeople.Remove, new { id = device.IdText }));
        Assert.Equal("UNKNOWN_PASSKEY", await browser.Refusal(PasskeyPeople.Rename, new { id = "%%%", name = "Bureau" }));
        Assert.Equal("EMPTY_NAME", await browser.Refusal(PasskeyPeople.Rename, new { id = device.IdText, name = " " }));
        Assert.Equal("NAME_TOO_LONG", await browser.Refusal(PasskeyPeople.Rename, new { id = device.IdText, name = new string('x', 61) }));

        Assert.Null(await browser.Refusal(PasskeyPeople.Rename, new { id = device.IdText, name = "Bureau" }));
        Assert.Equal(["Bureau"], await browser.Passkeys());

        Assert.Null(await browser.Refusal(PasskeyPeople.Remove, new { id = device.IdText }));
        Assert.Empty(await browser.Passkeys());
        Assert.Equal("PasskeyRemoved", api.LastMessage(email, "SecondFactorChanged")?["change"]);
        Assert.Equal("PASSKEY_REFUSED", await api.NewBrowser().TryPasskey(device));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Passkeys_come_and_go_only_shortly_after_a_proof()
    {
        var (browser, _, _, device) = await api.NewPasskeyCustomer();
        var (offered, options) = await browser.Begin("offerPasskey");
        api.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal("mutation { offerPasskey { refusal { code } } }"));
        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(
            PasskeyPeople.Add, new { ceremony = offered, credential = api.NewDevice().Create(options), name = "Late" }));
        Assert.Equal("STEP_UP_NEEDED", await browser.Refusal(PasskeyPeople.Remove, new { id = device.IdText }));

        var (ceremony, asked) = await browser.Begin("requestPasskeyStepUp");
        Assert.Null(await browser.Refusal(PasskeyPeople.StepUp, new { ceremony, credential = device.Get(asked) }));
        Assert.Null(await browser.AddPasskey(api.NewDevice(), "Second"));
        Assert.Equal(["Téléphone", "Second"], await browser.Passkeys());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Whoever_has_not_verified_the_address_adds_none()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        await browser.SignUp(email);
        await browser.SignedIn(email);

        Assert.Equal("EMAIL_NOT_VERIFIED", await browser.Refusal("mutation { offerPasskey { refusal { code } } }"));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task An_account_has_ten_passkeys_at_most()
    {
        var (browser, _, _, _) = await api.NewPasskeyCustomer();
        for (var more = 2; more <= PasskeyRules.Most; more++) Assert.Null(await browser.AddPasskey(api.NewDevice(), $"{more}"));

        Assert.Equal("TOO_MANY_PASSKEYS", await browser.Refusal("mutation { offerPasskey { refusal { code } } }"));
    }

    [Fact, Trait("story", "T24-104")]
    public async Task Staff_begin_with_a_passkey_and_keep_one()
    {
        var (browser, email) = await api.NewStaffWithoutFactor(Role.Administrator);
        var (first, second) = (api.NewDevice(), api.NewDevice());
        Assert.Empty(await Roles(browser));

        Assert.Null(await browser.AddPasskey(first));
        Assert.Equal(["Administrator"], await Roles(browser));
        Assert.Equal("SECOND_FACTOR_MANDATORY", await browser.Refusal(PasskeyPeople.Remove, new { id = first.IdText }));

        Assert.Null(await browser.AddPasskey(second, "Clé USB"));
        Assert.Null(await browser.Refusal(PasskeyPeople.Remove, new { id = first.IdText }));

        var elsewhere = api.NewBrowser();
        Assert.Equal(JsonValueKind.Object, (await elsewhere.SignedIn(email)).GetProperty("secondFactor").ValueKind);
        Assert.Null(await elsewhere.TryPasskey(second));
        Assert.Equal(["Administrator"], await Roles(elsewhere));
    }

    [Fact, Trait("story", "T24-104")]
    public async Task A_passkey_is_the_second_step_after_a_password()
    {
        var (browser, email) = await api.NewStaffWithoutFactor(Role.Operator);
        var (own, (_, _, _, strangers)) = (api.NewDevice(), await api.NewPasskeyCustomer());
        Assert.Null(await browser.AddPasskey(own));

        var elsewhere = api.NewBrowser();
        var asked = (await elsewhere.SignedIn(email)).GetProperty("secondFactor");
        Assert.True(asked.GetProperty("hasPasskeys").GetBoolean());
        var challenge = asked.GetProperty("challenge").GetString();

        Assert.Equal("PASSKEY_REFUSED", await elsewhere.TryPasskey(strangers, challenge));
        Assert.Equal("TOKEN_SPENT", await elsewhere.TryPasskey(own, "nobody's challenge"));
        Assert.Null(await elsewhere.TryPasskey(own, challenge));
        Assert.Equal(["Operator"], await Roles(elsewhere));
        Assert.Equal("TOKEN_SPENT", await elsewhere.TryPasskey(own, challenge));
    }

    [Fact, Trait("story", "T24-901")]
    public async Task Whoever_leaves_us_leaves_no_passkey_behind()
    {
        var (browser, email) = await api.NewStaffWithoutFactor(Role.Operator);
        var device = api.NewDevice();
        Assert.Null(await browser.AddPasskey(device));

        var accounts = api.Services.GetRequiredService<AccountStore>();
        var id = (await accounts.Find(EmailAddress.Read(email).Value()))!.Id;
        (await accounts.Change(id, before => before.OffBoard(), _ => new AccountNote("StaffOffBoarded", "system"))).Value();

        Assert.Equal("PASSKEY_REFUSED", await api.NewBrowser().TryPasskey(device));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM passkey WHERE account_id = $1", id.Value));
    }

    // What a session may do is what its claims say; only administrators may read the log, operators sessions of their own.
    private static async Task<List<string>> Roles(Browser browser)
    {
        var isAdministrator = await browser.Error("{ auditLog(first: 1) { nodes { id } } }") is null;
        var roles = (await browser.Do("{ me { roles } }")).GetProperty("roles").EnumerateArray().Select(role => role.GetString()!).ToList();
        return isAdministrator || !roles.Contains("ADMINISTRATOR") ? [.. roles.Select(role => role[..1] + role[1..].ToLowerInvariant())] : [];
    }
}
