using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>What customers and staff can read of a rental.</summary>
public sealed class RentalFactsStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Units =
        "query ($id: ID!) { rental(id: $id) { units { id code locker { id name } } payments { purpose status declineCode } } }";

    [Fact]
    [Trait("story", "T24-308")]
    public async Task Whatever_ends_a_rental_says_why_and_when()
    {
        var ((site, tool), camille, staff) = (api.NewShop(units: 4), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var slot = api.SlotIn(3);
        var (given, failed, missed) = (await camille.Book(site, slot, tool), await camille.Book(site, slot, tool), await camille.Book(site, slot, tool));

        await camille.Do("cancelRental", new { rental = given });
        await staff.Do(
            "mutation ($input: FailRentalInput!) { failRental(input: $input) { refusal { code } } }", new { input = new { rental = failed, reason = "Casier en panne" } });
        var held = (await camille.Hold(site, slot, tool)).GetProperty("rental").GetProperty("id").GetGuid();
        var now = api.Clock.GetUtcNow();
        await api.At(now.AddMinutes(10));
        await api.At(slot.Start.AddMinutes(60));

        Assert.Equal(("CUSTOMER", null, now), End(await camille.Look(given)));
        Assert.Equal(("OUR_FAILURE", "Casier en panne", now), End(await camille.Look(failed)));
        Assert.Equal(("HOLD_OVER", null, now.AddMinutes(10)), End(await camille.Look(held)));
        Assert.Equal(("NOT_FETCHED", null, slot.Start.AddMinutes(60)), End(await camille.Look(missed)));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_that_waits_to_be_paid_shows_its_slot_price_and_end_and_a_delay_is_shown()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var slot = api.SlotIn(30);
        var id = await camille.Book(site, slot, tool);
        var longer = new Slot(slot.Start, slot.End.AddHours(1));

        var changing = (await camille.Do("changeRental", new { rental = id, slot = Customer.Of(longer), depositConsent = 150_00 })).GetProperty("rental");

        var pending = changing.GetProperty("pendingChange");
        Assert.Equal(
            (longer.End, 20_00, api.Clock.GetUtcNow().AddMinutes(10)),
            (pending.GetProperty("slot").GetProperty("end").GetDateTimeOffset(), pending.GetProperty("price").GetProperty("rent").GetProperty("cents").GetInt32(),
                pending.GetProperty("expiresAt").GetDateTimeOffset()));
        await api.Deliver();
        Assert.Equal(JsonValueKind.Null, (await camille.Look(id)).GetProperty("pendingChange").ValueKind);
        Assert.Equal("PT30M", (await camille.Do("reportLate", new { rental = id, minutes = 30 })).GetProperty("rental").GetProperty("delay").GetString());
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_that_is_not_paid_leaves_the_booking_and_its_customer_is_told()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var slot = api.SlotIn(30);
        var id = await camille.Book(site, slot, tool);
        await camille.Do("changeRental", new { rental = id, slot = Customer.Of(new Slot(slot.Start, slot.End.AddHours(1))), depositConsent = 150_00 });

        await api.At(api.Clock.GetUtcNow().AddMinutes(10));

        Assert.Equal(slot.End, (await camille.Look(id)).GetProperty("slot").GetProperty("end").GetDateTimeOffset());
        Assert.Contains(await Subjects(camille), subject => subject.StartsWith("Changement non effectué", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_deposit_that_is_blocked_a_day_before_is_told_to_the_cent()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var slot = api.SlotIn(24 * 10);
        await camille.Book(site, slot, tool);
        Assert.DoesNotContain(await Subjects(camille), subject => subject.StartsWith("Dépôt de garantie bloqué", StringComparison.Ordinal));

        await api.At(slot.Start.AddHours(-24));

        var mail = (await api.Sent("mail", camille.Email)).Single(each => Subject(each).StartsWith("Dépôt de garantie bloqué", StringComparison.Ordinal));
        Assert.Contains("150,00 €", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("empreinte, aucun débit", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task Staff_see_its_units_lockers_and_payments_and_each_look_is_in_the_log()
    {
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var id = await camille.Book(site, api.SlotIn(3), tool);

        var seen = await staff.Do(Units, new { id });

        var unit = seen.GetProperty("units")[0];
        Assert.Equal(
            (api.Database.Scalar<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1", id), true),
            (unit.GetProperty("id").GetGuid(), unit.GetProperty("locker").GetProperty("id").ValueKind == JsonValueKind.String));
        Assert.Equal("AUTHORISED", seen.GetProperty("payments")[0].GetProperty("status").GetString());
        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Units, new { id }));
        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'RentalConsulted' AND p.payload::text LIKE '%' || $1 || '%'",
            id.ToString()));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_hold_that_is_asked_for_again_by_the_id_of_its_client_is_the_same_one_and_no_one_elses()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker());
        var id = Guid.CreateVersion7(api.Clock.GetUtcNow());

        var first = await Hold(camille, id);
        var again = await Hold(camille, id);

        Assert.Equal((id, "HELD"), (first.GetProperty("rental").GetProperty("id").GetGuid(), first.GetProperty("rental").GetProperty("status").GetString()));
        Assert.Equal(first.GetProperty("rental").ToString(), again.GetProperty("rental").ToString());
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE rental_id = $1", id));
        Assert.Equal("UNKNOWN_RENTAL", (await Hold(sacha, id)).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("NOT_A_RENTAL_ID", (await Hold(camille, Guid.NewGuid())).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("RENTAL_ID_TAKEN", (await Hold(camille, id, hours: 30)).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("RENTAL_ID_TAKEN", (await Hold(camille, id, tools: 2)).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE rental_id = $1", id));

        Task<JsonElement> Hold(Customer customer, Guid rental, int hours = 3, int tools = 1) => customer.Do("holdRental", new
        {
            id = rental,
            site = site.Value,
            slot = Customer.Of(api.SlotIn(hours)),
            items = Enumerable.Repeat(new { tool = tool.Value }, tools),
        });
    }

    [Fact]
    [Trait("story", "T24-205")]
    public async Task A_closing_tells_before_whom_it_moves_whom_it_fails_and_what_that_costs()
    {
        const string Preview =
            """
            query ($input: ClosingInput!) {
              closingPreview(input: $input) { preview { moved failed underWay amends { cents } bookings { rental outcome movedTo } } refusal { code } }
            }
            """;
        var ((site, tool), camille, sacha, staff) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var (soon, both) = (api.SlotIn(12), api.SlotIn(40));
        var alone = await camille.Book(site, soon, tool);
        var (one, two) = (await camille.Book(site, both, tool), await sacha.Book(site, both, tool));
        var locker = api.Database.Scalar<Guid>(
            "SELECT u.locker_id FROM rental_item i JOIN tool_unit u ON u.id = i.unit_id WHERE i.rental_id = $1", alone);
        object Closing(Guid? of) => new { input = new { site = site.Value, locker = of, reason = "Travaux", from = api.Clock.GetUtcNow() } };

        var narrow = (await staff.Do(Preview, Closing(locker))).GetProperty("preview");
        Assert.Equal((1, 1, 0), (Number(narrow, "moved"), Number(narrow, "failed"), narrow.GetProperty("amends").GetProperty("cents").GetInt32()));
        var wide = (await staff.Do(Preview, Closing(null))).GetProperty("preview");
        Assert.Equal((0, 3, 8_00), (Number(wide, "moved"), Number(wide, "failed"), wide.GetProperty("amends").GetProperty("cents").GetInt32()));
        Assert.Equal("LOCKER_OF_ANOTHER_SITE", (await staff.Do(Preview, new
        {
            input = new { site = api.NewShop().Site.Value, locker, reason = "Travaux", from = api.Clock.GetUtcNow() },
        })).GetProperty("refusal").GetProperty("code").GetString());
        foreach (var rental in (Guid[])[alone, one]) Assert.Equal("CONFIRMED", await camille.Status(rental));
        Assert.Equal("CONFIRMED", await sacha.Status(two));
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static (string? Cause, string? Reason, DateTimeOffset At) End(JsonElement rental) => rental.GetProperty("end") is var end
        ? (end.GetProperty("cause").GetString(), end.GetProperty("reason").GetString(), end.GetProperty("at").GetDateTimeOffset())
        : default;

    private async Task<List<string>> Subjects(Customer customer) => [.. (await api.Sent("mail", customer.Email)).Select(Subject)];

    private static string Subject(JsonElement mail) => mail.GetProperty("subject").GetString()!;
}
