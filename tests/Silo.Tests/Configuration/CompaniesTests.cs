using Microsoft.Extensions.Configuration;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Tests.Configuration;

/// <summary>Which register of companies is asked.</summary>
public sealed class CompaniesTests
{
    [Theory]
    [InlineData("Demo", "http://localhost:9001/")]
    [InlineData("Staging", CompaniesOptions.PublicRegister + "/")]
    public void Only_the_demo_asks_the_simulator(string environment, string address) =>
        Assert.Equal(address, Address(environment, ("Simulator:Url", "http://localhost:9001")));

    [Fact]
    public void Production_asks_the_public_one() =>
        Assert.Equal(CompaniesOptions.PublicRegister + "/", Address("Production"));

    [Fact]
    public void The_demo_never_asks_the_public_one_by_itself() => Assert.Equal("http://localhost:8081/", Address("Demo"));

    [Theory]
    [InlineData("Demo")]
    [InlineData("Staging")]
    [InlineData("Production")]
    public void One_that_is_named_is_the_one(string environment) =>
        Assert.Equal("https://register.example.org/v1", Address(environment, ("Companies:Url", "https://register.example.org/v1")));

    [Theory]
    [InlineData("Demo", "Companies:Url", "ftp://register")]
    [InlineData("Demo", "Companies:Url", "register.example.org")]
    [InlineData("Demo", "Companies:Url", "https://register.example.org/?key=1")]
    [InlineData("Demo", "Companies:Url", "https://user@register.example.org")]
    [InlineData("Production", "Companies:Url", "http://register.example.org")]
    [InlineData("Demo", "Companies:UserAgent", "")]
    [InlineData("Demo", "Companies:UserAgent", "two\nlines")]
    [InlineData("Demo", "Companies:UserAgent", "Toolbox24/1.0 (open")]
    public void A_setting_that_cannot_work_is_refused_at_the_start(string environment, string name, string value) =>
        Assert.Single(Assert.Throws<StartRefused>(() => Read(environment, (name, value))).Problems);

    private static string Address(string environment, params (string, string)[] given)
    {
        var settings = Read(environment, given);
        return settings.Companies.Address(settings.Environment, settings.Simulator).AbsoluteUri;
    }

    private static Settings Read(string environment, params (string Name, string Value)[] given)
    {
        (string Name, string Value)[] needed = [("Database:ConnectionString", "Host=localhost"), .. Needed.Settings];
        return Settings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(needed.Concat(given).ToDictionary(one => one.Name, string? (one) => one.Value))
                .Build(),
            environment);
    }
}
