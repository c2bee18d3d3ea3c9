using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>A bridge beside some locks, as docs/bridge.md says that one speaks.</summary>
public sealed class TestBridge : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Patience.Limit);
    private readonly Channel<JsonElement> taken = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<JsonElement> orders = Channel.CreateUnbounded<JsonElement>();
    private bool isGone;

    /// <summary>The number that the server expects next.</summary>
    public long Next { get; private set; }

    /// <summary>Ends when the server closes the line.</summary>
    public Task Closed { get; private set; } = Task.CompletedTask;

    public static async Task<TestBridge> Connect(Uri address, string credential)
    {
        var bridge = new TestBridge();
        bridge.socket.Options.AddSubProtocol("toolbox24.bridge.v1");
        bridge.socket.Options.SetRequestHeader("Authorization", $"Bearer {credential}");
        await bridge.socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, bridge.patience.Token);
        bridge.Next = (await bridge.Hear())!.Value.GetProperty("welcome").GetInt64();
        bridge.Closed = bridge.Listen();
        return bridge;
    }

    /// <summary>Says something of a door under the next number; ends when the server has kept it.</summary>
    public async Task Say(Guid door, string kind, DateTimeOffset at, Guid? command = null, string? fault = null)
    {
        var report = new Dictionary<string, object> { ["$type"] = kind, ["at"] = at };
        if (command is { } named) report["command"] = named;
        if (fault is not null) report["fault"] = fault;
        Assert.Equal(Next, await SayAsItIs(JsonSerializer.Serialize(new { number = Next, door, report })));
        Next++;
    }

    /// <summary>Says something else under the next number: what its sensors read.</summary>
    public async Task Tell(Guid door, string kind, DateTimeOffset at, params (string Name, object Value)[] facts)
    {
        var report = new Dictionary<string, object> { ["$type"] = kind, ["at"] = at };
        foreach (var (name, value) in facts) report[name] = value;
        Assert.Equal(Next, await SayAsItIs(JsonSerializer.Serialize(new { number = Next, door, report })));
        Next++;
    }

    /// <summary>Says that it is there, and of a door that it is shut; ends when the server has heard both.</summary>
    public async Task Beat(Guid door, DateTimeOffset at)
    {
        await Send(JsonSerializer.Serialize(new { heartbeat = at }));
        await Say(door, "DoorWentShut", at);
    }

    /// <summary>Says whatever; the number that the server answers.</summary>
    public async Task<long> SayAsItIs(string frame)
    {
        await Send(frame);
        return (await taken.Reader.ReadAsync(patience.Token)).GetInt64();
    }

    /// <summary>The next order: its command and its door.</summary>
    public async Task<(Guid Command, Guid Door)> Order()
    {
        var order = await orders.Reader.ReadAsync(patience.Token);
        return (order.GetProperty("command").GetGuid(), order.GetProperty("door").GetGuid());
    }

    public bool HasOrder => orders.Reader.TryPeek(out _);

    public void Dispose()
    {
        if (isGone) return;

        isGone = true;
        patience.Cancel();
        socket.Dispose();
        patience.Dispose();
    }

    private async Task Send(string frame) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, patience.Token);

    private async Task Listen()
    {
        while (await Hear() is { } told)
        {
            if (told.TryGetProperty("taken", out var number)) taken.Writer.TryWrite(number);
            if (told.TryGetProperty("open", out var order)) orders.Writer.TryWrite(order);
        }

        taken.Writer.TryComplete();
    }

    private async Task<JsonElement?> Hear()
    {
        var buffer = new byte[4_096];
        var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
        return part.MessageType == WebSocketMessageType.Close ? null : JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count));
    }
}
