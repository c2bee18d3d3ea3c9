namespace Toolbox24.Silo.Configuration;

/// <summary>Who may read <c>/metrics</c>: everybody in the demo, elsewhere the bearer of the token.</summary>
internal sealed record MetricsOptions
{
    private const int ShortestToken = 16;

    public string? Token { get; init; }

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (environment != DeploymentEnvironment.Demo && string.IsNullOrEmpty(Token))
            yield return $"Metrics:Token is missing: {environment} protects /metrics with it";
        else if (Token is { Length: > 0 and < ShortestToken })
            yield return $"Metrics:Token is shorter than {ShortestToken} characters";
    }

    public IEnumerable<Secret> Secrets() => string.IsNullOrEmpty(Token) ? [] : [new Secret("Metrics:Token", Token)];
}
