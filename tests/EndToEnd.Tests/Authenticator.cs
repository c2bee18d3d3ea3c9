using System.Text.Json;
using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>Chromium's virtual authenticator in one page, and what a page does with it.</summary>
public sealed class Authenticator
{
    private const string CreateInPage =
        """
        async options => JSON.stringify(await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options)),
        }))
        """;

    private const string GetInPage =
        """
        async options => JSON.stringify(await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)),
        }))
        """;

    private readonly ICDPSession chromium;
    private readonly string id;

    private Authenticator(ICDPSession chromium, string id) => (this.chromium, this.id) = (chromium, id);

    /// <summary>Builds a platform authenticator into the page's browser, whose owner always gives their finger.</summary>
    public static async Task<Authenticator> In(IPage page)
    {
        var chromium = await page.Context.NewCDPSessionAsync(page);
        await chromium.SendAsync("WebAuthn.enable");
        var added = await chromium.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new Authenticator(chromium, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    public static Task<string> Create(IPage page, string options) => page.EvaluateAsync<string>(CreateInPage, options);

    public static Task<string> Get(IPage page, string options) => page.EvaluateAsync<string>(GetInPage, options);

    /// <summary>What is in it, private keys too.</summary>
    public async Task<JsonElement> Credential() =>
        (await chromium.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials")[0];

    /// <summary>Puts in what somebody got out of another.</summary>
    public Task Clone(JsonElement credential) => chromium.SendAsync(
        "WebAuthn.addCredential", new() { ["authenticatorId"] = id, ["credential"] = JsonSerializer.Deserialize<Dictionary<string, object>>(credential)! });
}
