using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>When sites were silent, as the world made them.</summary>
internal sealed class Outages
{
    private readonly List<(SiteId Site, DateTimeOffset From, DateTimeOffset? Until)> all = [];

    private readonly Dictionary<SiteId, DateTimeOffset> heard = [];

    private readonly List<(SiteId Site, DateTimeOffset At)> beats = [];

    public void Begin(SiteId site, DateTimeOffset now)
    {
        heard[site] = now;
        beats.Add((site, now));
        all.Add((site, now, null));
    }

    /// <summary>Ends the silence of a site; it leaves no trace where nobody can have noticed.</summary>
    public void End(SiteId site, DateTimeOffset now, bool wasNoticed)
    {
        heard[site] = now;
        beats.Add((site, now));
        var at = all.FindIndex(one => one.Site == site && one.Until is null);
        if (wasNoticed) all[at] = all[at] with { Until = now };
        else all.RemoveAt(at);
    }

    /// <summary>When a kiosk of a site was heard last; null where none ever was.</summary>
    public DateTimeOffset? HeardAt(SiteId site) => heard.TryGetValue(site, out var at) ? at : null;

    /// <summary>What at an instant might still have turned out to be a silence: nobody is billed for that, whether it did or not.</summary>
    public IEnumerable<Slot> Doubts(SiteId site, DateTimeOffset at) => beats
        .Where(beat => beat.Site == site && beat.At < at && at - beat.At <= HealthRules.Default.Silence).Select(beat => new Slot(beat.At, at));

    /// <summary>Since when a site is silent; null where it is not.</summary>
    public DateTimeOffset? Since(SiteId site) => all.Where(one => one.Site == site && one.Until is null).Select(one => (DateTimeOffset?)one.From).SingleOrDefault();

    /// <summary>All silences of a site; what goes on ends now.</summary>
    public Standstills Of(SiteId site, DateTimeOffset now) =>
        new([.. all.Where(one => one.Site == site && one.From < (one.Until ?? now)).Select(one => new Slot(one.From, one.Until ?? now))]);
}
