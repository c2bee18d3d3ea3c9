using System.Net.WebSockets;
using System.Text.Json;
using Npgsql;
using Toolbox24.Simulator.Clock;

namespace Toolbox24.Simulator.Walls;

/// <summary>A wall's bridge: connects to the server, does what it is told, says what happens, and comes again when the line breaks.</summary>
internal sealed class WallLine(Wall wall, Uri server, ClockStore clock)
{
    private const string Protocol = "toolbox24.bridge.v1";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task Run(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && wall.Controller is null)
        {
            var changed = wall.Changed;
            if (!wall.IsOnline)
            {
                await changed.WaitAsync(stoppingToken);
                continue;
            }

            try
            {
                using var socket = new ClientWebSocket();
                socket.Options.AddSubProtocol(Protocol);

                // As src/Silo/Demo/DemoDevices.cs registers it.
                socket.Options.SetRequestHeader("Authorization", $"Bearer t24d_demo-bridge-{wall.Site:n}");
                await socket.ConnectAsync(server, stoppingToken);
                await Speak(socket, stoppingToken);
            }
            catch (Exception gone) when (!stoppingToken.IsCancellationRequested
                && gone is WebSocketException or OperationCanceledException or IOException or JsonException or NpgsqlException)
            {
                // The server, or the database with the time, is not there, or not yet; a socket that is cut while it sends says "canceled".
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task Speak(ClientWebSocket socket, CancellationToken stoppingToken)
    {
        using var line = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        if (await Hear(socket, line.Token) is not { Welcome: { } expected }) return;

        var listening = Listen(socket, line.Token);
        try
        {
            // Whoever comes, or comes again, knows nothing of the doors.
            wall.ReadDoors((await clock.Read(line.Token)).Now);
            var next = wall.From(expected);
            var (last, beat) = (expected - 1, Task.CompletedTask);
            while (wall is { IsOnline: true, Controller: null } && !listening.IsCompleted)
            {
                foreach (var said in next)
                {
                    await Send(socket, said, line.Token);
                    last = said.Number;
                }

                var changed = wall.Changed;
                next = wall.After(last);
                if (next.Count > 0) continue;

                // What was not said yet goes first: whoever is heard again has nothing old to tell.
                if (beat.IsCompleted)
                {
                    var moved = clock.Moved;
                    await Send(socket, new { heartbeat = (await clock.Read(line.Token)).Now }, line.Token);
                    beat = ClockStore.Beat(Heartbeat, moved, line.Token);
                }

                await Task.WhenAny(changed, listening, beat);
            }
        }
        finally
        {
            await line.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Send<TFrame>(ClientWebSocket socket, TFrame frame, CancellationToken cancellationToken) => await socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(frame, FrameJson.Options), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task Listen(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        while (await Hear(socket, cancellationToken) is { } told)
        {
            if (told.Taken is { } number) wall.Forget(number);
            if (told.Alone is { } alone) wall.Hear(alone);
            if (told.Open is { } order) wall.Obey(order, (await clock.Read(cancellationToken)).Now);
        }
    }

    private static async Task<Told?> Hear(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var (buffer, length) = (new byte[4_096], 0);
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType != WebSocketMessageType.Text) return null;

            length += part.Count;
            if (part.EndOfMessage) return JsonSerializer.Deserialize<Told>(buffer.AsSpan(0, length), FrameJson.Options);
        }

        return null;
    }
}
