using Toolbox24.Domain.Availability;

namespace Toolbox24.Domain.Sites;

/// <summary>
/// When people may enter a site. Tools are fetched at the start of a slot and brought back at its end: both lie in the opening
/// hours, whatever lies between.
/// </summary>
/// <param name="Zone">The site's clocks.</param>
/// <param name="Opening">Its hours on them.</param>
public sealed record SiteAccess(TimeZoneInfo Zone, OpeningHours Opening)
{
    public static SiteAccess Always { get; } = new(TimeZoneInfo.Utc, OpeningHours.Always);

    public bool MayStart(DateTimeOffset at) => Opening.IsAlways || Opening.IsOpenAt(Local(at));

    public bool MayEnd(DateTimeOffset at) => Opening.IsAlways || Opening.IsOpenUntil(Local(at));

    /// <summary>Why nobody can have a slot there, whatever is free; null where somebody can.</summary>
    public Unavailable? Refuse(Slot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (!MayStart(slot.Start)) return new SiteShut(slot.Start);

        return MayEnd(slot.End) ? null : new SiteShut(slot.End);
    }

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;
}

/// <param name="At">The start or the end of the slot, at which nobody may enter.</param>
public sealed record SiteShut(DateTimeOffset At) : Unavailable("A slot starts and ends while people may enter the site.");
