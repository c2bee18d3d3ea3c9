using Toolbox24.Silo.Tests.Processes;

namespace Toolbox24.Silo.Tests.Health;

/// <summary>The delivered silo, as the demo runs it, on a database of its own.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private readonly OwnDatabase database = new();
    private RunningServer server = null!;

    public HttpClient Http => server.Http;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        server = await RunningServer.StartDemo(new() { ["DATABASE"] = database.ConnectionString });
    }

    public string Database => database.ConnectionString;

    /// <summary>Runs a statement behind its back.</summary>
    public Task Execute(string sql) => database.Execute(sql);

    /// <summary>Takes the database away under the running silo.</summary>
    public Task LoseDatabase() => database.DisposeAsync();

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await database.DisposeAsync();
    }
}
