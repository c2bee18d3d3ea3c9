using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Units that are moved while they are booked, as agents and customers see it.</summary>
[Trait("story", "T24-205")]
public sealed class WorkshopStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_booked_a_tool_that_stands_in_the_workshop_is_told_owes_nothing_for_not_coming_and_has_amends()
    {
        var ((site, _), camille, slot, id) = await Booked();
        Assert.Null(await (await api.NewStaff(Role.FieldAgent)).Refusal(Keep.TakeOut, new { unit = UnitOf(id) }));

        await api.At(slot.Start.AddMinutes(-30).AddSeconds(-1));
        Assert.Empty(await Told(camille, "pas encore disponible"));
        await api.At(slot.Start.AddMinutes(-30));
        Assert.Single(await Told(camille, "pas encore disponible"));
        await api.At(slot.Start.AddMinutes(60));

        var ended = await camille.Look(id);
        Assert.Equal(("CANCELLED_BY_US", 0, 16_00), (ended.GetProperty("status").GetString(), Cents(ended, "due"), Cents(ended, "amends")));
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(id)).Skip(2).Order());
        Assert.Contains("pas dans son casier", (await api.Sent("mail", camille.Email))[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0L, api.Database.Scalar<long>(
            "SELECT count(*) FROM slot_claim c JOIN rental r ON r.id = c.rental_id WHERE r.site_id = $1", site.Value));
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_looked_only_when_all_was_over_is_not_absent_either()
    {
        var (_, camille, slot, id) = await Booked();
        await (await api.NewStaff(Role.FieldAgent)).Do(Keep.TakeOut, new { unit = UnitOf(id) });

        await api.At(slot.Start.AddMinutes(60));

        Assert.Equal("CANCELLED_BY_US", await camille.Status(id));
    }

    [Fact]
    public async Task Or_they_take_its_twin_and_the_unit_in_the_workshop_is_promised_to_nobody_any_more()
    {
        var (_, camille, slot, id) = await Booked(units: 2);
        var unit = UnitOf(id);
        await (await api.NewStaff(Role.FieldAgent)).Do(Keep.TakeOut, new { unit });
        await api.At(slot.Start.AddMinutes(-30));

        Assert.Null(await camille.Browser.Refusal(
            "mutation ($input: RentalUnitInput!) { takeTwin(input: $input) { refusal { code } } }", new { input = new { rental = id, unit } }));

        Assert.NotEqual(unit, UnitOf(id));
        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE unit_id = $1", unit));
    }

    [Fact]
    public async Task Once_it_is_back_in_a_locker_they_are_told_and_all_goes_on_as_booked()
    {
        var ((site, _), camille, slot, id) = await Booked();
        var (agent, unit) = (await api.NewStaff(Role.FieldAgent), UnitOf(id));
        await agent.Do(Keep.TakeOut, new { unit });
        await api.At(slot.Start.AddMinutes(-30));

        // The agent's session has not lasted as long.
        agent = await api.NewStaff(Role.FieldAgent);
        Assert.Null(await agent.Refusal(Keep.Place, new { unit, locker = api.Database.AddEmptyLocker(site).Value }));
        await api.At(slot.Start.AddMinutes(-10));

        Assert.Single(await Told(camille, "Vos outils sont là"));
        await api.At(slot.Start.AddMinutes(60));
        Assert.Equal("NO_SHOW", await camille.Status(id));
    }

    [Fact]
    public async Task A_unit_that_is_booked_goes_to_no_other_site_before_it_is_free()
    {
        var (_, camille, slot, id) = await Booked();
        var (agent, unit, elsewhere) = (await api.NewStaff(Role.FieldAgent), UnitOf(id), api.Database.AddEmptyLocker(api.Database.AddSite()));

        Assert.Equal("UNIT_PROMISED_ELSEWHERE", await agent.Refusal(Keep.Place, new { unit, locker = elsewhere.Value }));
        await agent.Do(Keep.TakeOut, new { unit });
        Assert.Equal("UNIT_PROMISED_ELSEWHERE", await agent.Refusal(Keep.Place, new { unit, locker = elsewhere.Value }));

        await camille.Do("cancelRental", new { rental = id });
        await api.Deliver();
        Assert.Null(await agent.Refusal(Keep.Place, new { unit, locker = elsewhere.Value }));
    }

    private async Task<((SiteId Site, Domain.Catalog.ToolId Tool) Shop, Customer Customer, Slot Slot, Guid Rental)> Booked(int units = 1)
    {
        var (shop, camille, slot) = (api.NewShop(units), await api.NewBooker(), api.SlotIn(3));
        return (shop, camille, slot, await camille.Book(shop.Site, slot, shop.Tool));
    }

    private async Task<List<string>> Told(Customer customer, string what) =>
    [
        .. (await api.Sent("mail", customer.Email)).Select(mail => mail.GetProperty("subject").GetString()!)
            .Where(subject => subject.Contains(what, StringComparison.Ordinal)),
    ];

    private Guid UnitOf(Guid rental) => api.Database.Scalar<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1", rental);

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
