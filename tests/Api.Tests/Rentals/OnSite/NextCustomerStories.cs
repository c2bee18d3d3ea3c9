using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Whoever has a tool next that is not brought back.</summary>
[Trait("story", "T24-502")]
[Trait("story", "T24-308")]
public sealed class NextCustomerStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Look =
        "query ($id: ID!) { rental(id: $id) { items { unit isLate } insteadOfLate { kind site { id } slot { start end } } } }";

    private const string TakeTwin = "mutation ($input: RentalUnitInput!) { takeTwin(input: $input) { refusal { code } } }";

    [Fact]
    public async Task They_are_warned_half_an_hour_before_and_take_its_twin_which_opens_for_them()
    {
        using var late = await api.NewVisit();
        await late.Leave();
        var (next, rental, tool, slot) = await Next(late);
        await api.At(slot.Start.AddMinutes(-30).AddSeconds(-1));
        Assert.Equal(0, await Warnings(next));
        Assert.False(await IsLate(next, rental));
        await api.At(slot.Start.AddMinutes(-30));
        Assert.Equal((1, true), (await Warnings(next), await IsLate(next, rental)));

        var input = new { rental, unit = (await late.Units())[0] };
        Assert.Equal("TWIN_MISSING", (await next.Browser.Do(TakeTwin, new { input })).Code());
        var twin = api.Database.AddUnit(late.Site, tool).Unit.Value;
        Assert.Null((await next.Browser.Do(TakeTwin, new { input })).Code());
        await api.At(slot.Start);
        using var visit = new Visit(api, next, rental, late.Bridge, late.Kiosk, late.Site, slot);
        await late.Go();
        await visit.Enter();
        await visit.Leave();

        Assert.Equal([twin], await visit.Units());
        Assert.Equal("ACTIVE", await visit.Status());
        Assert.Equal(1, await Warnings(next));
    }

    [Fact]
    public async Task Or_they_have_all_their_money_back_with_amends_and_book_at_another_site_that_they_are_offered()
    {
        using var late = await api.NewVisit();
        await late.Leave();
        var (next, rental, tool, slot) = await Next(late);
        var other = api.Database.AddSite();
        api.Database.AddUnit(other, tool);
        Assert.Empty((await next.Browser.Do(Look, new { id = rental })).GetProperty("insteadOfLate").EnumerateArray());
        await api.At(slot.Start.AddMinutes(-30));

        var offered = (await next.Browser.Do(Look, new { id = rental })).GetProperty("insteadOfLate").EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == "OTHER_SITE");
        Assert.Equal(
            (other.Value, slot.Start),
            (offered.GetProperty("site").GetProperty("id").GetGuid(), offered.GetProperty("slot").GetProperty("start").GetDateTimeOffset()));
        await next.Browser.Do("mutation ($rental: ID!) { giveUpLateTool(rental: $rental) { refusal { code } } }", new { rental });
        await api.Deliver();

        var ended = await next.Look(rental);
        Assert.Equal(
            ("CANCELLED_BY_US", 0, 8_00),
            (ended.GetProperty("status").GetString(), ended.GetProperty("due").GetProperty("cents").GetInt64(), ended.GetProperty("amends").GetProperty("cents").GetInt64()));
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(rental)).Skip(2).Order());
        Assert.Equal("CONFIRMED", await next.Status(await next.Book(other, slot, tool)));
        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", (await next.Browser.Do(
            "mutation ($rental: ID!) { giveUpLateTool(rental: $rental) { refusal { code } } }", new { rental })).Code());
    }

    /// <summary>Books the only unit for an hour after somebody else should have brought it back.</summary>
    private async Task<(Customer Customer, Guid Rental, ToolId Tool, Slot Slot)> Next(Visit late)
    {
        var tool = new ToolId(api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", (await late.Units())[0]));
        var (next, slot) = (await api.NewBooker(), new Slot(late.Slot.End.AddHours(1), late.Slot.End.AddHours(3)));
        return (next, await next.Book(late.Site, slot, tool), tool, slot);
    }

    private static async Task<bool> IsLate(Customer customer, Guid rental) =>
        (await customer.Browser.Do(Look, new { id = rental })).GetProperty("items")[0].GetProperty("isLate").GetBoolean();

    private async Task<int> Warnings(Customer customer) =>
        (await api.Sent("mail", customer.Email)).Count(mail => mail.GetProperty("subject").GetString()!.Contains("pas encore disponible", StringComparison.Ordinal));
}
