using System.Collections.Immutable;
using System.Diagnostics;

namespace Toolbox24.Domain.Sites;

/// <summary>When a device said last that it is there.</summary>
public sealed record DeviceHeard(DeviceId Device, DateTimeOffset At);

/// <summary>
/// Whether a site answers: it is degraded while any of its devices is silent that was ever heard. A site none of whose devices was
/// ever heard is not watched.
/// </summary>
/// <param name="Site">Which.</param>
/// <param name="Heard">The devices that were heard, each with its last heartbeat.</param>
/// <param name="DegradedSince">When the first of those that are silent was heard last; null while all answer.</param>
public sealed record SiteHealth(SiteId Site, ImmutableArray<DeviceHeard> Heard, DateTimeOffset? DegradedSince)
{
    /// <summary>When customers were told last, in this silence.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>When the last silence ended.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>Since when somebody listens again after nobody did, or the clock was moved: what was not heard before says nothing.</summary>
    public DateTimeOffset? ListeningSince { get; init; }

    public bool Equals(SiteHealth? other) =>
        other is not null
        && (Site, DegradedSince, ToldAt, RestoredAt, ListeningSince) == (other.Site, other.DegradedSince, other.ToldAt, other.RestoredAt, other.ListeningSince)
        && Heard.AsSpan().SequenceEqual(other.Heard.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Site, DegradedSince, Heard.Length);

    /// <summary>A site that was never heard.</summary>
    public static SiteHealth New(SiteId site) => new(site, [], null);

    /// <summary>Whether a device's silence is noticed.</summary>
    public bool Watches(DeviceId device) => Heard.Any(heard => heard.Device == device);

    /// <summary>Notes the heartbeat of a device that is watched. No event: most change nothing that lasts.</summary>
    public SiteHealth Hear(DeviceId device, DateTimeOffset at) => this with
    {
        Heard = [.. Heard.Select(heard => heard.Device == device && heard.At < at ? heard with { At = at } : heard)],
    };

    /// <summary>Watches no devices but these: what was revoked is not expected any more.</summary>
    public SiteHealth Only(IReadOnlyCollection<DeviceId> devices) => this with { Heard = [.. Heard.Where(heard => devices.Contains(heard.Device))] };

    /// <summary>Whether a silence is noticed so late that nobody can have listened: it is given the time of one more.</summary>
    public bool IsNoticedLate(HealthRules rules, DateTimeOffset now) =>
        DegradedSince is null && now - NextDeadline(rules) > HealthRules.Late;

    public SiteHealth Listening(DateTimeOffset now) => this with { ListeningSince = now };

    /// <summary>What has come of the time that went by; null where nothing.</summary>
    public SiteHealthEvent? Decide(HealthRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (DegradedSince is not { } since)
        {
            ImmutableArray<DeviceHeard> silent = [.. Heard.Where(heard => Later(heard.At, ListeningSince) + rules.Silence <= now)];
            return silent.IsEmpty
                ? null
                : new SiteDegraded(Site, Later(silent.Min(heard => heard.At), RestoredAt), [.. silent.Select(heard => heard.Device)], now);
        }

        if (Heard.Length > 0 && Heard.All(heard => heard.At + rules.Silence > now)) return new SiteRestored(Site, since, now);

        return NextDeadline(rules) <= now ? new SiteStillDegraded(Site, since, now) : null;
    }

    /// <summary>When something is to happen by itself; null when nothing is.</summary>
    public DateTimeOffset? NextDeadline(HealthRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (DegradedSince is { } since) return ToldAt + rules.TellAgain ?? since + rules.TellAfter;

        return Heard.IsEmpty ? null : Later(Heard.Min(heard => heard.At), ListeningSince) + rules.Silence;
    }

    /// <summary>Since when nothing was heard of a device that should have been, without that being a silence yet; null where all answer.</summary>
    public DateTimeOffset? DoubtfulSince(DateTimeOffset now) =>
        !Heard.IsEmpty && Heard.Min(heard => heard.At) is var first && now - first > HealthRules.Doubt ? Later(first, RestoredAt) : null;

    /// <summary>When it was heard last, where a silence of it since then is still to be noticed; null where it is degraded, or never was heard.</summary>
    public DateTimeOffset? UnheardSince(HealthRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return DegradedSince is null && !Heard.IsEmpty && Heard.Min(heard => heard.At) is var first && now - first <= rules.Silence ? Later(first, RestoredAt) : null;
    }

    public SiteHealth Apply(SiteHealthEvent happened) => happened switch
    {
        DeviceFirstHeard e => this with { Heard = [.. Heard, new(e.Device, e.At)] },
        SiteDegraded e => this with { DegradedSince = e.Since, ToldAt = null },
        SiteStillDegraded e => this with { ToldAt = e.At },
        SiteRestored e => this with { DegradedSince = null, ToldAt = null, RestoredAt = e.At },
        _ => throw new UnreachableException($"{happened?.GetType().Name} does not happen to a site."),
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => one > other || other is null ? one : other.Value;
}
