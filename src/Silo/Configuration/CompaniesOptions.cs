namespace Toolbox24.Silo.Configuration;

/// <summary>The public register of companies: the real one, in the demo the simulator's.</summary>
internal sealed record CompaniesOptions
{
    /// <summary>API Recherche d'entreprises, which asks for no key.</summary>
    public const string PublicRegister = "https://recherche-entreprises.api.gouv.fr";

    private const string UsualSimulator = "http://localhost:8081";

    public string? Url { get; init; }

    /// <summary>How this system presents itself to the register, which wants to know whom to talk to.</summary>
    public string UserAgent { get; init; } = "Toolbox24/1.0 (tool rental; checks the SIRET of professional customers)";

    /// <summary>Where the register is asked. The demo never asks the real one unless told to.</summary>
    public Uri Address(DeploymentEnvironment environment, SimulatorOptions simulator) => new(
        !string.IsNullOrEmpty(Url) ? Url
        : environment != DeploymentEnvironment.Demo ? PublicRegister
        : string.IsNullOrEmpty(simulator.Url) ? UsualSimulator
        : simulator.Url);

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (!string.IsNullOrEmpty(Url) && !IsAddress(Url))
            yield return $"Companies:Url is not an http address such as {PublicRegister}";
        else if (environment == DeploymentEnvironment.Production && Url is { Length: > 0 } && new Uri(Url).Scheme != "https")
            yield return "Companies:Url is not https: Production asks no register it cannot be sure of";
        if (!IsUserAgent(UserAgent))
            yield return "Companies:UserAgent is not one such as Toolbox24/1.0 (contact@example.org)";
    }

    private static bool IsAddress(string text) =>
        Addresses.IsHttp(text) && new Uri(text) is { Query: "", Fragment: "", UserInfo: "" };

    private static bool IsUserAgent(string text)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.UserAgent.TryParseAdd(text) && request.Headers.UserAgent.Count > 0;
    }
}
