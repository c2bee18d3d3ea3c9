using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-205")]
[Trait("story", "T24-208")]
public sealed class SiteAccessTests
{
    /// <summary>Mondays from eight to eight, Tuesdays from ten to midnight.</summary>
    private static readonly SiteAccess Hours = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
        new([new(Weekday.Monday, new(8, 0), new(20, 0)), new(Weekday.Tuesday, new(10, 0), new(0, 0))]));

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(8, 20, true)]
    [InlineData(7.75, 20, false)]
    [InlineData(8, 20.25, false)]
    [InlineData(19, 34.25, true)]
    [InlineData(20, 35, false)]
    [InlineData(19, 34, false)]
    [InlineData(34, 48, true)]
    [InlineData(34, 48.25, false)]
    public void A_slot_starts_and_ends_in_the_hours_whatever_lies_between(double from, double until, bool isPossible) =>
        Assert.Equal(isPossible, Hours.Refuse(new(Monday.AddHours(from), Monday.AddHours(until))) is null);

    [Fact]
    public void A_refusal_says_which_of_the_two_it_is_about()
    {
        Assert.Equal(new SiteShut(Monday.AddHours(7)), Hours.Refuse(new(Monday.AddHours(7), Monday.AddHours(9))));
        Assert.Equal(new SiteShut(Monday.AddHours(21)), Hours.Refuse(new(Monday.AddHours(9), Monday.AddHours(21))));
    }

    [Fact]
    public void The_hours_are_those_of_the_sites_clocks_in_summer_too()
    {
        var summer = new DateTimeOffset(2026, 7, 6, 6, 0, 0, TimeSpan.Zero);

        Assert.Null(Hours.Refuse(new(summer, summer.AddHours(2))));
        Assert.NotNull(Hours.Refuse(new(summer.AddHours(-1), summer.AddHours(2))));
    }

    [Fact]
    public void Day_and_night_is_what_a_site_has_that_says_nothing() =>
        Assert.Null(SiteAccess.Always.Refuse(new(Monday.AddHours(3), Monday.AddHours(5))));
}
