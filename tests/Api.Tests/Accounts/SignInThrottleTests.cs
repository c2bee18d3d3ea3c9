using System.Text.Json;
using System.Xml;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-109")]
public sealed class SignInThrottleTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Wrong = "not the right one at all";
    private const string Try =
        "mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password, kind: BROWSER }) { account { id } refusal { code ... on TooManyTries { wait } } } }";

    [Fact]
    public async Task After_five_failures_each_wait_is_twice_the_last_up_to_a_quarter_of_an_hour()
    {
        var (_, email, _) = await api.NewCustomer();
        for (var i = 0; i < 5; i++) Assert.Null(await Wait(api.NewBrowser(), email));

        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            Assert.Equal(TimeSpan.FromMinutes(minutes), await Wait(api.NewBrowser(), email));
            api.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(TimeSpan.FromSeconds(1), await Wait(api.NewBrowser(), email, People.Password));
            api.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(await Wait(api.NewBrowser(), email));
        }

        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task Codes_of_magic_links_are_guessed_twenty_times_from_one_address()
    {
        const string Guess = "mutation ($id: UUID!) { signInWithMagicCode(input: { id: $id, code: \"000000\", kind: CLIENT }) { refusal { code } } }";
        var guesser = api.NewBrowser();
        for (var i = 0; i < 20; i++) Assert.Equal("WRONG_CODE", await guesser.Refusal(Guess, new { id = Guid.NewGuid() }));

        Assert.Equal("TOO_MANY_TRIES", await guesser.Refusal(Guess, new { id = Guid.NewGuid() }));
        Assert.Equal("WRONG_CODE", await api.NewBrowser().Refusal(Guess, new { id = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Right_codes_cost_those_behind_one_address_nothing()
    {
        var shared = api.NewBrowser();
        for (var i = 0; i < 21; i++)
        {
            var (browser, email, _) = await api.NewCustomer();
            var asked = await browser.Do(Acts.AskLink, new { email, kind = "CLIENT" });
            var (id, code) = (asked.GetProperty("asked").GetProperty("id").GetGuid(), api.Fact(email, "SignInLink", "code"));
            Assert.Null(await shared.Refusal(Acts.TypeCode, new { id, code }));
        }
    }

    [Fact]
    public async Task An_address_nobody_has_is_slowed_down_alike()
    {
        var nobody = People.NewEmail();
        for (var i = 0; i < 5; i++) Assert.Null(await Wait(api.NewBrowser(), nobody));

        Assert.Equal(TimeSpan.FromMinutes(1), await Wait(api.NewBrowser(), nobody));
    }

    [Fact]
    public async Task A_restart_forgets_no_failure()
    {
        var email = People.NewEmail();
        for (var i = 0; i < 5; i++) Assert.Null(await Wait(api.NewBrowser(), email));
        var restarted = ActivatorUtilities.CreateInstance<ThrottleStore>(api.Services);

        var answer = await restarted.Try(Throttle.SignIn(email, "192.0.2.1", device: null), api.Clock.GetUtcNow());

        Assert.False(answer.Succeeded(out _, out var refusal));
        Assert.Equal(new TooManyTries(TimeSpan.FromMinutes(1)), refusal);
    }

    [Fact]
    public async Task Whoever_signed_in_here_before_gets_in_while_others_fail_on_their_account()
    {
        var (browser, email, _) = await api.NewCustomer();
        for (var i = 0; i < 5; i++) Assert.Null(await Wait(api.NewBrowser(), email));
        Assert.NotNull(await Wait(api.NewBrowser(), email, People.Password));

        Assert.Equal(JsonValueKind.Object, (await browser.SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task A_known_browser_is_slowed_down_by_its_own_failures_and_forgiven_by_its_success()
    {
        var (browser, email, _) = await api.NewCustomer();
        for (var i = 0; i < 4; i++) Assert.Null(await Wait(browser, email));
        Assert.Equal(JsonValueKind.Object, (await browser.SignedIn(email)).GetProperty("account").ValueKind);
        for (var i = 0; i < 5; i++) Assert.Null(await Wait(browser, email));

        Assert.Equal(TimeSpan.FromMinutes(1), await Wait(browser, email, People.Password));
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task A_browser_known_to_one_account_is_nobody_to_another()
    {
        var ((thief, _, _), (_, victim, _)) = (await api.NewCustomer(), await api.NewCustomer());
        for (var i = 0; i < 5; i++) Assert.Null(await Wait(thief, victim));

        Assert.Equal(TimeSpan.FromMinutes(1), await Wait(thief, victim));
    }

    [Fact]
    public async Task Twenty_failures_from_one_address_slow_it_down_and_no_other()
    {
        var attacker = api.NewBrowser();
        for (var i = 0; i < 20; i++) Assert.Null(await Wait(attacker, People.NewEmail()));
        Assert.Equal(TimeSpan.FromMinutes(10), await Wait(attacker, People.NewEmail()));

        var (_, email, _) = await api.NewCustomer();
        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task Ten_accounts_an_hour_are_made_from_one_address()
    {
        var browser = api.NewBrowser();
        for (var i = 0; i < 10; i++) await browser.SignUp(People.NewEmail());

        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(
            "mutation ($email: String!) { signUp(input: { email: $email, password: \"a brand new battery staple\", isAdult: true, acceptsTerms: true }) { refusal { code } } }",
            new { email = People.NewEmail() }));
    }

    /// <summary>How long a try is told to wait; null where it was heard, and failed.</summary>
    private static async Task<TimeSpan?> Wait(Browser browser, string email, string password = Wrong)
    {
        var refusal = (await browser.Do(Try, new { email, password })).GetProperty("refusal");
        if (refusal.GetProperty("code").GetString() == "TOO_MANY_TRIES") return XmlConvert.ToTimeSpan(refusal.GetProperty("wait").GetString()!);

        Assert.Equal("WRONG_CREDENTIALS", refusal.GetProperty("code").GetString());
        return null;
    }
}
