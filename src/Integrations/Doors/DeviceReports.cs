using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Doors;

namespace Toolbox24.Integrations.Doors;

/// <summary>
/// Takes what devices say of doors, whoever made them: each number once. What is of no use is set aside, so that what comes after is
/// not held up; what is said to happen later has happened now.
/// </summary>
public sealed partial class DeviceReports(DeviceReportStore reports, DoorStore doors, TimeProvider clock, ILogger<DeviceReports> log)
{
    /// <summary>No device has so much unsaid: a number that jumps further is none.</summary>
    public const long LongestGap = 1_000_000;

    /// <summary>By how much the clock of a device may be wrong before that is logged.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);

    /// <summary>One device, as it is listened to.</summary>
    public sealed class Speaker(Device device, long last)
    {
        public Device Device => device;

        /// <summary>The highest number that is kept.</summary>
        public long Last { get; internal set; } = last;

        internal HashSet<Guid> Doors { get; } = [];

        internal bool IsClockRight { get; set; } = true;
    }

    /// <summary>Begins to listen to a device.</summary>
    public async Task<Speaker> Listen(Device device, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new(device, await reports.Last(device.Id, cancellationToken));
    }

    /// <summary>Keeps what a device says, or that it is of no use. What was kept under this number stays.</summary>
    /// <param name="speaker">Which device.</param>
    /// <param name="number">What it numbers it.</param>
    /// <param name="door">Of which door.</param>
    /// <param name="report">What; null where nobody understands it.</param>
    public async Task Take(Speaker speaker, long number, Guid door, DoorReport? report)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        var now = clock.GetUtcNow();
        if (number > speaker.Last + 1) NumbersMissing(speaker.Device.Id.Value, speaker.Last + 1, number - 1);
        if (report is null)
        {
            await SetAside(speaker, number, "unreadable", now);
        }
        else if (!await IsOf(speaker, door) || (report is PremisesReport && door != speaker.Device.Site.Value))
        {
            await SetAside(speaker, number, "unknown-door", now);
        }
        else
        {
            var at = report.At > now ? now : report.At.ToUniversalTime();
            await reports.Take(new(speaker.Device.Id, new DoorId(door), report with { At = at }), number, now);
        }

        speaker.Last = Math.Max(speaker.Last, number);
    }

    /// <summary>Hears what time it is to a device.</summary>
    public void HearTime(Speaker speaker, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        var wrong = at - clock.GetUtcNow();
        if (speaker.IsClockRight && wrong.Duration() > Skew) ClockWrong(speaker.Device.Id.Value, wrong);
        speaker.IsClockRight = wrong.Duration() <= Skew;
    }

    private async Task SetAside(Speaker speaker, long number, string why, DateTimeOffset now)
    {
        ReportSetAside(speaker.Device.Id.Value, number, why);
        await reports.SetAside(speaker.Device.Id, number, why, now);
    }

    private async Task<bool> IsOf(Speaker speaker, Guid door)
    {
        if (speaker.Doors.Contains(door)) return true;

        speaker.Doors.UnionWith((await doors.Of(speaker.Device.Site)).Select(one => one.Id.Value));
        return speaker.Doors.Contains(door);
    }

    [LoggerMessage(LogLevel.Warning, "Device {Device} has not said what it numbered {From} to {To}")]
    private partial void NumbersMissing(Guid device, long from, long to);

    [LoggerMessage(LogLevel.Warning, "What device {Device} numbered {Number} is set aside: {Why}")]
    private partial void ReportSetAside(Guid device, long number, string why);

    [LoggerMessage(LogLevel.Warning, "The clock of device {Device} differs by {By}")]
    private partial void ClockWrong(Guid device, TimeSpan by);
}
