using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Doors;

namespace Toolbox24.Integrations.Doors;

/// <summary>
/// Our end of the line to the bridges, which stand beside the locks: hands them orders, takes what they say. A report is answered
/// once it is kept; said again, it is answered again and kept once. Of a site's bridges the one that came last is asked.
/// </summary>
public sealed partial class LockerBridge(DeviceReportStore reports, DoorStore doors, TimeProvider clock, ILogger<LockerBridge> log) : ILockerHardware
{
    /// <summary>By how much the clock of a device may be wrong before that is logged.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);

    /// <summary>No device has so much unsaid: a number that jumps further is none.</summary>
    private const long LongestGap = 1_000_000;

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
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException)
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
        var last = await reports.Last(device.Id, cancellationToken);
        await line.Send(new(Welcome: last + 1), cancellationToken);
        lines[device.Site] = line;
        try
        {
            var (known, isClockRight) = (new HashSet<Guid>(), true);
            while (await line.Read(cancellationToken) is { } frame)
            {
                var (beat, number, said) = BridgeFrames.Read(frame);
                if (beat is { } at)
                {
                    var wrong = at - clock.GetUtcNow();
                    if (isClockRight && wrong.Duration() > Skew) ClockWrong(device.Id.Value, wrong);
                    isClockRight = wrong.Duration() <= Skew;
                    await heartbeat();
                    continue;
                }

                if (number < 1 || number - last > LongestGap) return;

                if (number > last + 1) NumbersMissing(device.Id.Value, last + 1, number - 1);
                await Take(device, number, said, known);
                last = Math.Max(last, number);
                await line.Send(new(Taken: number), cancellationToken);
            }
        }
        finally
        {
            lines.TryRemove(KeyValuePair.Create(device.Site, line));
        }
    }

    /// <summary>Keeps what a report says, or that it is of no use.</summary>
    private async Task Take(Device device, long number, ReportFrame? said, HashSet<Guid> known)
    {
        var now = clock.GetUtcNow();
        if (said is null)
        {
            await SetAside(device, number, "unreadable", now);
        }
        else if (!await IsOf(device.Site, said.Door, known))
        {
            await SetAside(device, number, "unknown-door", now);
        }
        else
        {
            // What is said later happened then; what is said to happen later has happened now.
            var at = said.Report.At > now ? now : said.Report.At.ToUniversalTime();
            await reports.Take(new(device.Id, new DoorId(said.Door), said.Report with { At = at }), number, now);
        }
    }

    private async Task SetAside(Device device, long number, string why, DateTimeOffset now)
    {
        ReportSetAside(device.Id.Value, number, why);
        await reports.SetAside(device.Id, number, why, now);
    }

    private async Task<bool> IsOf(SiteId site, Guid door, HashSet<Guid> known)
    {
        if (known.Contains(door)) return true;

        known.UnionWith((await doors.Of(site)).Select(one => one.Id.Value));
        return known.Contains(door);
    }

    [LoggerMessage(LogLevel.Warning, "Device {Device} has not said what it numbered {From} to {To}")]
    private partial void NumbersMissing(Guid device, long from, long to);

    [LoggerMessage(LogLevel.Warning, "What device {Device} numbered {Number} is set aside: {Why}")]
    private partial void ReportSetAside(Guid device, long number, string why);

    [LoggerMessage(LogLevel.Warning, "The clock of device {Device} differs by {By}")]
    private partial void ClockWrong(Guid device, TimeSpan by);
}
