using System.Net;
using System.Net.Sockets;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Scripts;

/// <summary>What <c>make up</c> runs, told something wrong: one line on stderr, exit code 1.</summary>
public sealed class UpTests
{
    [Fact]
    public async Task A_taken_port_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await IsRefused(new() { ["PORT"] = $"{((IPEndPoint)taken.LocalEndpoint).Port}" });
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("99999999999")]
    [InlineData("http")]
    [InlineData("80 80")]
    public Task What_is_no_port_is_said_in_one_line(string port) => IsRefused(new() { ["PORT"] = port });

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere")]
    public Task A_database_that_cannot_be_reached_is_said_in_one_line(string database) =>
        IsRefused(new() { ["DATABASE"] = database, ["PORT"] = FreePort() });

    [Fact]
    public Task A_missing_sdk_is_said_in_one_line()
    {
        var tools = Directory.CreateTempSubdirectory();
        foreach (var tool in (string[])["dirname", "bash"]) File.CreateSymbolicLink(Path.Combine(tools.FullName, tool), $"/usr/bin/{tool}");
        return IsRefused(new() { ["PATH"] = tools.FullName });
    }

    private static async Task IsRefused(Dictionary<string, string> environment)
    {
        await using var up = ChildProcess.Start("/usr/bin/bash", environment, "scripts/up.sh");

        var (exitCode, errors) = await up.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: ", Assert.Single(errors));
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
