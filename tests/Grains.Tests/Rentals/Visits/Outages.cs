using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>When sites were silent, as the world made them.</summary>
internal sealed class Outages
{
    private readonly List<(SiteId Site, DateTimeOffset From, DateTimeOffset? Until)> all = [];

    private readonly Dictionary<SiteId, DateTimeOffset> heard = [];

    public void Begin(SiteId site, DateTimeOffset now)
    {
        heard[site] = now;
        all.Add((site, now, null));
    }

    /// <summary>Ends the silence of a site; it leaves no trace where nobody can have noticed.</summary>
    public void End(SiteId site, DateTimeOffset now, bool wasNoticed)
    {
        heard[site] = now;
        var at = all.FindIndex(one => one.Site == site && one.Until is null);
        if (wasNoticed) all[at] = all[at] with { Until = now };
        else all.RemoveAt(at);
    }

    /// <summary>When a kiosk of a site was heard last; null where none ever was.</summary>
    public DateTimeOffset? HeardAt(SiteId site) => heard.TryGetValue(site, out var at) ? at : null;

    /// <summary>Since when a site is silent; null where it is not.</summary>
    public DateTimeOffset? Since(SiteId site) => all.Where(one => one.Site == site && one.Until is null).Select(one => (DateTimeOffset?)one.From).SingleOrDefault();

    /// <summary>All silences of a site; what goes on ends now.</summary>
    public Standstills Of(SiteId site, DateTimeOffset now) =>
        new([.. all.Where(one => one.Site == site && one.From < (one.Until ?? now)).Select(one => new Slot(one.From, one.Until ?? now))]);
}
