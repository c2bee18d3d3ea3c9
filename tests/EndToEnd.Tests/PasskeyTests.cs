using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

[Collection(nameof(RunningDemo))]
public sealed class PasskeyTests(RunningDemo demo)
{
    private const string Password = "correct horse battery staple";
    private const string Session = "__Host-session";

    private const string SignIn =
        """
        mutation ($ceremony: String!, $credential: String!) {
          signInWithPasskey(input: { ceremony: $ceremony, credential: $credential, kind: BROWSER }) { account { email } refusal { code } }
        }
        """;

    [Fact, Trait("story", "T24-103")]
    public async Task Somebody_signs_up_adds_a_passkey_and_signs_in_with_it()
    {
        var page = await Open();
        var email = await SignUp(page);

        var cookie = Assert.Single(await page.Context.CookiesAsync(), cookie => cookie.Name == Session);
        Assert.True(cookie is { HttpOnly: true, Secure: true, SameSite: SameSiteAttribute.Lax, Path: "/" });
        Assert.DoesNotContain("__Host", await page.EvaluateAsync<string>("document.cookie"), StringComparison.Ordinal);

        await Authenticator.In(page);
        await AddPasskey(page);
        Assert.Null(await page.Refusal("mutation { signOut { refusal { code } } }"));
        Assert.Null(await page.Me());

        Assert.Null(await SignInWithPasskey(page));
        Assert.Equal(email, await page.Me());
        Assert.NotEqual(cookie.Value, (await page.Context.CookiesAsync()).Single(each => each.Name == Session).Value);
    }

    [Fact, Trait("story", "T24-103")]
    public async Task A_cloned_passkey_is_refused_once_its_owner_has_used_theirs()
    {
        var (owner, thief) = (await Open(), await Open());
        await SignUp(owner);
        var device = await Authenticator.In(owner);
        await AddPasskey(owner);
        var stolen = await device.Credential();
        Assert.Null(await SignInWithPasskey(owner));
        Assert.Null(await SignInWithPasskey(owner));

        await (await Authenticator.In(thief)).Clone(stolen);
        Assert.Equal("PASSKEY_REFUSED", await SignInWithPasskey(thief));
        Assert.Null(await thief.Me());
    }

    [Fact, Trait("story", "T24-103")]
    public async Task What_a_passkey_signed_on_another_origin_is_refused()
    {
        var (owner, relay) = (await Open(), await Open());
        await SignUp(owner);
        await Authenticator.In(owner);
        await AddPasskey(owner);

        var (ceremony, options) = await Begin(relay, "requestPasskeySignIn");
        await owner.GotoAsync(new Uri(demo.Simulator, "clock").AbsoluteUri);
        var credential = await Authenticator.Get(owner, options);

        Assert.Equal("PASSKEY_REFUSED", await relay.Refusal(SignIn, new { ceremony, credential }));
        Assert.Null(await relay.Me());
    }

    private async Task<IPage> Open()
    {
        var page = await demo.NewPage();
        await page.GotoAsync(demo.Silo.AbsoluteUri);
        return page;
    }

    /// <summary>Signs up, follows the link in the mail, and signs in by password.</summary>
    private async Task<string> SignUp(IPage page)
    {
        var email = $"client-{Guid.NewGuid():N}@example.fr";
        Assert.Null(await page.Refusal(
            """
            mutation ($email: String!, $password: String!) {
              signUp(input: { email: $email, password: $password, isAdult: true, acceptsTerms: true }) { refusal { code } }
            }
            """,
            new { email, password = Password }));
        Assert.Null(await page.Refusal(
            "mutation ($token: String!) { verifyEmail(token: $token) { refusal { code } } }", new { token = await demo.LinkTo(email) }));
        Assert.Null(await page.Refusal(
            "mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password, kind: BROWSER }) { refusal { code } } }",
            new { email, password = Password }));
        return email;
    }

    private static async Task AddPasskey(IPage page)
    {
        var (ceremony, options) = await Begin(page, "offerPasskey");
        Assert.Null(await page.Refusal(
            """
            mutation ($ceremony: String!, $credential: String!) {
              addPasskey(input: { ceremony: $ceremony, credential: $credential, name: "Chromium" }) { refusal { code } }
            }
            """,
            new { ceremony, credential = await Authenticator.Create(page, options) }));
    }

    private static async Task<string?> SignInWithPasskey(IPage page)
    {
        var (ceremony, options) = await Begin(page, "requestPasskeySignIn");
        return await page.Refusal(SignIn, new { ceremony, credential = await Authenticator.Get(page, options) });
    }

    private static async Task<(string Ceremony, string Options)> Begin(IPage page, string mutation)
    {
        var begun = (await page.Ask($"mutation {{ {mutation} {{ ceremony {{ ceremony options }} refusal {{ code }} }} }}")).GetProperty("ceremony");
        return (begun.GetProperty("ceremony").GetString()!, begun.GetProperty("options").GetString()!);
    }
}
