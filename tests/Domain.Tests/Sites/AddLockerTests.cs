using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

public sealed class AddLockerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Site Lyon = new(
        SiteId.New(Now), "Lyon", new PostalAddress("Place Charles-Béraudier", "69003", "Lyon"), "Europe/Paris");

    private static readonly AddLocker Valid = new("A01", LockerSize.M, new Dimensions(500, 380, 700));

    [Fact]
    public void A_locker_is_added_as_it_was_asked_for()
    {
        var locker = Lyon.Add(Valid, Now).Value();

        Assert.Equal(new Locker(locker.Id, Lyon.Id, Valid.Name, Valid.Size, Valid.Inside), locker);
    }

    [Theory]
    [InlineData("A00")]
    [InlineData("Z99")]
    public void A_locker_is_named_by_a_capital_and_two_digits(string name) =>
        Assert.Equal(name, Lyon.Add(Valid with { Name = name }, Now).Value().Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A1")]
    [InlineData("A001")]
    [InlineData("a01")]
    [InlineData("É01")]
    [InlineData("0A1")]
    [InlineData("AB1")]
    [InlineData("A0B")]
    public void Any_other_name_is_refused(string? name) =>
        Assert.Equal(new WrongLockerName(name), Lyon.Add(Valid with { Name = name! }, Now).Refusal());

    [Fact]
    public void A_locker_has_one_of_the_four_sizes() => Assert.Equal(
        new UnknownLockerSize((LockerSize)4),
        Lyon.Add(Valid with { Size = (LockerSize)4 }, Now).Refusal());

    [Fact]
    public void A_locker_has_room_inside()
    {
        var flat = Valid.Inside with { Depth = 0 };
        var refusal = Lyon.Add(Valid with { Inside = flat }, Now).Refusal();

        Assert.Equal(new ImpossibleDimensions(flat), refusal);
    }
}
