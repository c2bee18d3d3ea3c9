using Toolbox24.Domain.Accounts;

namespace Toolbox24.Silo.Configuration;

/// <summary>What this server alone knows: every key it needs is made from it.</summary>
internal sealed record ServerOptions
{
    private const string ForDemo = $"{Secret.DemoPrefix}only: whoever reads this knows it too";

    public string? Key { get; init; }

    public ServerKey KeyIn(DeploymentEnvironment environment) =>
        new(string.IsNullOrEmpty(Key) && environment == DeploymentEnvironment.Demo ? ForDemo : Key!);

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (environment != DeploymentEnvironment.Demo && string.IsNullOrEmpty(Key))
            yield return $"Server:Key is missing: {environment} encrypts with it; make one with `openssl rand -base64 48`";
        else if (Key is { Length: > 0 and < ServerKey.Shortest })
            yield return $"Server:Key is shorter than {ServerKey.Shortest} characters";
    }

    public IEnumerable<Secret> Secrets() => string.IsNullOrEmpty(Key) ? [] : [new Secret("Server:Key", Key)];
}
