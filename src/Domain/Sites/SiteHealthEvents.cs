using System.Collections.Immutable;
using Toolbox24.Domain.Availability;

namespace Toolbox24.Domain.Sites;

/// <summary>Something that happened to what is heard of a site.</summary>
public abstract record SiteHealthEvent(SiteId Site, DateTimeOffset At);

/// <summary>From now on the device is expected to be heard.</summary>
public sealed record DeviceFirstHeard(SiteId Site, DeviceId Device, DateTimeOffset At) : SiteHealthEvent(Site, At);

/// <summary>A device has been silent for too long.</summary>
/// <param name="Site">Where.</param>
/// <param name="Since">When it was heard last: the degraded time begins there.</param>
/// <param name="Silent">Which devices.</param>
/// <param name="At">When that was noticed.</param>
public sealed record SiteDegraded(SiteId Site, DateTimeOffset Since, ImmutableArray<DeviceId> Silent, DateTimeOffset At) : SiteHealthEvent(Site, At);

/// <summary>It lasts: customers whose hours have come are to be told.</summary>
public sealed record SiteStillDegraded(SiteId Site, DateTimeOffset Since, DateTimeOffset At) : SiteHealthEvent(Site, At);

/// <summary>All its devices answer again.</summary>
public sealed record SiteRestored(SiteId Site, DateTimeOffset Since, DateTimeOffset At) : SiteHealthEvent(Site, At);

/// <summary>Nothing is sold at a site that nobody could open for the customer.</summary>
public sealed record SiteDoesNotAnswer(SiteId Site, DateTimeOffset Since) : Unavailable("The site does not answer, and sells nothing before it does.");
