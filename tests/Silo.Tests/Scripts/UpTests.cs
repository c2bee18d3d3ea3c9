using System.Net;
using System.Net.Sockets;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Scripts;

/// <summary>What <c>make up</c> runs. Told something wrong: one line on stderr, exit code 1.</summary>
public sealed class UpTests
{
    [Fact]
    public async Task It_prints_where_everything_is_and_an_interrupt_ends_all_of_it()
    {
        using var database = TestDatabase.Empty();
        var port = Ports.Free();
        await using var up = Up(new() { ["DATABASE"] = database.ConnectionString, ["PORT"] = $"{port}" });

        var told = await up.LinesUntil("Ctrl-C");
        using var http = new HttpClient();
        Assert.Contains(told, line => line.Contains("admin, operateur, agent, comptable, data", StringComparison.Ordinal));
        foreach (var path in (string[])["", "/graphql", "/demo", "/graphiql/", "/health/ready"])
            Assert.Single(told, line => line.Contains($" http://localhost:{port}{path} ", StringComparison.Ordinal));
        foreach (var address in (string[])[$"{port}/demo", $"{port}/graphiql/", $"{port}/health/ready", $"{port + 1}/mail"])
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"http://localhost:{address}"))).StatusCode);

        Assert.Equal((130, 0), await Interrupted(up));
        Assert.All((int[])[port, port + 1], left => Assert.True(Ports.IsFree(left)));
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await IsRefused(new() { ["PORT"] = $"{((IPEndPoint)taken.LocalEndpoint).Port}" });
    }

    [Theory]
    [InlineData("0")]
    [InlineData("08080")]
    [InlineData("65536")]
    [InlineData("99999999999")]
    [InlineData("http")]
    [InlineData("80 80")]
    public Task What_is_no_port_is_said_in_one_line(string port) => IsRefused(new() { ["PORT"] = port });

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere")]
    public Task A_database_that_cannot_be_reached_is_said_in_one_line(string database) =>
        IsRefused(new() { ["DATABASE"] = database, ["PORT"] = $"{Ports.Free()}" });

    [Fact]
    public Task A_missing_sdk_is_said_in_one_line()
    {
        var tools = Directory.CreateTempSubdirectory();
        foreach (var tool in (string[])["dirname", "bash"]) File.CreateSymbolicLink(Path.Combine(tools.FullName, tool), $"/usr/bin/{tool}");
        return IsRefused(new() { ["PATH"] = tools.FullName });
    }

    [Fact]
    public async Task A_missing_node_is_said_in_one_line()
    {
        var tools = Directory.CreateTempSubdirectory();
        foreach (var folder in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists))
            foreach (var tool in Directory.EnumerateFiles(folder).Where(tool => Path.GetFileName(tool) is not ("npm" or "node")))
                if (!Path.Exists(Path.Combine(tools.FullName, Path.GetFileName(tool))))
                    File.CreateSymbolicLink(Path.Combine(tools.FullName, Path.GetFileName(tool)), tool);

        Assert.Contains("npm is missing", await IsRefused(new() { ["PATH"] = tools.FullName, ["PORT"] = $"{Ports.Free()}" }));
    }

    private static ChildProcess Up(Dictionary<string, string> environment) =>
        ChildProcess.Start("/usr/bin/bash", environment, "scripts/up.sh");

    private static async Task<string> IsRefused(Dictionary<string, string> environment)
    {
        await using var up = Up(environment);

        var (exitCode, errors) = await up.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: ", Assert.Single(errors));
        return errors[0];
    }

    private static async Task<(int ExitCode, int Errors)> Interrupted(ChildProcess up)
    {
        up.Interrupt();
        var (exitCode, errors) = await up.Ended();
        return (exitCode, errors.Length);
    }
}
