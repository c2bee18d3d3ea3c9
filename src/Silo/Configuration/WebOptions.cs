namespace Toolbox24.Silo.Configuration;

/// <summary>Where people find the web app; mails lead there.</summary>
internal sealed record WebOptions
{
    private const string Here = "http://localhost:8080";

    public string? Url { get; init; }

    public Uri Address => new(IsGiven ? Url! : Here);

    private bool IsGiven => !string.IsNullOrEmpty(Url);

    public IEnumerable<string> Problems(DeploymentEnvironment environment, bool sendsMail)
    {
        if (IsGiven && !Addresses.IsHttp(Url!))
            yield return "Web:Url is not an http address such as https://www.example.fr";
        else if (IsGiven && environment == DeploymentEnvironment.Production && Address.Scheme != Uri.UriSchemeHttps)
            yield return "Web:Url is not an https address: Production sends secrets there";
        else if (!IsGiven && environment != DeploymentEnvironment.Demo && sendsMail)
            yield return "Web:Url is missing: Mail:Smtp:Host is set, and mails lead to the web app";
    }
}
