using Toolbox24.Silo.Tests.Health;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Configuration;

public sealed class SecondSiloTests(RunningSilo first) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task A_second_silo_on_one_database_is_refused_in_one_line()
    {
        await using var second = ChildProcess.Dotnet(Built.Silo, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DATABASE"] = first.Database.ConnectionString,
        });

        var (exitCode, errors) = await second.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: another engine runs on this database", Assert.Single(errors));
    }
}
