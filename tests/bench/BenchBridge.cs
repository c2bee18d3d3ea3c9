using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Toolbox24.Domain.Sites;
using Toolbox24.Silo.Doors;

namespace Toolbox24.Bench;

/// <summary>A bridge beside some locks, as docs/bridge.md says that one speaks.</summary>
internal sealed class BenchBridge : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[4_096];
    private long next;
    private long beaten;

    /// <summary>Connects as the bridge of a site, and says that it is there.</summary>
    public static async Task<BenchBridge> Connect(Uri server, SiteId site)
    {
        var bridge = new BenchBridge();
        bridge.socket.Options.AddSubProtocol(BridgeEndpoint.Protocol);
        bridge.socket.Options.SetRequestHeader("Authorization", $"Bearer {Devices.Credential(DeviceKind.Bridge, site.Value)}");
        await bridge.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "bridge" }.Uri, default);
        bridge.next = (await bridge.Hear("welcome")).GetInt64();
        await bridge.Beat();
        return bridge;
    }

    /// <summary>The command of the next order.</summary>
    public async Task<Guid> Order() => (await Hear("open")).GetProperty("command").GetGuid();

    /// <summary>Says something of a door, and now and then that it is there; ends when it is kept.</summary>
    public async Task Say(Guid door, string kind, DateTimeOffset at, params (string Name, object Value)[] also)
    {
        var report = new Dictionary<string, object> { ["$type"] = kind, ["at"] = at };
        foreach (var (name, value) in also) report[name] = value;
        await BeatWhereDue();
        await Send(new { number = next, door, report });
        if ((await Hear("taken")).GetInt64() != next) throw new InvalidOperationException("Another report was taken.");
        next++;
    }

    /// <summary>Says that it is there, if it is time to.</summary>
    public Task BeatWhereDue() => Stopwatch.GetElapsedTime(beaten) > HealthRules.Heartbeat ? Beat() : Task.CompletedTask;

    public void Dispose() => socket.Dispose();

    private async Task Beat()
    {
        beaten = Stopwatch.GetTimestamp();
        await Send(new { heartbeat = DateTimeOffset.UtcNow });
    }

    private Task Send(object frame) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame), WebSocketMessageType.Text, endOfMessage: true, default);

    private async Task<JsonElement> Hear(string what)
    {
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, default);
            if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException(socket.CloseStatusDescription);
            if (JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count)).TryGetProperty(what, out var said)) return said;
        }
    }
}
