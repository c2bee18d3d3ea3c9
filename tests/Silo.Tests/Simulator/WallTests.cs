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

/// <summary>The simulator's wall of lockers, before a server of the test's own.</summary>
[Trait("story", "T24-004")]
public sealed class WallTests : IAsyncLifetime, IDisposable
{
    private readonly TestDatabase database = new();
    private readonly Channel<(WebSocket Socket, string? Credential, TaskCompletionSource Over)> lines =
        Channel.CreateUnbounded<(WebSocket, string?, TaskCompletionSource)>();
    private WebApplication server = null!;
    private RunningServer simulator = null!;
    private Guid site;
    private Guid door;

    public async Task InitializeAsync()
    {
        door = database.AddWall(2)[0].Locker.Value;
        site = database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", door);
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

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task It_does_what_it_is_told_once_and_says_what_comes_of_it()
    {
        var (line, credential, _) = await Line();
        Assert.Equal($"Bearer t24d_demo-bridge-{site:n}", credential);
        await Tell(line, new { welcome = 7 });
        Assert.Equal(["7 DoorRead", "8 DoorRead", "9 DoorRead"], [await Hear(line), await Hear(line), await Hear(line)]);
        var command = await Order(line);
        await Tell(line, new { open = new { command, door, until = Later } });

        Assert.Equal(["10 CommandAcknowledged", "11 DoorWentOpen", "12 CommandAcknowledged"], [await Hear(line), await Hear(line), await Hear(line)]);
        await Post($"walls/{site}/doors/{door}/shut", new { });
        Assert.Equal("13 DoorWentShut", await Hear(line));
    }

    [Theory]
    [InlineData("jammed", "4 CommandRefused")]
    [InlineData("lostAcknowledgement", "4 DoorWentOpen")]
    [InlineData("duplicate", "4 CommandAcknowledged", "5 CommandAcknowledged", "6 DoorWentOpen", "7 DoorWentOpen")]
    [InlineData("garbled", "4 Garbled", "5 CommandAcknowledged", "6 Garbled", "7 DoorWentOpen")]
    public async Task It_fails_as_it_is_told(string fault, params string[] said)
    {
        var (line, _, _) = await Line();
        await Tell(line, new { welcome = 1 });
        await Reads(line);
        await Post($"walls/{site}/doors/{door}/fault", new { fault });

        await Order(line);

        foreach (var expected in said) Assert.Equal(expected, await Hear(line));
    }

    [Fact]
    public async Task What_was_not_taken_is_said_again_on_the_next_line()
    {
        var (line, _, over) = await Line();
        await Tell(line, new { welcome = 1 });
        await Reads(line);
        await Order(line);
        Assert.Equal(["4 CommandAcknowledged", "5 DoorWentOpen"], [await Hear(line), await Hear(line)]);
        foreach (var taken in (int[])[1, 2, 3, 4]) await Tell(line, new { taken });
        await Post($"walls/{site}/network", new { isOn = false });
        over.SetResult();
        await Post($"walls/{site}/doors/{door}/shut", new { });
        await Post($"walls/{site}/network", new { isOn = true });

        var (again, _, _) = await Line();
        await Tell(again, new { welcome = 5 });

        // Then how the doors stand, and only then that it is there.
        List<string> said = [];
        JsonElement frame;
        while (!(frame = await Frame(again)).TryGetProperty("heartbeat", out _)) said.Add(Words(frame));
        Assert.Equal(["5 DoorWentOpen", "6 DoorWentShut", "7 DoorRead", "8 DoorRead", "9 DoorRead"], said);
    }

    private static DateTimeOffset Later => DateTimeOffset.UtcNow.AddHours(1);

    private async Task Accept(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("toolbox24.bridge.v1");
        var over = new TaskCompletionSource();
        lines.Writer.TryWrite((socket, context.Request.Headers.Authorization, over));
        await over.Task;
    }

    private async Task<(WebSocket Socket, string? Credential, TaskCompletionSource Over)> Line()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        return await lines.Reader.ReadAsync(patience.Token);
    }

    private async Task<Guid> Order(WebSocket line)
    {
        var command = Guid.NewGuid();
        await Tell(line, new { open = new { command, door, until = Later } });
        return command;
    }

    private static Task Tell<T>(WebSocket line, T frame) => line.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(frame)), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Hears how the two lockers and the entrance stand.</summary>
    private static async Task Reads(WebSocket line)
    {
        for (var door = 0; door < 3; door++) Assert.EndsWith(" DoorRead", await Hear(line), StringComparison.Ordinal);
    }

    /// <summary>The next report: its number and its kind. Heartbeats are overheard.</summary>
    private static async Task<string> Hear(WebSocket line)
    {
        while (true)
        {
            if (await Frame(line) is var frame && frame.TryGetProperty("number", out _)) return Words(frame);
        }
    }

    private static string Words(JsonElement frame) => $"{frame.GetProperty("number")} {frame.GetProperty("report").GetProperty("$type")}";

    private static async Task<JsonElement> Frame(WebSocket line)
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

    private async Task Post<T>(string path, T body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await simulator.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }
}
