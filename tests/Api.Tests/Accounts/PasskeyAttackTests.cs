using System.Buffers.Text;
using System.Text.Json;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What is no passkey of ours, or was one: refused, and nothing is written but what the audit is told.</summary>
public sealed class PasskeyAttackTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory, Trait("story", "T24-103")]
    [InlineData("origin", "had an invalid")]
    [InlineData("cross origin", "had an invalid")]
    [InlineData("domain", "authenticator data included an invalid")]
    [InlineData("challenge", "challenge does")]
    [InlineData("not verified", "User verification is required")]
    [InlineData("counter", "signature counter")]
    [InlineData("key", "signature was invalid")]
    [InlineData("user", "does not belong to")]
    [InlineData("nobody", "missing a")]
    public async Task A_lie_at_sign_in_is_refused_and_told_to_the_audit(string lie, string told)
    {
        var (_, _, id, device) = await api.NewPasskeyCustomer();
        var (_, _, other, _) = await api.NewPasskeyCustomer();
        Assert.Null(await api.NewBrowser().TryPasskey(device));
        var before = Row(device);

        var liar = Lie(lie, device, other);
        var browser = api.NewBrowser();
        Assert.Equal("PASSKEY_REFUSED", await browser.TryPasskey(liar));
        Assert.False(browser.Cookies.ContainsKey("__Host-session"));
        Assert.Equal(before, Row(device));
        Assert.Contains(told, Assert.Single(api.PasskeyRefusals(id)), StringComparison.Ordinal);
    }

    [Fact, Trait("story", "T24-103")]
    public async Task An_answer_is_good_once()
    {
        var (_, _, _, device) = await api.NewPasskeyCustomer();
        var (browser, thief) = (api.NewBrowser(), api.NewBrowser());
        var (ceremony, options) = await browser.Begin("requestPasskeySignIn");
        var answer = new { ceremony, credential = device.Get(options), kind = "BROWSER" };

        Assert.Null(await browser.Refusal(PasskeyPeople.SignIn, answer));
        Assert.Equal("TOKEN_SPENT", await thief.Refusal(PasskeyPeople.SignIn, answer));
        var (another, _) = await thief.Begin("requestPasskeySignIn");
        Assert.Equal("PASSKEY_REFUSED", await thief.Refusal(PasskeyPeople.SignIn, answer with { ceremony = another }));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Of_two_answers_with_one_counter_at_once_one_is_refused()
    {
        var (_, _, id, device) = await api.NewPasskeyCustomer();
        var tries = new List<(Browser Browser, object Answer)>();
        for (var one = 0; one < 4; one++)
        {
            var browser = api.NewBrowser();
            var (ceremony, options) = await browser.Begin("requestPasskeySignIn");
            device.Counter = 7;
            tries.Add((browser, new { ceremony, credential = device.Get(options), kind = "BROWSER" }));
        }

        var refusals = await Task.WhenAll(tries.Select(one => one.Browser.Refusal(PasskeyPeople.SignIn, one.Answer)));
        Assert.Single(refusals, refusal => refusal is null);
        Assert.Equal(3, api.PasskeyRefusals(id).Count);
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_synchronised_passkey_never_counts_and_signs_in_each_time()
    {
        var (browser, _, _) = await api.NewCustomer();
        var device = api.NewDevice();
        device.Counter = 0;

        Assert.Null(await browser.AddPasskey(device));
        Assert.Null(await browser.TryPasskey(device));
        Assert.Null(await browser.TryPasskey(device));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_ceremony_ends_after_five_minutes_and_serves_what_it_was_begun_for()
    {
        var (browser, _, _, device) = await api.NewPasskeyCustomer();
        var (stranger, _, _) = await api.NewCustomer();

        var (late, options) = await browser.Begin("requestPasskeySignIn");
        var answer = device.Get(options);
        api.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(PasskeyPeople.SignIn, new { ceremony = late, credential = answer, kind = "BROWSER" }));

        var (stepUp, asked) = await browser.Begin("requestPasskeyStepUp");
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(PasskeyPeople.SignIn, new { ceremony = stepUp, credential = device.Get(asked), kind = "BROWSER" }));

        (stepUp, asked) = await browser.Begin("requestPasskeyStepUp");
        Assert.Equal("TOKEN_SPENT", await stranger.Refusal(PasskeyPeople.StepUp, new { ceremony = stepUp, credential = device.Get(asked) }));

        var (offer, made) = await browser.Begin("offerPasskey");
        Assert.Equal("TOKEN_SPENT", await stranger.Refusal(PasskeyPeople.Add, new { ceremony = offer, credential = api.NewDevice().Create(made), name = "X" }));
        Assert.Single(await browser.Passkeys());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_passkey_of_another_account_proves_nothing_here()
    {
        var (browser, _, _, _) = await api.NewPasskeyCustomer();
        var (_, _, _, others) = await api.NewPasskeyCustomer();

        var (ceremony, options) = await browser.Begin("requestPasskeyStepUp");
        Assert.Equal("PASSKEY_REFUSED", await browser.Refusal(PasskeyPeople.StepUp, new { ceremony, credential = others.Get(options) }));

        var same = api.NewDevice();
        same.Id = others.Id;
        Assert.Equal("PASSKEY_REFUSED", await browser.AddPasskey(same));
        Assert.Single(await browser.Passkeys());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Two_accounts_that_add_one_id_at_once_do_not_both_have_it()
    {
        var id = api.NewDevice().Id;
        var adds = new List<Task<string?>>();
        for (var one = 0; one < 4; one++)
        {
            var (browser, _, _) = await api.NewCustomer();
            var device = api.NewDevice();
            device.Id = id;
            var (ceremony, options) = await browser.Begin("offerPasskey");
            adds.Add(browser.Refusal(PasskeyPeople.Add, new { ceremony, credential = device.Create(options), name = "X" }));
        }

        var refusals = await Task.WhenAll(adds);
        Assert.Equal([null, "PASSKEY_REFUSED", "PASSKEY_REFUSED", "PASSKEY_REFUSED"], refusals.Order());
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM passkey WHERE id = $1", id));
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Lies_at_registration_are_refused()
    {
        var (browser, _, _) = await api.NewCustomer();
        foreach (var lie in new[] { "origin", "cross origin", "domain", "challenge", "not verified" })
            Assert.Equal((lie, "PASSKEY_REFUSED"), (lie, await browser.AddPasskey(Lie(lie, api.NewDevice(), default))));

        Assert.Empty(await browser.Passkeys());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task Garbage_is_refused_and_nothing_breaks()
    {
        var (browser, _, _, device) = await api.NewPasskeyCustomer();
        string[] garbage =
        [
            "", "null", "[]", "\"\"", "{}", "{\"id\":5}", "{\"id\":\"\\u0000\"}", "{\"id\":null,\"response\":null}", new string('[', 10_000), new string('x', 20_000),
            "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"\",\"attestationObject\":\"\",\"authenticatorData\":\"\",\"signature\":\"\"}}",
            JsonSerializer.Serialize(new { id = device.IdText, rawId = device.IdText, type = "public-key", response = new { } }),
        ];
        foreach (var credential in garbage)
        {
            var visitor = api.NewBrowser();
            var (signIn, _) = await visitor.Begin("requestPasskeySignIn");
            Assert.Equal("PASSKEY_REFUSED", await visitor.Refusal(PasskeyPeople.SignIn, new { ceremony = signIn, credential, kind = "BROWSER" }));
            var (add, _) = await browser.Begin("offerPasskey");
            Assert.Equal("PASSKEY_REFUSED", await browser.Refusal(PasskeyPeople.Add, new { ceremony = add, credential, name = "X" }));
        }

        foreach (var ceremony in new[] { "", "x", new string('x', 10_000) })
            Assert.Equal("TOKEN_SPENT", await api.NewBrowser().Refusal(PasskeyPeople.SignIn, new { ceremony, credential = "{}", kind = "BROWSER" }));

        Assert.Single(await browser.Passkeys());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task One_address_fails_twenty_times_and_waits()
    {
        var browser = api.NewBrowser();
        for (var one = 0; one < 20; one++)
            Assert.Equal("TOKEN_SPENT", await browser.Refusal(PasskeyPeople.SignIn, new { ceremony = "x", credential = "{}", kind = "BROWSER" }));

        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(PasskeyPeople.SignIn, new { ceremony = "x", credential = "{}", kind = "BROWSER" }));

        var (owner, _, _, device) = await api.NewPasskeyCustomer();
        Assert.Null(await owner.TryPasskey(device));
    }

    private SoftAuthenticator Lie(string lie, SoftAuthenticator device, AccountId other)
    {
        switch (lie)
        {
            case "origin": device.Origin = "https://toolbox24.example.fr"; break;
            case "cross origin": device.CrossOrigin = true; break;
            case "domain": device.Domain = "example"; break;
            case "challenge": device.Challenge = Base64Url.EncodeToString(new byte[32]); break;
            case "not verified": device.Verifies = false; break;
            case "counter": device.Counter = 1; break;
            case "user": device.UserHandle = Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{other.Value}")); break;
            case "nobody": device.UserHandle = null; break;
            case "key":
                var forged = api.NewDevice();
                (forged.Id, forged.UserHandle, forged.Counter) = (device.Id, device.UserHandle, 9);
                return forged;
        }

        return device;
    }

    private string Row(SoftAuthenticator device) => api.Database.Scalar<string>("SELECT to_jsonb(p)::text FROM passkey p WHERE id = $1", device.Id);
}
