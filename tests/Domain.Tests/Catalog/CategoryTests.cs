using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Tests.Catalog;

[Trait("story", "T24-202")]
public sealed class CategoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DescribeCategory Valid = new("Sciage", 8, 20);

    [Fact]
    public void A_category_is_as_it_was_asked_for()
    {
        var category = Category.Add(Valid with { Name = " Sciage " }, Now).Value();

        Assert.Equal(new Category(category.Id, 0, "Sciage", 8, 20), category);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_unit_is_checked_after_1_to_100_rentals(int rentals) => Assert.Equal(
        new ChecksOutOfBounds(rentals, 100), Category.Add(Valid with { RentalsBetweenChecks = rentals }, Now).Refusal());

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Its_place_is_a_number_from_zero(int order) =>
        Assert.Equal(new OrderOutOfBounds(order, 10_000), Category.Add(Valid with { Order = order }, Now).Refusal());

    [Fact]
    public void Who_read_an_older_version_changes_nothing()
    {
        var category = Category.Add(Valid, Now).Value() with { Version = 3 };

        Assert.Equal(new Stale(2), category.Change(Valid with { Name = "" }, version: 2).Refusal());
        Assert.Equal("Coupe", category.Change(Valid with { Name = "Coupe" }, version: 3).Value().Name);
    }
}
