using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>What staff say of units, lockers and sites, and what it means to who has booked there.</summary>
public sealed class FailingStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Become =
        "mutation ($id: ID!, $state: UnitState!) { changeUnitState(id: $id, version: 1, state: $state) { unit { state } refusal { code } } }";

    [Fact]
    [Trait("story", "T24-205")]
    [Trait("story", "T24-308")]
    public async Task A_booking_goes_to_the_twin_of_a_unit_out_of_service_and_fails_with_a_refund_once_there_is_none()
    {
        var ((site, tool), camille, agent) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewStaff(Role.FieldAgent));
        var id = await camille.Book(site, api.SlotIn(12), tool);
        var first = UnitOf(id);

        Assert.Null(await agent.Refusal(Become, new { id = first, state = "QUARANTINED" }));
        await api.Deliver();
        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.NotEqual(first, UnitOf(id));
        Assert.Null(await agent.Refusal(Become, new { id = UnitOf(id), state = "LOST" }));
        await api.Deliver();

        Assert.Equal("CANCELLED_BY_US", await camille.Status(id));
        Assert.Equal(8_00, (await camille.Look(id)).GetProperty("amends").GetProperty("cents").GetInt64());
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(id)).Skip(2).Order());
        Assert.Contains("hors service", (await api.Sent("mail", camille.Email))[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
        var endangered = await (await api.NewStaff(Role.Operator)).Do(
            "query ($unit: ID!) { endangeredBookingsOf(unit: $unit) { outcome movedTo } }", new { unit = first });
        Assert.Equal("MOVED", Assert.Single(endangered.EnumerateArray()).GetProperty("outcome").GetString());
    }

    [Fact]
    [Trait("story", "T24-205")]
    [Trait("story", "T24-307")]
    public async Task A_change_into_a_time_at_which_the_site_closes_before_it_is_paid_is_told_and_the_booking_stays()
    {
        const string Close = "mutation ($input: ClosingInput!) { beginClosing(input: $input) { refusal { code } } }";
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var id = await camille.Book(site, api.SlotIn(24), tool);
        await camille.Do("changeRental", new { rental = id, slot = Customer.Of(api.SlotIn(48, lasting: 5)), depositConsent = 150_00 });

        Assert.Null(await staff.Refusal(Close, new { input = new { site = site.Value, reason = "Travaux", from = api.Clock.GetUtcNow().AddHours(47) } }));
        await api.Deliver("lockers");
        await api.Deliver();

        var booked = await camille.Look(id);
        Assert.Equal("CONFIRMED", booked.GetProperty("status").GetString());
        Assert.Equal(api.SlotIn(24).Start, booked.GetProperty("slot").GetProperty("start").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, booked.GetProperty("pendingChange").ValueKind);
        Assert.Contains(await api.Sent("mail", camille.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("Changement impossible", StringComparison.Ordinal));
        Assert.Contains((await api.Moved(id)).Skip(2), move => move.StartsWith("Rent released", StringComparison.Ordinal));
    }

    private Guid UnitOf(Guid rental) => api.Database.Scalar<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1", rental);
}
