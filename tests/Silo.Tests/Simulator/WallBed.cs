using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Simulator;

/// <summary>The simulator's wall of two lockers, before a server of the test's own.</summary>
public abstract class WallBed : IAsyncLifetime, IDisposable
{
    private readonly TestDatabase database = new();
    private readonly Channel<(WebSocket Socket, string? Credential, TaskCompletionSource Over)> lines =
        Channel.CreateUnbounded<(WebSocket, string?, TaskCompletionSource)>();
    private WebApplication server = null!;
    private RunningServer simulator = null!;

    protected Guid Site { get; private set; }

    protected Guid Door { get; private set; }

    protected TestDatabase Database => database;

    public async Task InitializeAsync()
    {
        Door = database.AddWall(2)[0].Locker.Value;
        Site = database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", Door);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.UseWebSockets();
        server.Map("/bridge", Accept);
        await server.StartAsync();
        simulator = await RunningServer.Start(Built.Simulator, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DATABASE"] = database.ConnectionString,
            ["Silo__Url"] = server.Urls.Single(),
        });
    }

    public async Task DisposeAsync()
    {
        await simulator.DisposeAsync();
        await server.DisposeAsync();
    }

    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static DateTimeOffset Later => DateTimeOffset.UtcNow.AddHours(1);

    private async Task Accept(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("toolbox24.bridge.v1");
        var over = new TaskCompletionSource();
        lines.Writer.TryWrite((socket, context.Request.Headers.Authorization, over));
        await over.Task;
    }

    protected async Task<(WebSocket Socket, string? Credential, TaskCompletionSource Over)> Line()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        return await lines.Reader.ReadAsync(patience.Token);
    }

    protected async Task<Guid> Order(WebSocket line)
    {
        var command = Guid.NewGuid();
        await Tell(line, new { open = new { command, door = Door, until = Later } });
        return command;
    }

    protected static Task Tell<T>(WebSocket line, T frame) => line.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(frame)), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>How the two lockers and the entrance stand, what lies in the lockers, who is inside, and that no alarm is on.</summary>
    protected static string[] Readings { get; } =
        ["DoorRead", "DoorRead", "DoorRead", "CompartmentRead", "CompartmentRead", "PersonsCounted", "AlarmRead", "AlarmRead", "AlarmRead"];

    /// <summary>Hears all that is read whenever a line opens.</summary>
    protected static async Task Reads(WebSocket line)
    {
        foreach (var kind in Readings) Assert.EndsWith($" {kind}", await Hear(line), StringComparison.Ordinal);
    }

    /// <summary>The next report itself.</summary>
    protected static async Task<JsonElement> Report(WebSocket line)
    {
        while (true)
        {
            if (await Frame(line) is var frame && frame.TryGetProperty("number", out _)) return frame.GetProperty("report");
        }
    }

    /// <summary>The next report: its number and its kind. Heartbeats are overheard.</summary>
    protected static async Task<string> Hear(WebSocket line)
    {
        while (true)
        {
            if (await Frame(line) is var frame && frame.TryGetProperty("number", out _)) return Words(frame);
        }
    }

    protected static string Words(JsonElement frame) => $"{frame.GetProperty("number")} {frame.GetProperty("report").GetProperty("$type")}";

    protected static async Task<JsonElement> Frame(WebSocket line)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        var (buffer, length) = (new byte[4_096], 0);
        while (true)
        {
            var part = await line.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            length += part.Count;
            if (part.EndOfMessage) return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
        }
    }

    /// <summary>Does something to the wall; what it looks like then.</summary>
    protected async Task<JsonElement> Post<T>(string path, T body)
    {
        using var answer = await Send(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    protected async Task<HttpStatusCode> Status<T>(string path, T body)
    {
        using var answer = await Send(path, body);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Send<T>(string path, T body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await simulator.Http.PostAsync(new Uri($"walls/{Site}/{path}", UriKind.Relative), content);
    }
}
