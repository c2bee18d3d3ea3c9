using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Which twin a booking goes to whose locker is closed, as the preview says.</summary>
[Trait("story", "T24-205")]
public sealed class MovingStories(BookingFixture api) : IClassFixture<BookingFixture>, IAsyncLifetime
{
    private const string Preview =
        "query ($input: ClosingInput!) { closingPreview(input: $input) { preview { moved failed } refusal { code } } }";

    private const string Close = "mutation ($input: ClosingInput!) { beginClosing(input: $input) { refusal { code } } }";

    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => api.ForgetSettings();

    [Fact]
    [Trait("story", "T24-1006")]
    public async Task A_booking_goes_to_a_free_twin_whatever_may_be_booked_today_and_however_short_holds_are()
    {
        var ((site, tool), camille, admin) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewStaff(Role.Administrator));
        var id = await camille.Book(site, api.SlotIn(24 * 40, lasting: 72), tool);
        var before = UnitOf(id);
        (string, string)[] values =
            [("slot.longest", "1"), ("slot.horizon", "1"), ("booking.hold", "5"), ("booking.offer", "5"), ("booking.hold-extension", "0")];
        foreach (var (key, value) in values) Assert.Null(await admin.Refusal(SettingsDocuments.Set, new { key, value, version = 0 }));

        var told = await Closed(site, before);

        Assert.Equal("""{"moved":1,"failed":0}""", told.GetRawText());
        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.NotEqual(before, UnitOf(id));
        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM slot_claim WHERE unit_id = $1 AND rental_id = $2 AND kind = 'Booking'", UnitOf(id), id));
    }

    [Theory]
    [InlineData(20, """{"moved":0,"failed":1}""", "CANCELLED_BY_US")]
    [InlineData(48, """{"moved":1,"failed":0}""", "CONFIRMED")]
    public async Task No_booking_of_the_next_day_goes_to_a_twin_in_quarantine(int hours, string told, string status)
    {
        var ((site, tool), camille, sacha) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker());
        var other = await sacha.Book(site, api.SlotIn(24 * 7), tool);
        var id = await camille.Book(site, api.SlotIn(hours), tool);
        var before = UnitOf(id);
        api.Database.Execute(
            "INSERT INTO unit_quarantine (unit_id, rental_id, reason, since) SELECT id, $2, 'Orange', $3 FROM tool_unit WHERE tool_id = $4 AND id <> $1",
            before, other, api.Clock.GetUtcNow(), tool.Value);

        Assert.Equal(told, (await Closed(site, before, until: api.SlotIn(24 * 5).Start)).GetRawText());

        Assert.Equal(status, await camille.Status(id));
        Assert.Equal(status == "CONFIRMED", before != UnitOf(id));
    }

    /// <summary>Closes the locker of a unit, and gives what the preview said of it.</summary>
    private async Task<JsonElement> Closed(SiteId site, Guid unit, DateTimeOffset? until = null)
    {
        var staff = await api.NewStaff(Role.Operator);
        var locker = api.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit);
        var input = new { site = site.Value, locker, reason = "Serrure cassée", from = api.Clock.GetUtcNow(), until };
        var told = (await staff.Do(Preview, new { input })).GetProperty("preview");
        Assert.Null(await staff.Refusal(Close, new { input }));
        await api.Deliver();
        return told;
    }

    private Guid UnitOf(Guid rental) => api.Database.Scalar<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1", rental);
}
