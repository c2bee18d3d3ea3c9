using Toolbox24.Domain;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>When sites were silent, as the world made them.</summary>
internal sealed class Outages
{
    private readonly List<(SiteId Site, DateTimeOffset From, DateTimeOffset? Until)> all = [];

    public void Begin(SiteId site, DateTimeOffset now) => all.Add((site, now, null));

    /// <summary>Ends the silence of a site; it leaves no trace where nobody can have noticed.</summary>
    public void End(SiteId site, DateTimeOffset now, bool wasNoticed)
    {
        var at = all.FindIndex(one => one.Site == site && one.Until is null);
        if (wasNoticed) all[at] = all[at] with { Until = now };
        else all.RemoveAt(at);
    }

    /// <summary>Since when a site is silent; null where it is not.</summary>
    public DateTimeOffset? Since(SiteId site) => all.Where(one => one.Site == site && one.Until is null).Select(one => (DateTimeOffset?)one.From).SingleOrDefault();

    /// <summary>All silences of a site; what goes on ends now.</summary>
    public Standstills Of(SiteId site, DateTimeOffset now) =>
        new([.. all.Where(one => one.Site == site && one.From < (one.Until ?? now)).Select(one => new Slot(one.From, one.Until ?? now))]);
}
