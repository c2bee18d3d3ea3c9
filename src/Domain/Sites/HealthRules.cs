using Toolbox24.Domain.Availability;

namespace Toolbox24.Domain.Sites;

/// <summary>How long a site may be silent, and what follows.</summary>
/// <param name="Silence">After this without a heartbeat of one of its devices a site is degraded.</param>
/// <param name="TellAfter">After this customers of the next hours are told.</param>
/// <param name="TellAhead">Who is told: whose slot begins within this.</param>
/// <param name="SellsWhileDegraded">Whether slots can be booked there all the same.</param>
public sealed record HealthRules(TimeSpan Silence, TimeSpan TellAfter, TimeSpan TellAhead, bool SellsWhileDegraded)
{
    public static HealthRules Default { get; } = new(
        Silence: TimeSpan.FromMinutes(1), TellAfter: TimeSpan.FromMinutes(10), TellAhead: TimeSpan.FromHours(6), SellsWhileDegraded: false);

    /// <summary>How often a device says that it is there.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Two heartbeats missed: nothing is decided that may turn out to be our fault in a moment.</summary>
    public static readonly TimeSpan Doubt = 2 * Heartbeat;

    /// <summary>Deadlines are met sooner; what is found this late happened while nobody listened.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked who else is to be told, for their hours have come.</summary>
    public TimeSpan TellAgain { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Why a site sells nothing now, whatever is free there; null where it does.</summary>
    /// <param name="site">Which.</param>
    /// <param name="silentSince">Since when it does not answer; null where it does.</param>
    public Unavailable? Refuse(SiteId site, DateTimeOffset? silentSince) =>
        silentSince is { } since && !SellsWhileDegraded ? new SiteDoesNotAnswer(site, since) : null;
}
