using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Availability;

/// <summary>So many units of a tool.</summary>
public sealed record NeedInput(ToolId Tool, int Units = 1);

/// <summary>Asks whether several tools and packs of a site can be had together.</summary>
/// <param name="Site">Where.</param>
/// <param name="Slot">When.</param>
/// <param name="Tools">Which tools.</param>
/// <param name="Packs">Which packs.</param>
public sealed record AvailabilityInput(
    SiteId Site, SlotInput Slot, IReadOnlyList<NeedInput>? Tools = null, IReadOnlyList<PackId>? Packs = null);

/// <summary>Whether all of it can be booked now, or what is in the way, and what can be had instead.</summary>
/// <param name="IsFree">It is promised to nobody else yet: only a hold is a promise.</param>
/// <param name="Missing">The tools of which there are too few then.</param>
/// <param name="Alternatives">The three nearest things that can be had instead.</param>
/// <param name="Refusal">Why nobody could book it: it is no slot, the site is shut then, or does not answer now, or a pack is rented out no more.</param>
[VisibleWithField]
public sealed record AvailabilityPayload(
    bool IsFree, IReadOnlyList<ToolId> Missing, [property: ListSize(AssumedSize = Surroundings.Most)] IReadOnlyList<Alternative> Alternatives,
    Refusal? Refusal);

[QueryType]
public static class AvailabilityQuery
{
    /// <summary>Whether several tools and packs of a site can be had together for a slot; if not, why, and what can be had instead.</summary>
    [AllowAnonymous]
    public static async Task<AvailabilityPayload> GetAvailability(
        AvailabilityInput input, StockQueries stock, AlternativeQueries alternatives, IPackByIdDataLoader packs,
        CurrentSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await packs.LoadAsync(input.Packs ?? [], cancellationToken);
        List<Pack> known = [.. found.OfType<Pack>()];
        var (wanted, now) = (Wanted(input, known), clock.GetUtcNow());
        var rules = (await settings.At(now)).Rules;
        if (rules.Slots.Refuse(wanted.Slot, now) is { } refusal) return new(false, [], [], refusal);
        if (known.Find(pack => pack.RetiredAt is not null) is { } retired) return new(false, [], [], new NotOnOffer(null, retired.Id));

        var tools = wanted.Needs.Select(need => need.Tool).ToHashSet();
        var there = await stock.At(wanted.Site, tools, wanted.Slot, now, cancellationToken: cancellationToken);
        var (missing, shut) = (there.Missing(wanted.Needs, wanted.Slot), there.Refuse(wanted.Slot, rules.Health));
        if (missing.Count == 0 && shut is null) return new(true, [], [], null);

        var instead = await alternatives.Nearest(wanted, rules, now, cancellationToken: cancellationToken);
        return new(false, missing, instead, shut is null ? null : shut with { Alternatives = instead });
    }

    private static Wanted Wanted(AvailabilityInput input, List<Pack> packs)
    {
        var tools = input.Tools ?? [];
        if (tools.Count + packs.Count is < 1 or > 20 || tools.Any(need => need.Units is < 1 or > 100))
            throw new GraphQLException("Ask for 1 to 20 tools and packs, and 1 to 100 units of a tool.");
        if (packs.Count < input.Packs?.Count) throw new GraphQLException("There is no such pack.");

        return new(
            input.Site, [.. tools.Select(need => new Need(need.Tool, need.Units)), .. packs.SelectMany(PackAvailability.Needs)], input.Slot.Slot);
    }
}

[ObjectType<AvailabilityPayload>]
[VisibleWithField]
public static partial class AvailabilityPayloadType
{
    [ListSize(AssumedSize = 20)]
    [Cost(1)]
    public static async Task<IReadOnlyList<Tool>> GetMissing(
        [Parent] AvailabilityPayload payload, IToolByIdDataLoader tools, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var found = await Task.WhenAll(payload.Missing.Select(tool => tools.LoadAsync(tool, cancellationToken)));
        return [.. found.OfType<Tool>()];
    }
}

[ObjectType<Alternative>]
[VisibleWithField]
public static partial class AlternativeType
{
    static partial void Configure(IObjectTypeDescriptor<Alternative> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(alternative => alternative.Kind);
        descriptor.Field(alternative => alternative.Slot);
    }

    [Cost(1)]
    public static Task<Site> GetSite([Parent] Alternative alternative, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(alternative.Site, cancellationToken);

    /// <summary>The tools that take the place of others; none unless it is the tools that differ.</summary>
    [ListSize(AssumedSize = 5)]
    [Cost(0)]
    public static IReadOnlyList<Twin> GetTwins([Parent] Alternative alternative) => alternative.Twins;
}

[ObjectType<Twin>]
[VisibleWithField]
public static partial class TwinType
{
    static partial void Configure(IObjectTypeDescriptor<Twin> descriptor) => descriptor.BindFieldsExplicitly();

    /// <summary>What cannot be had.</summary>
    [Cost(1)]
    public static Task<Tool> GetFor([Parent] Twin twin, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(twin.For, cancellationToken);

    /// <summary>What can be had in its place.</summary>
    [Cost(1)]
    public static Task<Tool> GetTool([Parent] Twin twin, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(twin.Tool, cancellationToken);
}
