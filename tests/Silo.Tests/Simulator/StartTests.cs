using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Simulator;

public sealed class StartTests
{
    [Theory]
    [InlineData("Production", "Host=localhost")]
    [InlineData("Development", "Host=localhost")]
    [InlineData("Demo", "")]
    [InlineData("Demo", "nonsense")]
    public async Task It_refuses_to_start_anywhere_real_or_without_a_database(string environment, string database)
    {
        await using var simulator = ChildProcess.Dotnet(
            Built.Simulator,
            new() { ["ASPNETCORE_ENVIRONMENT"] = environment, ["DATABASE"] = database, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });

        var (exitCode, errors) = await simulator.Ended();

        Assert.Equal(1, exitCode);
        Assert.Single(errors);
    }
}
