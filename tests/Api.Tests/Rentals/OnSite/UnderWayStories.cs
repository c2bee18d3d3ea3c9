using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Customers who have their tools want them for longer, or for less long.</summary>
[Trait("story", "T24-503")]
public sealed class UnderWayStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task Nobody_has_more_time_where_the_next_booking_and_its_turnaround_begin_before_and_its_start_is_told()
    {
        const string Extend =
            "mutation ($input: ExtendRentalInput!) { extendRental(input: $input) { refusal { code ... on SomebodyFollows { after: conflict { start } } } } }";
        using var visit = await api.NewVisit();
        await visit.Leave();
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", (await visit.Units())[0]);
        var follows = new Slot(visit.Slot.End.AddHours(2), visit.Slot.End.AddHours(4));
        await (await api.NewBooker()).Book(visit.Site, follows, new(tool));

        var until = visit.Slot.End.AddHours(1.75);
        var refusal = (await visit.Booker.Browser.Do(
            Extend, new { input = new { rental = visit.Rental, until, expectedPrice = await Price(visit, until) } })).GetProperty("refusal");
        Assert.Equal(
            ("SOMEBODY_FOLLOWS", follows.Start),
            (refusal.GetProperty("code").GetString(), refusal.GetProperty("after").GetProperty("start").GetDateTimeOffset()));
        Assert.Equal(visit.Slot.End, (await visit.Look()).GetProperty("slot").GetProperty("end").GetDateTimeOffset());

        until = visit.Slot.End.AddHours(1.5);
        Assert.Null((await visit.Do("extendRental", new { until, expectedPrice = await Price(visit, until) })).Code());
        await api.Deliver();
        Assert.Equal(until, (await visit.Look()).GetProperty("slot").GetProperty("end").GetDateTimeOffset());
    }

    [Fact]
    [Trait("story", "T24-504")]
    public async Task Who_comes_back_early_is_told_before_that_nothing_is_refunded_and_nothing_is()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        await visit.Go();
        await api.At(visit.Slot.Start.AddHours(1));
        await visit.ComeBack();

        Assert.Equal("EARLY_RETURN_UNCONFIRMED", (await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = false })).Code());
        Assert.Equal("ACTIVE", await visit.Status());
        await visit.BringBack();
        await api.Deliver();

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Equal(20_00, (await visit.Look()).GetProperty("rentNow").GetProperty("cents").GetInt64());
        Assert.Equal(["Rent authorised 2000", "Deposit authorised 15000", "Rent captured 2000"], await api.Moved(visit.Rental));
    }

    private static async Task<long> Price(Visit visit, DateTimeOffset until) => (await visit.Booker.Browser.Do(
        "query ($id: ID!, $until: DateTime!) { rentalExtension(rental: $id, until: $until) { price { cents } } }", new { id = visit.Rental, until }))
        .GetProperty("price").GetProperty("cents").GetInt64();
}
