using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-205")]
public sealed class ClosingPreviewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly UnitId Twin = UnitId.New(Noon);

    [Fact]
    public void A_free_twin_is_given_once_at_a_time_and_whoever_comes_second_is_failed()
    {
        var (first, second, later) = (AtRisk(1, Twin), AtRisk(2, Twin), AtRisk(10, Twin));

        var preview = ClosingPreview.Of([later, second, first], Noon);

        Assert.Equal([EndangeredOutcome.Moved, EndangeredOutcome.Failed, EndangeredOutcome.Moved], preview.Bookings.Select(booking => booking.Outcome));
        Assert.Equal((2, 0), (preview.Moved, preview.UnderWay));
        Assert.Equal([second.Rental], preview.Failed.AsEnumerable());
    }

    [Fact]
    public void What_has_begun_stays() => Assert.Equal(1, ClosingPreview.Of([AtRisk(-1)], Noon).UnderWay);

    [Fact]
    public void A_rental_that_loses_one_of_its_tools_is_failed_once_and_not_moved()
    {
        var (one, other) = (AtRisk(1, Twin), AtRisk(1));
        var preview = ClosingPreview.Of([one, other with { Rental = one.Rental }], Noon);

        Assert.Equal([one.Rental], preview.Failed.AsEnumerable());
        Assert.Equal(0, preview.Moved);
    }

    private static BookingAtRisk AtRisk(int hours, params UnitId[] twins) =>
        new(RentalId.New(Noon.AddSeconds(hours)), UnitId.New(Noon), new Slot(Noon.AddHours(hours), Noon.AddHours(hours + 4)), [.. twins]);
}
