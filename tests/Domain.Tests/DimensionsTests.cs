namespace Toolbox24.Domain.Tests;

public sealed class DimensionsTests
{
    private static readonly Dimensions Room = new(450, 240, 600);

    [Fact]
    public void A_tool_exactly_as_large_as_the_room_fits() => Assert.True(Room.FitIn(Room));

    [Theory]
    [InlineData(240, 600, 450)]
    [InlineData(600, 450, 240)]
    public void A_tool_may_be_laid_on_another_side(int width, int height, int depth) =>
        Assert.True(new Dimensions(width, height, depth).FitIn(Room));

    [Theory]
    [InlineData(451, 240, 600)]
    [InlineData(450, 241, 600)]
    [InlineData(450, 240, 601)]
    public void One_millimetre_too_many_on_any_side_does_not_fit(int width, int height, int depth) =>
        Assert.False(new Dimensions(width, height, depth).FitIn(Room));

    [Fact]
    public void A_long_tool_does_not_fit_because_it_is_slim() => Assert.False(new Dimensions(10, 10, 601).FitIn(Room));

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(Dimensions.LongestSide, true)]
    [InlineData(Dimensions.LongestSide + 1, false)]
    public void A_side_is_from_one_millimetre_to_the_longest(int side, bool possible)
    {
        Assert.Equal(possible, (Room with { Width = side }).ArePossible);
        Assert.Equal(possible, (Room with { Height = side }).ArePossible);
        Assert.Equal(possible, (Room with { Depth = side }).ArePossible);
    }
}
