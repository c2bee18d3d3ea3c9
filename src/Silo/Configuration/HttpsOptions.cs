namespace Toolbox24.Silo.Configuration;

/// <summary>Where browsers find this process over HTTPS. Production wants it always, Staging where the port is given.</summary>
internal sealed record HttpsOptions
{
    private const int UsualPort = 443;

    /// <summary>As browsers see it, so that of a proxy where there is one.</summary>
    public int? Port { get; init; }

    public IEnumerable<string> Problems()
    {
        if (Port is < 1 or > 65_535) yield return "Https:Port is not a port: 1 to 65535";
    }

    /// <summary>The port to send browsers to; null where plain HTTP will do.</summary>
    public int? RequiredPort(DeploymentEnvironment environment) => environment switch
    {
        DeploymentEnvironment.Demo => null,
        DeploymentEnvironment.Staging => Port,
        DeploymentEnvironment.Production => Port ?? UsualPort,
    };
}
