namespace Toolbox24.Domain.Sites;

/// <summary>Something that happened inside a site.</summary>
public abstract record PremisesEvent(SiteId Site, DateTimeOffset At);

/// <summary>Somebody has come or gone.</summary>
/// <param name="Site">Where.</param>
/// <param name="Inside">How many are inside now; 0: all have left.</param>
/// <param name="Since">Since when somebody is, or was, there without a break.</param>
/// <param name="IsTooMany">Whether they are more than may be inside, and were not before.</param>
/// <param name="At">When.</param>
public sealed record PersonsInside(SiteId Site, int Inside, DateTimeOffset Since, bool IsTooMany, DateTimeOffset At) : PremisesEvent(Site, At);

/// <summary>Somebody has been inside for longer than anybody needs.</summary>
public sealed record StayedLong(SiteId Site, int Inside, DateTimeOffset Since, DateTimeOffset At) : PremisesEvent(Site, At);

public sealed record AlarmRaised(SiteId Site, Alarm Alarm, int Inside, DateTimeOffset At) : PremisesEvent(Site, At);

public sealed record AlarmEnded(SiteId Site, Alarm Alarm, DateTimeOffset At) : PremisesEvent(Site, At);

/// <summary>Somebody calls for help.</summary>
public sealed record HelpAsked(SiteId Site, int Inside, DateTimeOffset At) : PremisesEvent(Site, At);

public sealed record SiteFull(int Inside, int Maximum) : Refusal("As many persons are inside as may be.");

/// <summary>It burns, or seems to: the way out is free, and nobody is let in.</summary>
public sealed record SiteEvacuated() : Refusal("The site is being evacuated.");
