using Microsoft.Extensions.Configuration;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Tests.Configuration;

/// <summary>Where Kasier's servers are, and by what we know each other.</summary>
public sealed class KasierTests
{
    private const string Url = "https://kasier.example/";
    private const string CallKey = "what they sign with";

    [Fact]
    public void The_account_that_is_named_is_the_one() => Assert.Equal(
        (new Uri(Url), "key-1", CallKey), Account("Production", ("Kasier:Url", Url), ("Kasier:Key", "key-1"), ("Kasier:CallKey", CallKey)));

    [Fact]
    public void Where_none_is_named_the_simulator_plays_it_and_production_has_none()
    {
        Assert.Equal((new Uri("http://localhost:8081/kasier/"), KasierOptions.SimulatorKey, KasierOptions.SimulatorKey), Account("Demo"));
        Assert.Equal(new Uri("http://localhost:9001/kasier/"), Account("Staging", ("Simulator:Url", "http://localhost:9001"))?.Address);
        Assert.Null(Account("Staging"));
        Assert.Null(Account("Production"));
    }

    [Theory]
    [InlineData("Production", "Kasier:Url", "http://kasier.example")]
    [InlineData("Staging", "Kasier:Url", "kasier.example")]
    [InlineData("Staging", "Kasier:Key", "")]
    [InlineData("Staging", "Kasier:Key", "two words")]
    [InlineData("Staging", "Kasier:CallKey", "")]
    [InlineData("Staging", "Kasier:CallKey", "short")]
    [InlineData("Production", "Kasier:CallKey", "demo-that-everybody-knows")]
    public void A_setting_that_cannot_work_is_refused_at_the_start(string environment, string name, string value) => Assert.Single(
        Assert.Throws<StartRefused>(() => Read(environment, ("Kasier:Url", Url), ("Kasier:Key", "key-1"), ("Kasier:CallKey", CallKey), (name, value))).Problems);

    private static (Uri Address, string Key, string CallKey)? Account(string environment, params (string, string)[] given)
    {
        var settings = Read(environment, given);
        return settings.Kasier.Account(settings.Environment, settings.Simulator);
    }

    private static Settings Read(string environment, params (string Name, string Value)[] given)
    {
        var all = new Dictionary<string, string?> { ["Database:ConnectionString"] = "Host=localhost" };
        foreach (var (name, value) in Needed.Settings.Concat(given)) all[name] = value;
        return Settings.From(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), environment);
    }
}
