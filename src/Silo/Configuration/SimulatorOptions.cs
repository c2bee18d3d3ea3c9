namespace Toolbox24.Silo.Configuration;

/// <summary>The process that plays the outside world, wherever nothing is real.</summary>
internal sealed record SimulatorOptions
{
    public string? Url { get; init; }

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (string.IsNullOrEmpty(Url)) yield break;
        if (environment == DeploymentEnvironment.Production)
            yield return "Simulator:Url is set: Production has no simulator";
        if (!Addresses.IsHttp(Url)) yield return "Simulator:Url is not an http address";
    }
}
