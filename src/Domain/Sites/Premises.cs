using System.Collections.Immutable;
using System.Diagnostics;
using Toolbox24.Domain.Doors;

namespace Toolbox24.Domain.Sites;

/// <summary>What may be wrong at a site, as its own sensors tell. None of it ever keeps anybody from leaving.</summary>
public enum Alarm
{
    /// <summary>The way out is free, lockers stay shut.</summary>
    Fire,

    PowerCut,

    /// <summary>Somebody pushes the exit, and it does not open.</summary>
    Trapped,
}

/// <summary>An alarm that is on.</summary>
/// <param name="Alarm">Which.</param>
/// <param name="Since">Since when.</param>
public sealed record AlarmOn(Alarm Alarm, DateTimeOffset Since);

/// <summary>What goes on inside a site, as its sensors say: who is there, and what is wrong.</summary>
/// <param name="Site">Which.</param>
/// <param name="Inside">How many persons are inside.</param>
public sealed record Premises(SiteId Site, int Inside)
{
    /// <summary>Since when somebody is inside without a break; null where nobody is.</summary>
    public DateTimeOffset? OccupiedSince { get; init; }

    /// <summary>Whether a person was told that somebody has stayed for too long.</summary>
    public bool IsStayTold { get; init; }

    /// <summary>Whether a sensor here counts persons.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Since when they were inside of whose stay a person was told last; null where that never happened.</summary>
    public DateTimeOffset? ToldSince { get; init; }

    public ImmutableArray<AlarmOn> Alarms { get; init; } = [];

    /// <summary>When somebody called for help last; null where nobody ever did.</summary>
    public DateTimeOffset? HelpCalledAt { get; init; }

    /// <summary>A site of which nothing was heard.</summary>
    public static Premises New(SiteId site) => new(site, 0);

    /// <summary>Why nobody may come in now; null where they may. Who is inside may stay, and leave.</summary>
    /// <param name="maximum">How many persons may be inside at once.</param>
    public Refusal? RefuseEntry(int maximum) =>
        RefuseOpening() ?? (Inside >= maximum ? new SiteFull(Inside, maximum) : null);

    /// <summary>Why no door is opened now; null where one may be. The way out is not ours to open, and never held.</summary>
    public Refusal? RefuseOpening() => IsOn(Alarm.Fire) ? new SiteEvacuated() : null;

    /// <summary>Takes in what sensors say; null where that is known.</summary>
    /// <param name="report">What they say.</param>
    /// <param name="maximum">How many persons may be inside at once.</param>
    /// <param name="rules">When a call for help is another one.</param>
    public PremisesEvent? Hear(PremisesReport report, int maximum, PremisesRules rules) => report switch
    {
        PersonsCounted said => said.Inside == Inside
            ? null
            : new PersonsInside(Site, said.Inside, OccupiedSince ?? said.At, IsTooMany: Inside <= maximum && said.Inside > maximum, said.At),
        AlarmRead said => said.IsOn == IsOn(said.Alarm)
            ? null
            : said.IsOn ? new AlarmRaised(Site, said.Alarm, Inside, said.At) : new AlarmEnded(Site, said.Alarm, said.At),
        HelpCalled said => (said.At - HelpCalledAt)?.Duration() < rules.SameCall ? null : new HelpAsked(Site, Inside, said.At),
        _ => throw new UnreachableException($"{report?.GetType().Name} is said of no site."),
    };

    /// <summary>A visit lasts for too long, as the entrance knows; null where a sensor knows better, or a person was told.</summary>
    /// <param name="since">Since when.</param>
    /// <param name="now">When.</param>
    public PremisesEvent? Stay(DateTimeOffset since, DateTimeOffset now) =>
        IsCounted || ToldSince >= since ? null : new StayedLong(Site, Inside, since, now);

    /// <summary>When something is to happen by itself; null when nothing is.</summary>
    public DateTimeOffset? NextDeadline(PremisesRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return IsStayTold ? null : OccupiedSince + rules.LongestStay;
    }

    /// <summary>Does what is due; null where nothing is.</summary>
    public PremisesEvent? MeetDeadlines(PremisesRules rules, DateTimeOffset now) =>
        NextDeadline(rules) <= now ? new StayedLong(Site, Inside, OccupiedSince!.Value, now) : null;

    public Premises Apply(PremisesEvent happened) => happened switch
    {
        PersonsInside { Inside: 0 } => this with { Inside = 0, OccupiedSince = null, IsStayTold = false, IsCounted = true },
        PersonsInside e => this with { Inside = e.Inside, OccupiedSince = e.Since, IsCounted = true },
        StayedLong e => this with { IsStayTold = OccupiedSince is not null, ToldSince = e.Since },
        AlarmRaised e => this with { Alarms = Alarms.Add(new(e.Alarm, e.At)) },
        AlarmEnded e => this with { Alarms = Alarms.RemoveAll(on => on.Alarm == e.Alarm) },
        HelpAsked e => this with { HelpCalledAt = e.At },
        _ => throw new UnreachableException($"{happened?.GetType().Name} does not happen at a site."),
    };

    public bool Equals(Premises? other) =>
        other is not null
        && (Site, Inside, OccupiedSince, IsStayTold, HelpCalledAt) == (other.Site, other.Inside, other.OccupiedSince, other.IsStayTold, other.HelpCalledAt)
        && (IsCounted, ToldSince) == (other.IsCounted, other.ToldSince)
        && Alarms.AsSpan().SequenceEqual(other.Alarms.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Site, Inside, OccupiedSince);

    private bool IsOn(Alarm alarm) => Alarms.Any(on => on.Alarm == alarm);
}

/// <summary>The times of those who are inside.</summary>
/// <param name="LongestStay">After this a person is told that somebody is still inside.</param>
public sealed record PremisesRules(TimeSpan LongestStay)
{
    public static PremisesRules Default { get; } = new(TimeSpan.FromMinutes(20));

    /// <summary>A button for help that is pressed again within this is the same call.</summary>
    public TimeSpan SameCall { get; init; } = TimeSpan.FromSeconds(30);
}
