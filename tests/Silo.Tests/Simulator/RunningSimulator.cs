using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Simulator;

/// <summary>The delivered simulator, spoken to over real HTTP.</summary>
public sealed class RunningSimulator : IAsyncLifetime
{
    private RunningServer server = null!;

    internal TestDatabase Database { get; } = new();

    public async Task InitializeAsync() => server = await RunningServer.Start(
        Built.Simulator, new() { ["ASPNETCORE_ENVIRONMENT"] = "Demo", ["DATABASE"] = Database.ConnectionString });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Database.Dispose();
    }

    internal async Task<HttpResponseMessage> Post(string path, string json, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await server.Http.SendAsync(request);
    }

    internal Task<HttpResponseMessage> Ask(string path) => server.Http.GetAsync(new Uri(path, UriKind.Relative));

    internal Task<JsonElement> Get(string path) => server.Http.GetFromJsonAsync<JsonElement>(path);
}
