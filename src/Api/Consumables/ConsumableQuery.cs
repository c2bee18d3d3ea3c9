using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Consumables;

namespace Toolbox24.Api.Consumables;

[QueryType]
public static class ConsumableQuery
{
    /// <summary>What is sold beside the tools, by name.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Consumable>> GetConsumables(ConsumableStore consumables, CancellationToken cancellationToken) =>
        await consumables.All(cancellationToken);

    /// <summary>What a site has of consumables.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Stock>> GetStock(SiteId site, ConsumableStore consumables, CancellationToken cancellationToken) =>
        await consumables.At(site, cancellationToken);
}

public static class ConsumableLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StockMovement>>> GetMovementsByStockAsync(
        IReadOnlyList<Guid> stocks, ConsumableStore consumables, CancellationToken cancellationToken)
    {
        var found = await consumables.Movements(stocks, cancellationToken);
        return stocks.ToDictionary(stock => stock, IReadOnlyList<StockMovement> (stock) => [.. found[stock]]);
    }

    [DataLoader]
    public static async Task<IReadOnlyDictionary<ConsumableId, Consumable>> GetConsumableByIdAsync(
        IReadOnlyList<ConsumableId> ids, ConsumableStore consumables, CancellationToken cancellationToken) =>
        (await consumables.Find(ids, cancellationToken)).ToDictionary(consumable => consumable.Id);
}

[ObjectType<Consumable>]
[VisibleWithField]
public static partial class ConsumableType
{
    static partial void Configure(IObjectTypeDescriptor<Consumable> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(consumable => consumable.Id);
        descriptor.Field(consumable => consumable.Version);
        descriptor.Field(consumable => consumable.Name);
        descriptor.Field(consumable => consumable.Measure);
        descriptor.Field(consumable => consumable.Price);
        descriptor.Field(consumable => consumable.RetiredAt);
    }

    [Cost(0)]
    public static string GetDescription([Parent] Consumable consumable) => consumable.Text;
}

/// <summary>Who may see a stock is said by the fields that lead to it.</summary>
[ObjectType<Stock>]
[VisibleWithField]
public static partial class StockType
{
    static partial void Configure(IObjectTypeDescriptor<Stock> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(stock => stock.Version);
        descriptor.Field(stock => stock.Quantity);
        descriptor.Field(stock => stock.LowThreshold);
        descriptor.Field(stock => stock.IsLow);
    }

    /// <summary>Of what.</summary>
    [Cost(1)]
    public static Task<Consumable> GetConsumable(
        [Parent] Stock stock, IConsumableByIdDataLoader consumables, CancellationToken cancellationToken) =>
        consumables.LoadRequiredAsync(stock.Consumable, cancellationToken);

    /// <summary>What came and went, newest first; a hundred at most.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<StockMovement>> GetMovements(
        [Parent] Stock stock, IMovementsByStockDataLoader movements, CancellationToken cancellationToken) =>
        await movements.LoadRequiredAsync(stock.Id, cancellationToken);
}

[ObjectType<StockMovement>]
[VisibleWithField]
public static partial class StockMovementType
{
    static partial void Configure(IObjectTypeDescriptor<StockMovement> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(movement => movement.Id);
        descriptor.Field(movement => movement.Kind);
        descriptor.Field(movement => movement.Change);
        descriptor.Field(movement => movement.After);
        descriptor.Field(movement => movement.At);
    }
}
