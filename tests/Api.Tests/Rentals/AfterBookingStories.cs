using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>What becomes of a booking before it begins, as any client of the API goes.</summary>
public sealed class AfterBookingStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Withdraw =
        """
        mutation ($input: WithdrawRentalInput!) {
          withdrawRental(input: $input) {
            rental { status } receipt { reference at refunded { cents } } refusal { code ... on WithdrawalUnconfirmed { refund { cents } } }
          }
        }
        """;

    private const string Preview =
        """
        query ($rental: ID!, $slot: SlotInput!) {
          rentalChange(rental: $rental, slot: $slot) {
            change { toPay { cents } toRefund { cents } depositBefore { cents } quote { total { cents } deposit { cents } } } refusal { code }
          }
        }
        """;

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_does_not_come_within_the_hour_pays_the_first_day_and_the_tool_is_free_with_no_one_lifting_a_finger()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(2, lasting: 50);
        var id = await camille.Book(site, slot, tool);

        await api.At(slot.Start.AddMinutes(60).AddSeconds(-1));
        Assert.Equal("CONFIRMED", await camille.Status(id));
        await api.At(slot.Start.AddMinutes(60));

        Assert.Equal("NO_SHOW", await camille.Status(id));
        Assert.Equal(["Deposit released 15000", "Rent captured 3500", "Rent released 5100"], (await api.Moved(id)).Skip(2).Order());
        Assert.Equal("HELD", (await sacha.Hold(site, api.SlotIn(1), tool)).GetProperty("rental").GetProperty("status").GetString());
        Assert.Contains("METHOD:CANCEL", await LastFile(camille), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_says_to_be_late_is_waited_for_unless_somebody_follows()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(2);
        var id = await camille.Book(site, slot, tool);
        await sacha.Book(site, new Slot(slot.End.AddHours(2), slot.End.AddHours(4)), tool);

        var follows = (await camille.Do("reportLate", new { rental = id, minutes = 105 })).GetProperty("refusal");
        Assert.Equal("SOMEBODY_FOLLOWS", follows.GetProperty("code").GetString());
        var late = (await camille.Do("reportLate", new { rental = id, minutes = 90 })).GetProperty("rental");

        Assert.Equal(slot.Start.AddMinutes(150), late.GetProperty("pickupDeadline").GetDateTimeOffset());
        await api.At(slot.Start.AddMinutes(149));
        Assert.Equal("CONFIRMED", await camille.Status(id));
        await api.At(slot.Start.AddMinutes(150));
        Assert.Equal("NO_SHOW", await camille.Status(id));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_is_shown_before_paid_by_its_difference_and_told_with_the_next_calendar_file()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var slot = api.SlotIn(48);
        var id = await camille.Book(site, slot, tool);
        var longer = new Slot(slot.Start.AddHours(1), slot.End.AddHours(2));

        var shown = (await camille.Browser.Do(Preview, new { rental = id, slot = Customer.Of(longer) })).GetProperty("change");
        Assert.Equal((4_00, 0, 150_00), (Cents(shown, "toPay"), Cents(shown, "toRefund"), Cents(shown, "depositBefore")));
        var total = Cents(shown.GetProperty("quote"), "total");
        await camille.Do("changeRental", new { rental = id, slot = Customer.Of(longer), depositConsent = 150_00, expectedTotal = total });
        await api.Deliver();

        var changed = await camille.Look(id);
        Assert.Equal(longer.Start, changed.GetProperty("slot").GetProperty("start").GetDateTimeOffset());
        Assert.Equal(["Rent authorised 2000", "Rent released 1600"], (await api.Moved(id)).Skip(2));
        Assert.Contains("SEQUENCE:1", await LastFile(camille), StringComparison.Ordinal);
        Assert.Contains("2000", api.Database.Scalar<string>(
            "SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'RentalChanged' AND e.object_id = $1", id), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_to_a_slot_that_somebody_has_leaves_the_booking_as_it_was()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var (slot, taken) = (api.SlotIn(48), api.SlotIn(72));
        var id = await camille.Book(site, slot, tool);
        await sacha.Book(site, taken, tool);

        var refusal = (await camille.Do("changeRental", new { rental = id, slot = Customer.Of(taken), depositConsent = 150_00 })).GetProperty("refusal");

        Assert.Equal("TOOL_TAKEN", refusal.GetProperty("code").GetString());
        Assert.NotEmpty(refusal.GetProperty("alternatives").EnumerateArray());
        Assert.Equal(slot.Start, (await camille.Look(id)).GetProperty("slot").GetProperty("start").GetDateTimeOffset());
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_that_cannot_be_is_told_the_nearest_time_its_own_slot_counted_as_free_and_not_as_an_alternative()
    {
        var ((site, tool), (next, other), camille, sacha) = (api.NewShop(), api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(48);
        var (roomy, tight) = (await camille.Book(site, slot, tool), await camille.Book(next, slot, other));
        await sacha.Book(site, api.SlotIn(51), tool);
        await sacha.Book(next, api.SlotIn(50.5), other);
        Task<JsonElement> AnHourLater(Guid rental) => camille.Do("changeRental", new { rental, slot = Customer.Of(api.SlotIn(49)), depositConsent = 150_00 });
        static DateTimeOffset[] Times(JsonElement refused) =>
            [.. Customer.Instead(refused).Where(one => one.Kind == "OTHER_TIME").Select(one => one.Start)];

        // What another has from then on leaves half an hour, or nothing, after the slot it has and its turnaround.
        var (half, none) = (Times(await AnHourLater(roomy)), Times(await AnHourLater(tight)));

        Assert.Equal(slot.Start.AddMinutes(30), half[0]);
        Assert.DoesNotContain(slot.Start, none);
        await camille.Do("changeRental", new { rental = roomy, slot = Customer.Of(new(half[0], half[0].AddHours(2))), depositConsent = 150_00 });
        Assert.Equal(half[0], (await camille.Look(roomy)).GetProperty("slot").GetProperty("start").GetDateTimeOffset());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task Cancelling_is_free_a_day_before_and_frees_the_card_and_the_tool()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(48);
        var id = await camille.Book(site, slot, tool);

        Assert.Equal(0, Cents((await camille.Look(id)).GetProperty("cancellationTerms"), "fee"));
        await camille.Do("cancelRental", new { rental = id, expectedFee = 0 });
        await api.Deliver();

        Assert.Equal("CANCELLED", await camille.Status(id));
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(id)).Skip(2).Order());
        Assert.Equal("HELD", (await sacha.Hold(site, slot, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task A_later_cancellation_costs_half_and_only_what_was_shown()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(12), tool);

        Assert.Equal("FEE_CHANGED", (await camille.Do("cancelRental", new { rental = id, expectedFee = 0 })).GetProperty("refusal").GetProperty("code").GetString());
        await camille.Do("cancelRental", new { rental = id, expectedFee = 8_00 });
        await api.Deliver();

        Assert.Contains("Rent captured 800", await api.Moved(id));
        Assert.Equal(8_00, Cents(await camille.Look(id), "due"));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task A_consumer_withdraws_in_two_steps_for_nothing_and_gets_a_dated_receipt()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(3), tool);

        var first = (await camille.Browser.Do(Withdraw, new { input = new { rental = id, confirm = false } })).GetProperty("refusal");
        Assert.Equal(("WITHDRAWAL_UNCONFIRMED", 16_00), (first.GetProperty("code").GetString(), Cents(first, "refund")));
        Assert.Equal("CONFIRMED", await camille.Status(id));
        var receipt = (await camille.Browser.Do(Withdraw, new { input = new { rental = id, confirm = true } })).GetProperty("receipt");
        await api.Deliver();

        Assert.Equal((api.Clock.GetUtcNow(), 16_00), (receipt.GetProperty("at").GetDateTimeOffset(), Cents(receipt, "refunded")));
        Assert.Equal("WITHDRAWN", await camille.Status(id));
        api.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = (await camille.Look(id)).GetProperty("withdrawalReceipt");
        Assert.Equal(receipt.ToString(), again.ToString());
        Assert.Contains(await api.Sent("mail", camille.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("Accusé de réception", StringComparison.Ordinal));
        Assert.DoesNotContain(await api.Moved(id), move => move.Contains("captured", StringComparison.Ordinal));
        Assert.Contains("METHOD:CANCEL", await LastFile(camille), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("story", "T24-306")]
    [Trait("story", "T24-308")]
    public async Task A_consumer_who_did_not_come_withdraws_all_the_same_and_has_the_fee_back()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var slot = api.SlotIn(3);
        var id = await camille.Book(site, slot, tool);
        await api.At(slot.Start.AddHours(1));
        await api.Deliver();
        Assert.Equal(("NO_SHOW", 16_00), (await camille.Status(id), Cents(await camille.Look(id), "due")));

        var first = (await camille.Browser.Do(Withdraw, new { input = new { rental = id, confirm = false } })).GetProperty("refusal");
        Assert.Equal(16_00, Cents(first, "refund"));
        await camille.Browser.Do(Withdraw, new { input = new { rental = id, confirm = true } });
        await api.Deliver();

        Assert.Equal(("WITHDRAWN", 0), (await camille.Status(id), Cents(await camille.Look(id), "due")));
        Assert.Equal("Rent refunded 1600", (await api.Moved(id))[^1]);
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task When_we_fail_staff_prove_it_is_them_say_why_and_all_goes_back()
    {
        const string Fail = "mutation ($input: FailRentalInput!) { failRental(input: $input) { rental { status amends { cents } } refusal { code } } }";
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var (id, staff) = (await camille.Book(site, api.SlotIn(12), tool), await api.NewStaff(Role.Operator));
        var input = new { rental = id, reason = "Casier en panne" };

        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Fail, new { input }));
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Fail, new { input }));
        var failed = (await (await api.NewStaff(Role.Operator)).Do(Fail, new { input })).GetProperty("rental");
        await api.Deliver();

        Assert.Equal(("CANCELLED_BY_US", 8_00), (failed.GetProperty("status").GetString(), Cents(failed, "amends")));
        Assert.Contains("Casier en panne", (await api.Sent("mail", camille.Email))[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Deposit released 15000", "Rent released 1600"], (await api.Moved(id)).Skip(2).Order());
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_deposit_that_cannot_be_blocked_is_told_at_each_try_and_two_hours_before_the_booking_goes_for_nothing()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var slot = api.SlotIn(24 * 10);
        var id = await camille.Book(site, slot, tool, card: "declined-later:insufficient_funds");
        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Equal(["Rent captured 1600"], (await api.Moved(id)).Where(move => move.Contains("1600", StringComparison.Ordinal)).TakeLast(1));

        foreach (var hours in (int[])[24, 12, 6, 3]) await api.At(slot.Start.AddHours(-hours));
        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Equal(4, (await api.Sent("mail", camille.Email)).Count(mail => mail.GetProperty("subject").GetString()!.StartsWith("Dépôt de garantie refusé", StringComparison.Ordinal)));
        await api.At(slot.Start.AddHours(-2));

        Assert.Equal("CANCELLED", await camille.Status(id));
        Assert.Contains("Rent refunded 1600", await api.Moved(id));
    }

    private async Task<string> LastFile(Customer customer) =>
        (await api.Sent("mail", customer.Email))[^1].GetProperty("file").GetProperty("content").GetString()!;

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
