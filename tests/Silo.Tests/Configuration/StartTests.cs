using System.Net;
using System.Net.Sockets;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Configuration;

/// <summary>The delivered program, started wrongly: one line on stderr, exit code 1.</summary>
public sealed class StartTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string GoodToken = "3f1c0a9b7d5e42618a90";

    private static readonly (string Name, string Value)[] MailServer =
    [
        ("Mail__Smtp__Host", "mail.example.fr"), ("Mail__Smtp__User", "toolbox24"), ("Mail__Smtp__Secret", "a-secret"),
        ("Mail__From", "bonjour@example.fr"), ("Web__Url", "https://www.example.fr"),
    ];

    [Theory]
    [InlineData("Development")]
    [InlineData("demo")]
    [InlineData("0")]
    [InlineData("Demo, Staging")]
    public Task An_unknown_environment_is_refused(string name) => IsRefused(With(name));

    [Fact]
    public Task No_environment_means_production_and_its_demands() => IsRefused(new(Needed.Variables) { ["DATABASE"] = "Host=localhost;Password=real", ["Metrics__Token"] = "" });

    [Fact]
    public Task A_database_must_be_named() => IsRefused(new() { ["ASPNETCORE_ENVIRONMENT"] = "Demo" });

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=;Database=x")]
    [InlineData("Host=localhost;Port=abc")]
    [InlineData("Host=localhost;Nonsense=1")]
    public Task A_malformed_connection_string_is_refused(string text) => IsRefused(With("Demo", ("DATABASE", text)));

    [Fact]
    public Task A_database_nobody_answers_for_is_refused() => IsRefused(With("Demo", ("DATABASE", "Host=127.0.0.1;Port=1;Username=a;Database=a")));

    [Fact]
    public Task A_database_that_does_not_exist_is_refused() =>
        IsRefused(With("Demo", ("DATABASE", $"{database.ConnectionString};Database=nowhere")));

    [Theory]
    [InlineData("Staging")]
    [InlineData("Production")]
    public Task Metrics_are_protected_outside_the_demo(string environment) => IsRefused(With(environment, ("DATABASE", "Host=localhost;Password=real"), ("Metrics__Token", "")));

    [Theory]
    [InlineData("Staging")]
    [InlineData("Production")]
    public Task The_servers_key_is_needed_outside_the_demo(string environment) =>
        IsRefused(With(environment, ("DATABASE", "Host=localhost;Password=real"), ("Server__Key", "")));

    [Fact]
    public Task A_short_key_is_refused() => IsRefused(With("Staging", ("Server__Key", "short")));

    [Fact]
    public Task A_demo_key_is_refused_in_production() =>
        IsRefused(With("Production", ("DATABASE", "Host=localhost;Password=real"), ("Server__Key", "demo-0123456789012345678901234567")));

    [Fact]
    public Task A_short_token_is_refused() => IsRefused(With("Staging", ("Metrics__Token", "short")));

    [Theory]
    [InlineData("ftp://localhost")]
    [InlineData("localhost:8081")]
    public Task A_simulator_is_an_http_address(string url) => IsRefused(With("Demo", ("Simulator__Url", url)));

    [Fact]
    public Task A_collector_is_an_http_address() => IsRefused(With("Demo", ("Otlp__Endpoint", "collector")));

    [Fact]
    public Task The_web_app_is_at_an_http_address() => IsRefused(With("Demo", ("Web__Url", "www.example.fr")));

    [Fact]
    public Task Production_leads_people_to_https_only() =>
        IsRefused(With("Production", ("DATABASE", "Host=localhost;Password=real"), ("Web__Url", "http://www.example.fr")));

    [Theory]
    [InlineData("Mail__From", "")]
    [InlineData("Mail__From", "Toolbox24 <bonjour@example.fr>")]
    [InlineData("Mail__Smtp__Port", "465")]
    [InlineData("Mail__Smtp__Secret", "")]
    [InlineData("Mail__Smtp__Secret", "demo-secret")]
    [InlineData("Mail__Smtp__StartTls", "false")]
    [InlineData("Web__Url", "")]
    public Task A_mail_server_needs_all_that_mail_needs(string name, string value) => IsRefused(With(
        "Production", [.. MailServer.Where(setting => setting.Name != name), ("DATABASE", "Host=localhost;Password=real"), (name, value)]));

    [Fact]
    public Task Production_refuses_a_simulator() =>
        IsRefused(With("Production", ("DATABASE", "Host=localhost;Password=real"), ("Simulator__Url", "http://localhost:8081")));

    [Fact]
    public Task Production_refuses_a_demo_token() =>
        IsRefused(With("Production", ("DATABASE", "Host=localhost;Password=real"), ("Metrics__Token", $"demo-{GoodToken}")));

    [Fact]
    public Task Production_refuses_a_demo_password() =>
        IsRefused(With("Production", ("DATABASE", "Host=localhost;Password=demo-1234")));

    [Fact]
    public Task Production_keeps_anchors_of_the_audit_log() =>
        IsRefused(With("Production", ("DATABASE", "Host=localhost;Password=real"), ("Audit__AnchorFolder", "")));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Username=owner")]
    public Task A_malformed_connection_string_of_the_owner_is_refused(string text) =>
        IsRefused(With("Demo", ("Database__OwnerConnectionString", text)));

    [Fact]
    public Task A_missing_folder_of_secrets_is_refused() => IsRefused(With("Demo", ("SECRETS_PATH", "/nowhere/at/all")));

    [Fact]
    public async Task Each_problem_has_its_line()
    {
        await using var silo = ChildProcess.Dotnet(Built.Silo, With("Demo", ("DATABASE", ""), ("Otlp__Endpoint", "x"), ("Simulator__Url", "y")));

        var (exitCode, errors) = await silo.Ended();

        Assert.Equal((1, 3), (exitCode, errors.Length));
    }

    [Fact]
    public async Task A_taken_port_is_refused()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await IsRefused(With("Demo", ("ASPNETCORE_URLS", $"http://{taken.LocalEndpoint}")));
    }

    [Fact]
    public async Task A_password_is_never_told()
    {
        await using var silo = ChildProcess.Dotnet(Built.Silo, With("Demo", ("DATABASE", "Host=127.0.0.1;Port=1;Username=a;Password=hush-hush")));

        var (_, errors) = await silo.Ended();

        Assert.DoesNotContain("hush-hush", string.Concat(errors));
    }

    private Dictionary<string, string> With(string environment, params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string>(Needed.Variables)
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DATABASE"] = database.ConnectionString,
            ["Metrics__Token"] = GoodToken,
        };
        foreach (var (name, value) in more) all[name] = value;
        return all;
    }

    private static async Task IsRefused(Dictionary<string, string> environment)
    {
        await using var silo = ChildProcess.Dotnet(Built.Silo, environment);

        var (exitCode, errors) = await silo.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: ", Assert.Single(errors));
    }
}
