using System.Collections.Concurrent;
using System.Net.WebSockets;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Doors;

/// <summary>
/// Our end of the line to the bridges, which stand beside the locks: hands them orders, takes what they say. A report is answered
/// once it is kept; said again, it is answered again and kept once. Of a site's bridges the one that came last is asked.
/// </summary>
/// <param name="reports">Keeps what bridges say.</param>
/// <param name="alone">Knows which kiosks may have doors opened without us.</param>
/// <param name="stopwatch">Measures how long a line says nothing: the network knows nothing of a clock that is moved.</param>
public sealed class LockerBridge(DeviceReports reports, AloneKiosks alone, TimeProvider stopwatch) : ILockerHardware
{
    /// <summary>A line on which nothing was heard for so long is dead, whatever the network says: its bridge is to come again.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<SiteId, BridgeLine> lines = new();

    /// <inheritdoc />
    public async Task Open(LockOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!lines.TryGetValue(order.Site, out var line)) throw new HttpRequestException($"No bridge of site {order.Site.Value} is there.");

        try
        {
            await line.Send(new(Open: new(order.Command.Value, order.Door.Value, order.Until)), cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The bridge of site {order.Site.Value} has gone.", gone);
        }
    }

    /// <summary>Speaks with a bridge until it goes.</summary>
    /// <param name="socket">Its line.</param>
    /// <param name="device">Which bridge.</param>
    /// <param name="heartbeat">Is told each time it says that it is there, once all is kept that it said before.</param>
    /// <param name="cancellationToken">Ends the line.</param>
    public async Task Serve(WebSocket socket, Device device, Func<Task> heartbeat, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(heartbeat);
        using var line = new BridgeLine(socket);
        var bridge = await reports.Listen(device, cancellationToken);
        using var silence = new CancellationTokenSource(Silence, stopwatch);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            lines[device.Site] = line;
            await line.Welcome(bridge.Last + 1, cancellationToken);
            var told = await Tell(line, device.Site, told: null, cancellationToken);
            while (await line.Read(ending.Token) is { } frame)
            {
                var (beat, number, said) = BridgeFrames.Read(frame);
                if (beat is { } at)
                {
                    silence.CancelAfter(Silence);
                    reports.HearTime(bridge, at);
                    await heartbeat();
                    told = await Tell(line, device.Site, told, cancellationToken);
                    continue;
                }

                if (number < 1 || number - bridge.Last > DeviceReports.LongestGap) return;

                await reports.Take(bridge, number, said?.Door ?? default, said?.Report);
                await line.Send(new(Taken: number), cancellationToken);
            }
        }
        finally
        {
            lines.TryRemove(KeyValuePair.Create(device.Site, line));
        }
    }

    /// <summary>Tells a bridge which kiosks may ask it, where that has changed; so one that is revoked opens nothing any more.</summary>
    private async Task<string> Tell(BridgeLine line, SiteId site, string? told, CancellationToken cancellationToken)
    {
        var (frame, words) = await alone.Of(site, cancellationToken);
        if (words != told) await line.Send(new(Alone: frame), cancellationToken);
        return words;
    }
}
