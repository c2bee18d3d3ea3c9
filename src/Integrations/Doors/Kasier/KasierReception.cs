using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Integrations.Doors.Kasier;

/// <summary>What became of a call of Kasier's.</summary>
public enum KasierTaken
{
    /// <summary>It is kept, now or before.</summary>
    Yes,

    /// <summary>Kasier did not sign it.</summary>
    Forged,

    Unreadable,

    /// <summary>It is of no controller of ours, or not any more.</summary>
    NotOurs,
}

/// <summary>
/// Takes what Kasier calls us with: each event once, in the order of its controller. A call that comes early, or was lost, is made up for: what is
/// missing is asked for, and how the doors stand where it is not to be had.
/// </summary>
public sealed partial class KasierReception(
    DeviceStore devices, DeviceReports reports, KasierApi kasier, KasierKey key, TimeProvider clock, ILogger<KasierReception> log)
{
    private readonly ConcurrentDictionary<DeviceId, Line> lines = new();

    /// <summary>Takes one call.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="signature">What its header says.</param>
    /// <param name="heartbeat">Is told where a controller lives, once all is kept that it said before.</param>
    /// <param name="cancellationToken">Ends the taking.</param>
    /// <exception cref="HttpRequestException">Something is missing, and Kasier cannot be asked for it: the call is to come again.</exception>
    public async Task<KasierTaken> Take(
        ReadOnlyMemory<byte> body, string? signature, Func<Device, Task> heartbeat, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(heartbeat);
        if (!KasierSignature.IsRight(signature, body.Span, key.Value, clock.GetUtcNow())) return KasierTaken.Forged;
        if (Read(body) is not { } said) return KasierTaken.Unreadable;
        if (await devices.Load(new DeviceId(said.Controller), cancellationToken) is not { Kind: DeviceKind.Kasier, RevokedAt: null } device)
            return KasierTaken.NotOurs;

        // One call of a controller at a time keeps its order.
        var line = lines.GetOrAdd(device.Id, _ => new Line());
        await line.Turn.WaitAsync(cancellationToken);
        try
        {
            var controller = line.Controller ??= await reports.Listen(device, cancellationToken);
            if (said.Sequence - controller.Last > DeviceReports.LongestGap) return KasierTaken.Unreadable;

            await MakeUp(controller, said.LivesAt is null ? said.Sequence - 1 : said.Sequence, cancellationToken);
            if (said.LivesAt is { } at)
            {
                reports.HearTime(controller, at);
                await heartbeat(device);
            }
            else if (said.Sequence > controller.Last)
            {
                await reports.Take(controller, said.Sequence, said.Door, said.Report);
            }

            return KasierTaken.Yes;
        }
        finally
        {
            line.Turn.Release();
        }
    }

    /// <summary>Asks for what a controller said before, as far as we have not got it.</summary>
    private async Task MakeUp(DeviceReports.Speaker controller, long through, CancellationToken cancellationToken)
    {
        var first = controller.Last + 1;
        if (first > through) return;

        while (controller.Last < through)
        {
            var missed = (await kasier.EventsAfter(controller.Device.Id, controller.Last, cancellationToken))
                .Select(KasierWords.Read)
                .OfType<KasierEvent>()
                .Where(one => one.Controller == controller.Device.Id.Value && one.Sequence > controller.Last && one.Sequence <= through && one.LivesAt is null)
                .OrderBy(one => one.Sequence)
                .ToList();
            if (missed.Count == 0) break;

            foreach (var one in missed) await reports.Take(controller, one.Sequence, one.Door, one.Report);
        }

        MadeUp(controller.Device.Id.Value, first, controller.Last, through);
        if (controller.Last < through) await kasier.ReadAnew(controller.Device.Site, cancellationToken);
    }

    private static KasierEvent? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return KasierWords.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public DeviceReports.Speaker? Controller { get; set; }
    }

    [LoggerMessage(LogLevel.Information, "Controller {Device} was asked for its events from {From}: {To} of {Through} are there")]
    private partial void MadeUp(Guid device, long from, long to, long through);
}

/// <summary>What Kasier signs its calls with.</summary>
public sealed record KasierKey(string Value);
