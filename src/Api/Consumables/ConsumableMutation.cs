using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Consumables;

namespace Toolbox24.Api.Consumables;

/// <summary>All that is said of a consumable; texts are in French.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Measure">What one is.</param>
/// <param name="PriceCents">Of one, VAT included.</param>
public sealed record ConsumableInput(string Name, string Description, string Measure, long PriceCents)
{
    internal DescribeConsumable Request => new(Name, Description, Measure, new Euros(PriceCents));
}

/// <summary>Something came or went.</summary>
/// <param name="Site">Where.</param>
/// <param name="Consumable">Of what.</param>
/// <param name="Kind">Why.</param>
/// <param name="Change">How many: more than none where they came.</param>
/// <param name="Version">Of the stock, as it was read; 0 where the site never had any.</param>
public sealed record StockMovementInput(SiteId Site, ConsumableId Consumable, MovementKind Kind, int Change, long Version);

/// <summary>A consumable after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record ConsumablePayload(Consumable? Consumable, Refusal? Refusal)
{
    internal static ConsumablePayload Of(Change<Consumable> change) => new(change.Now, change.Refusal);
}

/// <summary>A stock after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record StockPayload(Stock? Stock, Refusal? Refusal)
{
    internal static StockPayload Of(Change<Stock> change) => new(change.Now, change.Refusal);
}

[MutationType]
public static class ConsumableMutation
{
    /// <summary>Adds a consumable.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ConsumablePayload> AddConsumable(
        ConsumableInput input, ClaimsPrincipal user, ConsumableStore consumables, CatalogDesk desk) =>
        ConsumablePayload.Of(await desk.Make(user, "ConsumableAdded", now => Consumable.Add(input.Request, now), consumables.Save));

    /// <summary>Says everything of a consumable anew.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ConsumablePayload> ChangeConsumable(
        ConsumableId id, long version, ConsumableInput input, ClaimsPrincipal user, ConsumableStore consumables, CatalogDesk desk) =>
        ConsumablePayload.Of(await desk.Edit(
            user, "ConsumableChanged", Find(consumables, id), new UnknownConsumable(id),
            (consumable, _) => consumable.Change(input.Request, version), consumables.Save));

    /// <summary>Sells a consumable no more.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ConsumablePayload> RetireConsumable(
        ConsumableId id, long version, ClaimsPrincipal user, ConsumableStore consumables, CatalogDesk desk) =>
        ConsumablePayload.Of(await desk.Edit(
            user, "ConsumableRetired", Find(consumables, id), new UnknownConsumable(id),
            (consumable, now) => consumable.Retire(version, now), consumables.Save));

    /// <summary>Notes what came to a site or went from it.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static async Task<StockPayload> MoveStock(
        StockMovementInput input, ClaimsPrincipal user, ConsumableStore consumables, TimeProvider clock, CatalogDesk desk) =>
        StockPayload.Of(await desk.Edit<Stock, MovedStock>(
            user, "StockMoved", StockOf(input.Site, input.Consumable, consumables, clock), new UnknownConsumable(input.Consumable),
            (stock, now) => stock.Move(input.Kind, input.Change, input.Version, now),
            (moved, note) => consumables.Save(moved.Stock, moved.Movement, note), isDaily: true));

    /// <summary>Says how few of a consumable are too few at a site.</summary>
    /// <param name="site">Where.</param>
    /// <param name="consumable">Of what.</param>
    /// <param name="lowThreshold">So many or fewer.</param>
    /// <param name="version">Of the stock, as it was read; 0 where the site never had any.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<StockPayload> WatchStock(
        SiteId site, ConsumableId consumable, int lowThreshold, long version, ClaimsPrincipal user, ConsumableStore consumables,
        TimeProvider clock, CatalogDesk desk) =>
        StockPayload.Of(await desk.Edit<Stock, Stock>(
            user, "StockWatched", StockOf(site, consumable, consumables, clock), new UnknownConsumable(consumable),
            (stock, _) => stock.Watch(lowThreshold, version), (stock, note) => consumables.Save(stock, movement: null, note)));

    private static Func<Task<Consumable?>> Find(ConsumableStore consumables, ConsumableId id) =>
        async () => (await consumables.Find([id])).SingleOrDefault();

    /// <summary>The stock, or none yet; null where there is no such consumable.</summary>
    private static Func<Task<Stock?>> StockOf(SiteId site, ConsumableId consumable, ConsumableStore consumables, TimeProvider clock) =>
        async () => (await consumables.Find([consumable])).Count == 0
            ? null
            : await consumables.Find(site, consumable) ?? Stock.None(site, consumable, clock.GetUtcNow());
}
