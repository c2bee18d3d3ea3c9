using Microsoft.Extensions.Configuration;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Tests.Configuration;

/// <summary>Which card processor is asked, and with which key.</summary>
public sealed class PaymentsTests
{
    private const string Processor = "https://processor.example.org/";

    [Theory]
    [InlineData("Demo")]
    [InlineData("Staging")]
    [InlineData("Production")]
    public void One_that_is_named_is_the_one_and_is_shown_its_key(string environment) =>
        Assert.Equal((Processor, "key-1"), Asked(environment, ("Payments:Url", Processor), ("Payments:Key", "key-1")));

    [Theory]
    [InlineData("Demo")]
    [InlineData("Staging")]
    public void Where_none_is_named_the_simulator_is_one_and_never_sees_a_real_key(string environment) => Assert.Equal(
        ("http://localhost:9001/", PaymentsOptions.SimulatorKey),
        Asked(environment, ("Simulator:Url", "http://localhost:9001"), ("Payments:Url", ""), ("Payments:Key", "key-1")));

    [Fact]
    public void The_demo_asks_the_usual_simulator_by_itself() =>
        Assert.Equal(("http://localhost:8081/", PaymentsOptions.SimulatorKey), Asked("Demo", ("Payments:Url", "")));

    [Theory]
    [InlineData("Staging", "Payments:Url", "")]
    [InlineData("Production", "Payments:Url", "")]
    [InlineData("Production", "Payments:Url", "http://processor.example.org")]
    [InlineData("Staging", "Payments:Url", "processor.example.org")]
    [InlineData("Staging", "Payments:Url", "ftp://processor.example.org")]
    [InlineData("Staging", "Payments:Key", "")]
    [InlineData("Staging", "Payments:Key", "two words")]
    [InlineData("Staging", "Payments:Key", "clé")]
    [InlineData("Production", "Payments:Key", "demo-card-processor")]
    public void A_setting_that_cannot_work_is_refused_at_the_start(string environment, string name, string value) =>
        Assert.Single(Assert.Throws<StartRefused>(() => Read(environment, (name, value))).Problems);

    private static (string, string) Asked(string environment, params (string, string)[] given)
    {
        var settings = Read(environment, given);
        return (settings.Payments.Address(settings.Simulator).AbsoluteUri, settings.Payments.KeyThere);
    }

    private static Settings Read(string environment, params (string Name, string Value)[] given) => Settings.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("Database:ConnectionString", "Host=localhost"), .. Pairs(Needed.Settings)])
            .AddInMemoryCollection(Pairs(given))
            .Build(),
        environment);

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(IEnumerable<(string Name, string Value)> settings) =>
        settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value));
}
