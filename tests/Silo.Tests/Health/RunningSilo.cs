using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Health;

/// <summary>The delivered silo, as the demo runs it, on a database in which it finds nothing.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private RunningServer server = null!;

    public HttpClient Http => server.Http;

    public TestDatabase Database { get; } = TestDatabase.Empty();

    public async Task InitializeAsync() =>
        server = await RunningServer.StartDemo(new() { ["DATABASE"] = Database.ConnectionString });

    /// <summary>Takes the database away under the running silo.</summary>
    public void LoseDatabase() => Database.Dispose();

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Database.Dispose();
    }
}
