using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-205")]
public sealed class ChangeSiteTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly OpenSite Valid = new("Lyon", new PostalAddress("1 rue de la Gare", "69003", "Lyon"), "Europe/Paris");
    private static readonly Site Lyon = Site.Open(Valid, Now).Value() with { Version = 2 };

    [Fact]
    public void A_site_is_open_day_and_night_unless_hours_are_said() =>
        Assert.True(Lyon.Opening.IsOpenAt(new DateTime(2026, 3, 1, 3, 0, 0)));

    [Theory]
    [InlineData("2026-03-02T05:59", false)]
    [InlineData("2026-03-02T06:00", true)]
    [InlineData("2026-03-02T12:00", false)]
    [InlineData("2026-03-02T23:59", true)]
    [InlineData("2026-03-03T06:00", false)]
    public void People_enter_within_its_hours(string at, bool isOpen)
    {
        var weekdays = Lyon.Change(With(new OpenSpan(Weekday.Monday, new(6, 0), new(12, 0)), new(Weekday.Monday, new(14, 0), TimeOnly.MinValue)), 2).Value();

        Assert.Equal(isOpen, weekdays.Opening.IsOpenAt(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Hours_begin_before_they_end_and_do_not_overlap()
    {
        OpenSpan backwards = new(Weekday.Monday, new(12, 0), new(6, 0)), noon = new(Weekday.Monday, new(11, 59), new(13, 0));

        Assert.Equal(new ImpossibleOpening(backwards), Lyon.Change(With(backwards), 2).Refusal());
        Assert.Equal(new OpeningOverlaps(noon), Lyon.Change(With(noon, new OpenSpan(Weekday.Monday, new(6, 0), new(12, 0))), 2).Refusal());
    }

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(0, -180.1)]
    [InlineData(double.NaN, 0)]
    public void A_site_is_somewhere_on_earth(double latitude, double longitude) => Assert.IsType<ImpossiblePosition>(
        Lyon.Change(Valid with { Position = new(latitude, longitude) }, 2).Refusal());

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void It_lets_somebody_in_and_not_a_crowd(int persons) => Assert.Equal(
        new PersonsOutOfBounds(persons, 50), Lyon.Change(Valid with { MaximumPersons = persons }, 2).Refusal());

    [Fact]
    public void Who_read_an_older_version_changes_nothing() => Assert.Equal(new Stale(1), Lyon.Change(Valid, 1).Refusal());

    [Fact]
    public void A_locker_never_becomes_too_small_for_what_stands_in_it()
    {
        var request = new AddLocker("A01", LockerSize.S, new Dimensions(450, 240, 600));
        var locker = Lyon.Add(request, Now).Value();
        var tool = Tool.Add(
            new(new ToolDescription("Rabot", CategoryId.New(Now), [], "Rabote.", null), new Dimensions(430, 220, 300), new Euros(1), TimeSpan.FromHours(1)),
            Now).Value();
        var smaller = request with { Inside = new Dimensions(450, 219, 600) };

        Assert.Equal(new DoesNotFit(tool.Size, smaller.Inside), locker.Change(smaller, tool, 0).Refusal());
        Assert.Equal(smaller.Inside, locker.Change(smaller, tool: null, 0).Value().Inside);
        Assert.True(locker.Change(request with { Equipment = new(true, false) }, tool, 0).Value().Equipment.HasSocket);
        Assert.Equal(new Stale(1), locker.Change(request, tool, 1).Refusal());
    }

    private static OpenSite With(params OpenSpan[] spans) => Valid with { Opening = new([.. spans]) };
}
