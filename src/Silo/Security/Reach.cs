using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Security;

/// <summary>Whether this process can be reached as it must be.</summary>
internal static class Reach
{
    public static IEnumerable<string> Problems(IConfiguration configuration, Settings settings)
    {
        if (string.Equals(configuration["FORWARDEDHEADERS_ENABLED"], "true", StringComparison.OrdinalIgnoreCase))
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everybody: name the proxies in Proxies:Known instead";
        if (settings.Environment == DeploymentEnvironment.Production
            && settings.Proxies.Networks().Count == 0
            && !ListensOnHttps(configuration))
            yield return "Production is reached over HTTPS only: name the proxies that end it in Proxies:Known, or listen on an https address";
    }

    private static bool ListensOnHttps(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["HTTPS_PORTS"])
        || new[] { configuration["URLS"] }
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]))
            .Any(address => address?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true);
}
