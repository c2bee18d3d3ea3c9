using Microsoft.Extensions.Configuration;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Security;
using Toolbox24.Silo.Tests.Configuration;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>Whether Production could be reached over HTTPS, as it is told to listen.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData("URLS", "https://+:443")]
    [InlineData("URLS", "http://+:80;https://+:443")]
    [InlineData("HTTPS_PORTS", "443")]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://+:443")]
    [InlineData("Proxies:Known", "10.0.0.1")]
    public void An_https_address_or_a_proxy_is_enough(string name, string value) => Assert.Empty(Problems("Production", name, value));

    [Theory]
    [InlineData("URLS", "http://+:80")]
    [InlineData("HTTP_PORTS", "80")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://+:80")]
    public void Production_without_either_is_a_problem(string name, string value) => Assert.Single(Problems("Production", name, value));

    [Theory]
    [InlineData("Staging")]
    [InlineData("Demo")]
    public void The_others_may_be_reached_in_clear(string environment) => Assert.Empty(Problems(environment, "URLS", "http://+:80"));

    private static IEnumerable<string> Problems(string environment, string name, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(Needed.Settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value))
            {
                ["Database"] = "Host=nowhere",
                [name] = value,
            })
            .Build();
        return Reach.Problems(configuration, Settings.From(configuration, environment));
    }
}
