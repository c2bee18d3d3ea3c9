using System.Collections.Immutable;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Availability;

/// <summary>Finds what can be had instead of what cannot.</summary>
public sealed class AlternativeQueries(NpgsqlDataSource database, StockQueries stock)
{
    private const int MostSites = 10;

    /// <summary>A refusal of a wish that says what can be had instead.</summary>
    /// <param name="refusal">Why it cannot be had.</param>
    /// <param name="wanted">What was wished for.</param>
    /// <param name="rules">The rules of today.</param>
    /// <param name="now">When.</param>
    /// <param name="changing">The booking that would have it in the place of what it has; null where there is none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Refusal> Instead(
        Unavailable refusal, Wanted wanted, OperatingRules rules, DateTimeOffset now, Rental? changing = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal with { Alternatives = await Nearest(wanted, rules, now, changing, cancellationToken) };
    }

    /// <summary>The three nearest things to a wish that cannot be granted: another time, a twin tool, another site.</summary>
    /// <param name="wanted">What was wished for.</param>
    /// <param name="rules">The rules of today.</param>
    /// <param name="now">When.</param>
    /// <param name="changing">The booking that would have it in the place of what it has; null where there is none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<ImmutableArray<Alternative>> Nearest(
        Wanted wanted, OperatingRules rules, DateTimeOffset now, Rental? changing = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tools = wanted.Needs.Select(need => need.Tool).ToHashSet();
        var twins = await Twins(tools, cancellationToken);
        HashSet<ToolId> alike = [.. twins.Select(twin => twin.Tool).Except(tools)];
        var here = await stock.At(wanted.Site, tools, Around(wanted, rules.Slots, now), now, changing?.Id, cancellationToken);
        if (alike.Count > 0) here = here.With(await stock.At(wanted.Site, alike, wanted.Slot, now, cancellationToken: cancellationToken));

        if (!here.Sells(rules.Health)) here = new Stock(here.Site, []);
        var elsewhere = await Elsewhere(wanted, tools, rules.Health, now, cancellationToken);
        var known = new Surroundings(here, twins.ToLookup(twin => twin.For, twin => twin.Tool), elsewhere) { Has = changing?.Slot };
        return known.Nearest(wanted, rules.Slots, now);
    }

    /// <summary>The nearest sites where it can be had; no more than are named.</summary>
    private async Task<ImmutableArray<Stock>> Elsewhere(
        Wanted wanted, HashSet<ToolId> tools, HealthRules health, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Stock>();
        foreach (var site in await Others(wanted.Site, tools, cancellationToken))
        {
            var there = await stock.At(site, tools, wanted.Slot, now, cancellationToken: cancellationToken);
            if (there.Refuse(wanted.Slot, health) is null && there.Missing(wanted.Needs, wanted.Slot).Count == 0) found.Add(there);
            if (found.Count == Surroundings.Most) break;
        }

        return found.ToImmutable();
    }

    /// <summary>All that can be booked, and the wanted slot wherever it is.</summary>
    private static Slot Around(Wanted wanted, SlotRules rules, DateTimeOffset now)
    {
        var (bookable, slot) = (rules.Bookable(now), wanted.Slot);
        return new(slot.Start < bookable.Start ? slot.Start : bookable.Start, slot.End > bookable.End ? slot.End : bookable.End);
    }

    /// <summary>Tools of the same category, nearest in worth first.</summary>
    private Task<List<Twin>> Twins(HashSet<ToolId> tools, CancellationToken cancellationToken) => database.ReadAll(
        """
        SELECT t.id, twin.id FROM tool t JOIN tool twin ON twin.category_id = t.category_id AND twin.id <> t.id
        WHERE t.id = ANY ($1) AND twin.retired_at IS NULL
        ORDER BY abs(twin.replacement_value_cents - t.replacement_value_cents), twin.name
        """,
        row => new Twin(new ToolId(row.GetGuid(0)), new ToolId(row.GetGuid(1))), [Values(tools)], cancellationToken);

    /// <summary>Other sites where all these tools stand, the nearest first; those nobody has put on a map come last, by name.</summary>
    private Task<List<SiteId>> Others(SiteId site, HashSet<ToolId> tools, CancellationToken cancellationToken) => database.ReadAll(
        """
        SELECT s.id FROM site s JOIN (
            SELECT site_id FROM rentable_unit WHERE tool_id = ANY ($2) AND site_id <> $1
            GROUP BY site_id HAVING count(DISTINCT tool_id) = cardinality($2)
        ) stocked ON stocked.site_id = s.id
        LEFT JOIN site here ON here.id = $1
        ORDER BY (s.latitude - here.latitude) ^ 2 + ((s.longitude - here.longitude) * cosd(here.latitude)) ^ 2, s.name
        LIMIT $3
        """,
        row => new SiteId(row.GetGuid(0)), [site.Value, Values(tools), MostSites], cancellationToken);

    private static Guid[] Values(HashSet<ToolId> tools) => [.. tools.Select(tool => tool.Value)];
}
