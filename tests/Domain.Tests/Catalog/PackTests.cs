using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Tests.Catalog;

[Trait("story", "T24-203")]
public sealed class PackTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ToolId Drill = ToolId.New(Now);
    private static readonly ToolId Saw = ToolId.New(Now);
    private static readonly DescribePack Valid = new("Salle de bain", "Tout pour carreler.", 150, [new(Drill, 1), new(Saw, 1)]);

    [Fact]
    public void A_pack_has_its_tools_in_the_order_they_were_named() =>
        Assert.Equal([new PackItem(Drill, 1), new PackItem(Saw, 1)], Pack.Add(Valid, Now).Value().Items.ToList());

    [Fact]
    public void Two_of_one_tool_are_a_pack_and_one_is_none()
    {
        Pack.Add(Valid with { Items = [new(Drill, 2)] }, Now).Value();

        Assert.Equal(new PackTooSmall(2), Pack.Add(Valid with { Items = [new(Drill, 1)] }, Now).Refusal());
        Assert.Equal(new PackTooSmall(2), Pack.Add(Valid with { Items = [] }, Now).Refusal());
    }

    [Fact]
    public void Each_tool_is_named_once() =>
        Assert.Equal(new TwiceTheSameTool(Drill), Pack.Add(Valid with { Items = [new(Drill, 1), new(Saw, 1), new(Drill, 1)] }, Now).Refusal());

    [Fact]
    public void Ten_tools_are_enough() => Assert.Equal(
        new PackTooLarge(10),
        Pack.Add(Valid with { Items = [.. Enumerable.Range(0, 11).Select(_ => new PackItem(ToolId.New(Now), 1))] }, Now).Refusal());

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Of_one_tool_there_are_one_to_five(int quantity) => Assert.Equal(
        new QuantityOutOfBounds(quantity, 5), Pack.Add(Valid with { Items = [new(Drill, 1), new(Saw, quantity)] }, Now).Refusal());

    [Theory]
    [InlineData(-1)]
    [InlineData(901)]
    public void The_discount_leaves_something_to_pay(int discount) => Assert.Equal(
        new DiscountOutOfBounds(discount, 900), Pack.Add(Valid with { DiscountPerMille = discount }, Now).Refusal());

    [Fact]
    public void A_retired_pack_stays_as_it_was()
    {
        var retired = Pack.Add(Valid, Now).Value().Retire(0, Now).Value();

        Assert.Equal(Now, retired.RetiredAt);
        Assert.Equal(new PackRetired(retired.Id), retired.Change(Valid, 0).Refusal());
        Assert.Equal(new PackRetired(retired.Id), retired.Retire(0, Now).Refusal());
        Assert.Equal(new Stale(1), retired.Retire(1, Now).Refusal());
    }
}
