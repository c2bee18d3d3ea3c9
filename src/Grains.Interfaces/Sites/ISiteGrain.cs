using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Sites;

/// <summary>What lives at a site by the second; now, whether it answers. What administrators write of a site is not its matter.</summary>
[Alias("site")]
public interface ISiteGrain : IGrainWithGuidKey
{
    /// <summary>Who was heard, and when, to the last heartbeat.</summary>
    [Alias("health")]
    Task<SiteHealth> Health();

    /// <summary>When it was degraded from an instant on.</summary>
    [Alias("downtime")]
    Task<SiteDowntime> Downtime(DateTimeOffset from);

    /// <summary>One of its devices says that it is there. Nothing is written but what changes by it.</summary>
    [Alias("heartbeat")]
    Task Heartbeat(DeviceId device);

    /// <summary>Does what is due by itself. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();
}
