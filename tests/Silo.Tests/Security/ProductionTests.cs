using System.Net;
using Npgsql;
using Toolbox24.Silo.Tests.Configuration;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>The delivered silo, as Production runs it.</summary>
public sealed class ProductionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Token = "3f1c0a9b7d5e42618a90";

    [Fact]
    public async Task It_serves_over_HTTPS_only_with_neither_GraphiQL_nor_its_schema_nor_the_people_of_the_demo()
    {
        var folder = Directory.CreateTempSubdirectory();
        await using var silo = await RunningServer.Start(Built.Silo, Environment(folder.FullName, ("Proxies__Known", "127.0.0.1")));

        using var clear = await silo.Http.Send("POST", "/graphql", ("Host", "toolbox24.example"));
        using var page = await silo.Http.Send("GET", "/graphiql/", ("Host", "toolbox24.example"), ("X-Forwarded-Proto", "https"));
        using var schema = await silo.Http.Send("GET", "/graphql?sdl", ("Host", "toolbox24.example"), ("X-Forwarded-Proto", "https"));
        using var persona = await silo.Http.Send("POST", "/demo/sessions/admin", ("Host", "toolbox24.example"), ("X-Forwarded-Proto", "https"));
        using var live = await silo.Http.Send("GET", "/health/live");

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK],
            new[] { clear, page, schema, persona, live }.Select(answer => answer.StatusCode));
        Assert.DoesNotContain("unsafe", page.Header("Content-Security-Policy"));
        Assert.StartsWith("max-age=31536000", page.Header("Strict-Transport-Security"));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Proxies__Known", "")]
    [InlineData("Proxies__Known", "0.0.0.0/0")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Proxies__Known", "10.0.0.1")]
    [InlineData("Https__Port", "0", "Proxies__Known", "10.0.0.1")]
    public async Task It_refuses_to_start_where_nobody_could_reach_it_so_or_everybody_would_be_believed(params string[] told)
    {
        var folder = Directory.CreateTempSubdirectory();
        await using var silo = ChildProcess.Dotnet(
            Built.Silo, Environment(folder.FullName, [.. told.Chunk(2).Select(pair => (pair[0], pair[1])), ("ASPNETCORE_URLS", "http://127.0.0.1:0")]));

        var (exitCode, errors) = await silo.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: ", Assert.Single(errors));
        folder.Delete(recursive: true);
    }

    /// <summary>The password of the test server is a demo's, which Production refuses where it sees it: it stands in a file.</summary>
    private Dictionary<string, string> Environment(string folder, params (string Name, string Value)[] more)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var file = Path.Combine(folder, "pgpass");
        File.WriteAllText(file, $"*:*:*:*:{connection.Password}\n");
        (connection.Password, connection.Passfile) = (null, file);

        return new(Needed.Variables.Concat(more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DATABASE"] = connection.ConnectionString,
            ["Metrics__Token"] = Token,
        };
    }
}
