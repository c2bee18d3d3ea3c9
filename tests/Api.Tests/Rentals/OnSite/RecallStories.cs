using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>A maker calls a tool back: whoever ever had that very one hears of it, and nobody else has it.</summary>
[Trait("story", "T24-205")]
public sealed class RecallStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Plan =
        """
        mutation ($id: ID!, $version: Long!, $due: DateTime, $recalled: DateTime) {
          planUnit(id: $id, version: $version, inspectionDue: $due, recalledFrom: $recalled) { unit { version isRentable recalledFrom } refusal { code } }
        }
        """;

    private const string Become =
        "mutation ($id: ID!, $version: Long!, $state: UnitState!) { changeUnitState(id: $id, version: $version, state: $state) { unit { state } refusal { code } } }";

    [Fact]
    public async Task Whoever_had_the_unit_is_told_once_and_whoever_has_booked_it_has_their_money_back()
    {
        using var past = await api.NewVisit();
        await past.Leave();
        await api.At(past.Slot.End);
        await past.ComeBack();
        await past.BringBack();
        var unit = (await past.Units())[0];
        var (next, slot) = (await api.NewBooker(), api.SlotIn(48));
        var booked = await next.Book(past.Site, slot, ToolOf(unit));
        var staff = await api.NewStaff(Role.Administrator);

        var planned = (await staff.Do(Plan, new { id = unit, version = Version(unit), recalled = api.Clock.GetUtcNow() })).GetProperty("unit");
        await api.Deliver();

        Assert.False(planned.GetProperty("isRentable").GetBoolean());
        var told = Assert.Single(await Told(past.Booker));
        Assert.Contains(api.Plate(unit), told, StringComparison.Ordinal);
        Assert.Contains("Vous n’avez rien à rapporter", told, StringComparison.Ordinal);
        Assert.Empty(await Told(next));
        Assert.Equal("CANCELLED_BY_US", await next.Status(booked));

        // The same recall, said again with something else, or by the state of the unit, is no news.
        Assert.Null(await staff.Refusal(
            Plan, new { id = unit, version = Version(unit), due = api.Clock.GetUtcNow().AddDays(30), recalled = planned.GetProperty("recalledFrom").GetDateTimeOffset() }));
        Assert.Null(await staff.Refusal(Become, new { id = unit, version = Version(unit), state = "RECALLED" }));
        await api.Deliver();
        Assert.Single(await Told(past.Booker));
    }

    [Fact]
    public async Task Who_has_it_in_hand_is_told_to_use_it_no_more_and_to_bring_it_back()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        var unit = (await visit.Units())[0];

        Assert.Null(await (await api.NewStaff(Role.FieldAgent)).Refusal(Become, new { id = unit, version = Version(unit), state = "RECALLED" }));
        await api.Deliver();

        Assert.Contains("Ne l’utilisez plus", Assert.Single(await Told(visit.Booker)), StringComparison.Ordinal);
        Assert.Equal("ACTIVE", await visit.Status());
    }

    private async Task<List<string>> Told(Customer customer) =>
    [
        .. (await api.Sent("mail", customer.Email))
            .Where(mail => mail.GetProperty("subject").GetString()!.StartsWith("Sécurité : rappel", StringComparison.Ordinal))
            .Select(mail => mail.GetProperty("text").GetString()!),
    ];

    private ToolId ToolOf(Guid unit) => new(api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", unit));

    private long Version(Guid unit) => api.Database.Scalar<long>("SELECT version FROM tool_unit WHERE id = $1", unit);
}
