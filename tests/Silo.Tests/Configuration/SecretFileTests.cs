using System.Net;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Configuration;

public sealed class SecretFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Token = "a-token-from-a-file-0001";

    [Fact]
    public async Task Secrets_are_read_from_files_and_protect_the_metrics()
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Metrics__Token"), $"{Token}\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Database__ConnectionString"), database.ConnectionString);
        await using var silo = await RunningServer.Start(
            Built.Silo,
            new(Needed.Variables.Where(setting => setting.Key != "Metrics__Token")) { ["ASPNETCORE_ENVIRONMENT"] = "Staging", ["SECRETS_PATH"] = folder.FullName });

        Assert.Equal(HttpStatusCode.Unauthorized, await Metrics(silo, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Metrics(silo, $"{Token}x"));
        Assert.Equal(HttpStatusCode.OK, await Metrics(silo, Token));

        folder.Delete(recursive: true);
    }

    private static async Task<HttpStatusCode> Metrics(RunningServer silo, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var answer = await silo.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
