using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Consumables;

[Trait("story", "T24-204")]
public sealed class StockTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Stock Ten = Stock.None(SiteId.New(Now), ConsumableId.New(Now), Now) with { Version = 2, Quantity = 10, LowThreshold = 3 };

    [Theory]
    [InlineData(MovementKind.Delivery, 5, 15)]
    [InlineData(MovementKind.Sale, -1, 9)]
    [InlineData(MovementKind.Loss, -10, 0)]
    [InlineData(MovementKind.Correction, 2, 12)]
    [InlineData(MovementKind.Correction, -2, 8)]
    public void What_comes_and_goes_is_counted_and_noted(MovementKind kind, int change, int after)
    {
        var moved = Ten.Move(kind, change, 2, Now).Value();

        Assert.Equal(after, moved.Stock.Quantity);
        Assert.Equal(new StockMovement(moved.Movement.Id, kind, change, after, Now), moved.Movement);
    }

    [Theory]
    [InlineData(MovementKind.Delivery, -1)]
    [InlineData(MovementKind.Delivery, 0)]
    [InlineData(MovementKind.Sale, 1)]
    [InlineData(MovementKind.Loss, 1)]
    [InlineData(MovementKind.Correction, 0)]
    [InlineData((MovementKind)24, 1)]
    public void A_delivery_comes_and_a_sale_goes(MovementKind kind, int change) =>
        Assert.Equal(new MovementOutOfBounds(kind, change), Ten.Move(kind, change, 2, Now).Refusal());

    [Theory]
    [InlineData(MovementKind.Sale, -11, -1)]
    [InlineData(MovementKind.Delivery, 99_991, 100_001)]
    [InlineData(MovementKind.Delivery, int.MaxValue, int.MaxValue + 10L)]
    public void There_are_never_fewer_than_none_nor_a_warehouse(MovementKind kind, int change, long after) =>
        Assert.Equal(new StockOutOfBounds(after, 100_000), Ten.Move(kind, change, 2, Now).Refusal());

    [Fact]
    public void Too_few_are_as_many_as_was_said_or_fewer()
    {
        Assert.False((Ten with { Quantity = 4 }).IsLow);
        Assert.True((Ten with { Quantity = 3 }).IsLow);
        Assert.Equal(new StockOutOfBounds(-1, 100_000), Ten.Watch(-1, 2).Refusal());
        Assert.Equal(new Stale(1), Ten.Watch(0, 1).Refusal());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500_01)]
    public void A_consumable_has_a_price(long cents) => Assert.Equal(
        new PriceOutOfBounds(new(cents), new(500_00)), Consumable.Add(new("Disques", "", "lot de 5", new(cents)), Now).Refusal());
}
