using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Processes;

/// <summary>One of our servers on a port the system chose, spoken to over real HTTP.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ChildProcess process;

    private RunningServer(ChildProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>Starts a silo of the demo, and waits until there is something to see.</summary>
    public static async Task<RunningServer> StartDemo(Dictionary<string, string> environment)
    {
        var silo = await Start(Built.Silo, new(environment) { ["ASPNETCORE_ENVIRONMENT"] = "Demo" });
        await silo.process.Line("The demo is ready");
        return silo;
    }

    public static async Task<RunningServer> Start(string program, Dictionary<string, string> environment)
    {
        var process = ChildProcess.Dotnet(program, new(environment) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });
        try
        {
            var line = await process.Line(Listening);
            return new RunningServer(process, AddressIn(line));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }

    // Plain in the demo, a JSON string elsewhere.
    private static Uri AddressIn(string line) => new(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Split('"')[0]);
}
