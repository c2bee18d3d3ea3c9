using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Availability;

namespace Toolbox24.Api.Availability;

/// <summary>What stands at a site, over a span.</summary>
public sealed record StockKey(SiteId Site, Slot Span);

public static class StockLoaders
{
    /// <summary>All of a site at once: whoever asks for one tool of a list asks for the others.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<StockKey, Stock>> GetStockAsync(
        IReadOnlyList<StockKey> keys, StockQueries stock, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (found, now) = (new Dictionary<StockKey, Stock>(), clock.GetUtcNow());
        foreach (var key in keys) found[key] = await stock.At(key.Site, [], key.Span, now, cancellationToken: cancellationToken);
        return found;
    }
}
