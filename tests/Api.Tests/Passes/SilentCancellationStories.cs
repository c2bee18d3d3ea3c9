using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>Who cancels while the kiosk is silent may have been let in by it: it is known once that answers.</summary>
[Trait("story", "T24-408")]
public sealed class SilentCancellationStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Tell = "mutation ($visits: [AloneVisitInput!]!) { tellVisits(visits: $visits) { isTaken refusal { code } } }";

    private const string Cancel =
        "mutation ($input: CancelRentalInput!) { cancelRental(input: $input) { rental { status cancellationAsked due { cents } } refusal { code } } }";

    private const string Withdraw =
        "mutation ($input: WithdrawRentalInput!) { withdrawRental(input: $input) { rental { status cancellationAsked } receipt { at } refusal { code } } }";

    private const string Look = "query ($id: ID!) { rental(id: $id) { status cancellationAsked due { cents } end { cause at } withdrawalReceipt { at } items { unit } } }";

    [Fact]
    [Trait("story", "T24-308")]
    public async Task It_ends_as_of_the_time_it_was_asked_for_once_the_kiosk_answers()
    {
        var (customer, rental, slot, kiosk) = await Silent(since: -12);
        var asked = slot.Start.AddMinutes(-10);
        await api.At(asked);

        var noted = (await customer.Browser.Do(Cancel, new { input = new { rental, expectedFee = 8_00 } })).GetProperty("rental");
        Assert.Equal(("CONFIRMED", asked, JsonValueKind.Null), (Status(noted), Asked(noted), noted.GetProperty("due").ValueKind));
        await api.At(slot.Start.AddMinutes(25));
        Assert.Equal(noted.ToString(), (await customer.Browser.Do(Cancel, new { input = new { rental, expectedFee = 8_00 } })).GetProperty("rental").ToString());
        Assert.Equal(["Rent authorised 1600", "Deposit authorised 15000"], await api.Moved(rental));
        Assert.Contains("Annulation enregistrée", await Subjects(customer));

        await Beat(kiosk);
        await api.Deliver();

        var ended = await See(customer, rental);
        Assert.Equal(("CANCELLED", null, "CUSTOMER", asked), (Status(ended), Asked(ended), ended.GetProperty("end").GetProperty("cause").GetString(), ended.GetProperty("end").GetProperty("at").GetDateTimeOffset()));
        Assert.Equal(8_00, ended.GetProperty("due").GetProperty("cents").GetInt64());
        Assert.Equal(["Rent authorised 1600", "Deposit authorised 15000", "Rent captured 800", "Rent released 800", "Deposit released 15000"], await api.Moved(rental));
        Assert.Single(api.Database.Column<string>("SELECT type FROM event WHERE stream = $1 AND type IN ('CancellationAsked', 'RentalNotFetched')", rental));
    }

    [Fact]
    public async Task Whose_tools_were_fetched_goes_on_renting_and_is_told_so()
    {
        var (customer, rental, slot, kiosk) = await Silent(since: 5);
        await api.At(slot.Start.AddMinutes(20));
        await customer.Browser.Do(Cancel, new { input = new { rental } });
        await api.At(slot.Start.AddMinutes(80));

        var (came, units) = (slot.Start.AddMinutes(10), (await See(customer, rental)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("unit").GetGuid()));
        var visit = new { id = Guid.NewGuid(), rental, purpose = "PICK_UP", cameAt = came, leftAt = came.AddMinutes(3), items = units.Select(unit => new { unit, at = came.AddMinutes(2) }) };
        Assert.Null((await kiosk.Do(Tell, new { visits = new[] { visit } }))[0].Code());
        await Beat(kiosk);
        await api.At(slot.Start.AddMinutes(85));

        var seen = await See(customer, rental);
        Assert.Equal(("ACTIVE", null), (Status(seen), Asked(seen)));
        Assert.Equal(["Rent authorised 1600", "Deposit authorised 15000", "Rent captured 1600"], await api.Moved(rental));
        Assert.Empty(api.Database.Column<string>("SELECT type FROM event WHERE stream = $1 AND type IN ('VisitUnexpected', 'RentalCancelled')", rental));
        Assert.Contains(await api.Sent("mail", customer.Email), mail => mail.ToString().Contains("sans effet", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-309")]
    public async Task A_withdrawal_is_receipted_with_its_own_date_once_the_kiosk_answers()
    {
        var (customer, rental, slot, kiosk) = await Silent(since: -12);
        var asked = slot.Start.AddMinutes(-9);
        await api.At(asked);

        var answer = await customer.Browser.Do(Withdraw, new { input = new { rental, confirm = true } });
        Assert.Equal(("CONFIRMED", asked, JsonValueKind.Null), (Status(answer.GetProperty("rental")), Asked(answer.GetProperty("rental")), answer.GetProperty("receipt").ValueKind));
        await api.At(slot.Start.AddMinutes(30));
        await Beat(kiosk);
        await api.Deliver();

        var ended = await See(customer, rental);
        Assert.Equal(("WITHDRAWN", asked, 0L), (Status(ended), ended.GetProperty("withdrawalReceipt").GetProperty("at").GetDateTimeOffset(), ended.GetProperty("due").GetProperty("cents").GetInt64()));
    }

    [Fact]
    public async Task What_was_doubt_and_no_silence_ends_by_itself()
    {
        var (customer, rental, slot, kiosk) = await Heard(at: 5);
        api.Clock.Advance(slot.Start.AddMinutes(5).AddSeconds(40) - api.Clock.GetUtcNow());
        Assert.Equal("CONFIRMED", Status((await customer.Browser.Do(Cancel, new { input = new { rental } })).GetProperty("rental")));
        await api.Sweep();
        Assert.Equal("CONFIRMED", await customer.Status(rental));

        await Beat(kiosk);
        await api.At(slot.Start.AddMinutes(6));

        Assert.Empty(api.Database.Column<string>("SELECT e.type FROM event e JOIN rental r ON site_health_stream(r.site_id) = e.stream WHERE r.id = $1 AND e.type IN ('SiteDegraded', 'SiteRestored')", rental));
        Assert.Equal("CANCELLED", await customer.Status(rental));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task It_is_not_moved_away_from_under_tools_that_may_be_out()
    {
        var (customer, rental, slot, _) = await Heard(at: -14);
        api.Clock.Advance(TimeSpan.FromSeconds(40));

        var later = new { start = slot.Start.AddDays(2), end = slot.End.AddDays(2) };
        var changed = await customer.Browser.Do(
            "mutation ($input: ChangeRentalInput!) { changeRental(input: $input) { refusal { code } } }",
            new { input = new { rental, slot = later, depositConsent = 150_00, expressRequest = true } });

        Assert.Equal("SITE_DOES_NOT_ANSWER", changed.Code());
    }

    [Fact]
    public async Task Before_anybody_can_have_come_it_ends_at_once()
    {
        var (customer, rental, slot, _) = await Silent(since: -40);
        await api.At(slot.Start.AddMinutes(-16));

        Assert.Equal("CANCELLED", Status((await customer.Browser.Do(Cancel, new { input = new { rental } })).GetProperty("rental")));
    }

    private static string? Status(JsonElement rental) => rental.GetProperty("status").GetString();

    private static DateTimeOffset? Asked(JsonElement rental) =>
        rental.GetProperty("cancellationAsked") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null;

    private static Task<JsonElement> See(Customer customer, Guid rental) => customer.Browser.Do(Look, new { id = rental });

    private static Task<JsonElement> Beat(Browser kiosk) => kiosk.Do("mutation { heartbeat { at refusal { code } } }");

    private async Task<string> Subjects(Customer customer) =>
        string.Join('\n', (await api.Sent("mail", customer.Email)).Select(mail => mail.GetProperty("subject").GetString()));

    /// <summary>A booking whose kiosk is silent since some minutes after the slot began.</summary>
    private async Task<(Customer Customer, Guid Rental, Slot Slot, Browser Kiosk)> Silent(int since)
    {
        var silent = await Heard(since);
        await api.At(silent.Slot.Start.AddMinutes(since + 1));
        return silent;
    }

    private async Task<(Customer Customer, Guid Rental, Slot Slot, Browser Kiosk)> Heard(int at)
    {
        var ((site, tool), customer, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(3));
        var rental = await customer.Book(site, slot, tool);
        var kiosk = await api.NewKiosk(site);
        await api.At(slot.Start.AddMinutes(at));
        await Beat(kiosk);
        return (customer, rental, slot, kiosk);
    }
}
