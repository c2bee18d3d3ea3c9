using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>The delivered simulator, a process of its own over the test's database.</summary>
public sealed class SimulatorProcess : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";

    private ChildProcess process = null!;

    public TestDatabase Database { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        process = ChildProcess.Dotnet(Built.Simulator, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DATABASE"] = Database.ConnectionString,
        });
        var line = await process.Line(Listening);
        Http = new HttpClient { BaseAddress = new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
        Database.Dispose();
    }

    /// <summary>What a sink took for somebody.</summary>
    public async Task<List<Taken>> Sent(string sink, string to) =>
        (await Http.GetFromJsonAsync<List<Taken>>($"{sink}?to={Uri.EscapeDataString(to)}"))!;

    /// <summary>Makes a sink fail the next requests.</summary>
    public async Task Fail(string sink, int times) =>
        (await Http.PostAsJsonAsync($"faults/{sink}", new { Mode = "down", Times = times })).EnsureSuccessStatusCode();
}

/// <summary>One message in a sink.</summary>
public sealed record Taken(string Key, JsonElement Content, int Deliveries)
{
    public string Part(string name) => Content.GetProperty(name).ToString();
}
