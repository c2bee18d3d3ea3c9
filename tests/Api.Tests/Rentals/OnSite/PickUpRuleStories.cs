using System.Text.Json;
using Toolbox24.Api.Tests.Passes;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What goes otherwise than it should when tools are fetched, and what comes of it by itself.</summary>
[Trait("story", "T24-404")]
public sealed class PickUpRuleStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    [Trait("story", "T24-407")]
    public async Task Who_skips_the_photos_and_leaves_without_a_word_pays_from_ten_minutes_after_the_last_tool()
    {
        using var visit = await Opened(2);
        var units = await visit.Units();
        await visit.Shut(units[0]);
        await visit.Do("leaveTool", new { unit = units[1] });
        await visit.Shut(units[1]);

        await api.At(visit.Slot.Start.AddMinutes(15));

        var rental = await visit.Look();
        Assert.Equal("ACTIVE", rental.GetProperty("status").GetString());
        Assert.Equal(["PICKED_UP", "NOT_TAKEN"], await visit.ItemStatuses());
        Assert.Equal(
            (visit.Slot.Start.AddMinutes(15), visit.Slot.Start.AddMinutes(10)),
            (rental.GetProperty("onSite").GetProperty("leftAt").GetDateTimeOffset(), rental.GetProperty("onSite").GetProperty("meterSince").GetDateTimeOffset()));
        Assert.Contains("Rent captured 2000", await api.Moved(visit.Rental));
    }

    [Fact]
    [Trait("story", "T24-407")]
    public async Task The_meter_waits_ten_minutes_for_photos_and_no_longer()
    {
        using var visit = await Opened();
        await visit.Shut((await visit.Units())[0]);

        await api.At(visit.Slot.Start.AddMinutes(11));

        Assert.Equal(visit.Slot.Start.AddMinutes(10), (await visit.Look()).GetProperty("onSite").GetProperty("meterSince").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_tool_that_is_missing_is_refunded_and_nobody_s_fault()
    {
        using var visit = await Opened(2);
        var units = await visit.Units();
        await visit.Do("reportPickup", new { unit = units[0], report = "MISSING", text = "Le casier est vide." });
        Assert.Equal("LOCKER_STILL_OPEN", (await visit.Do("makeGood", new { unit = units[0], remedy = "REFUND" })).Code());
        foreach (var unit in units) await visit.Shut(unit);

        await visit.Do("makeGood", new { unit = units[0], remedy = "REFUND" });
        await visit.Say("finishPickUp");
        await api.Deliver();

        Assert.Equal(["MISSING", "PICKED_UP"], await visit.ItemStatuses());
        Assert.Contains("Rent captured 2000", await api.Moved(visit.Rental));
        Assert.Equal("ReportedAtPickup", api.Database.Scalar<string>("SELECT reason FROM unit_quarantine WHERE unit_id = $1", units[0]));
    }

    [Fact]
    public async Task Who_leaves_a_locker_open_has_its_tool_and_a_person_looks_at_it()
    {
        using var visit = await Opened(2);
        var units = await visit.Units();
        await visit.Shut(units[0]);
        Assert.Equal("LOCKER_STILL_OPEN", (await visit.Say("finishPickUp")).Code());

        await api.At(visit.Slot.Start.AddMinutes(15));
        await api.Deliver();

        Assert.Equal(["PICKED_UP", "PICKED_UP"], await visit.ItemStatuses());
        Assert.Contains("Rent captured 4000", await api.Moved(visit.Rental));
        Assert.Equal(units[1], api.Database.Scalar<Guid>(
            "SELECT (state #>> '{place,unit}')::uuid FROM incident WHERE state ->> 'kind' = 'ToolUnclear' AND state #>> '{place,rental}' = $1::text", visit.Rental));
    }

    [Fact]
    public async Task Where_the_only_locker_is_stuck_and_nobody_chooses_all_goes_back_with_amends()
    {
        using var visit = await Stuck(1);
        Assert.Equal(visit.Slot.Start.AddMinutes(5), (await visit.Look()).GetProperty("onSite").GetProperty("stuck").GetProperty("chooseUntil").GetDateTimeOffset());

        await api.At(visit.Slot.Start.AddMinutes(5));

        Assert.Equal("CANCELLED_BY_US", await visit.Status());
        var seen = await visit.Booker.Look(visit.Rental);
        Assert.Equal((0, 20_00), (seen.GetProperty("due").GetProperty("cents").GetInt64(), seen.GetProperty("amends").GetProperty("cents").GetInt64()));
    }

    [Fact]
    public async Task Lockers_count_all_or_none_and_the_customer_may_go_on_with_the_others()
    {
        using var visit = await Stuck(2);
        Assert.Equal(["RESERVED", "RESERVED"], await visit.ItemStatuses());

        await visit.Do("chooseForStuckLocker", new { choice = "OTHERS" });

        Assert.Equal(["NOT_TAKEN", "UNLOCKED"], (await visit.ItemStatuses()).Order());
    }

    [Fact]
    public async Task How_tools_were_is_said_until_a_quarter_of_an_hour_after_leaving()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        var (unit, left) = ((await visit.Units())[0], (await visit.Look()).GetProperty("onSite").GetProperty("leftAt").GetDateTimeOffset());

        await api.At(left.AddMinutes(15).AddTicks(-1));
        Assert.Equal(JsonValueKind.Null, (await visit.Do("reportPickup", new { unit, report = "MARK" })).GetProperty("refusal").ValueKind);
        await api.At(left.AddMinutes(15));

        Assert.Equal("PICKUP_REPORTS_OVER", (await visit.Do("reportPickup", new { unit, report = "MARK" })).Code());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task Who_withdraws_once_it_has_begun_pays_what_they_used()
    {
        const string Withdraw =
            """
            mutation ($input: WithdrawRentalInput!) { withdrawRental(input: $input) {
              receipt { at refunded { cents } } refusal { code ... on WithdrawalUnconfirmed { refund { cents } } }
            } }
            """;
        using var visit = await api.NewVisit();
        await visit.Leave();
        await api.At(visit.Slot.Start.AddHours(1));

        var offered = await visit.Booker.Browser.Do(Withdraw, new { input = new { rental = visit.Rental, confirm = false } });
        Assert.Equal(15_00, offered.GetProperty("refusal").GetProperty("refund").GetProperty("cents").GetInt64());
        var receipt = (await visit.Booker.Browser.Do(Withdraw, new { input = new { rental = visit.Rental, confirm = true } })).GetProperty("receipt");
        Assert.Equal(api.Clock.GetUtcNow(), receipt.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", (await visit.Booker.Browser.Do(Withdraw, new { input = new { rental = visit.Rental, confirm = true } })).Code());

        await api.At(visit.Slot.Start.AddHours(2));
        var back = await visit.ComeBack();
        await back.BringBack();
        await api.Deliver();

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Contains("Rent refunded 1000", await api.Moved(visit.Rental));
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetRawText().Contains("la part utilisée est due", StringComparison.Ordinal));
    }

    private async Task<Visit> Opened(int units = 1)
    {
        var visit = await api.NewVisit(units);
        await visit.Do("pickUp", new { noticeRead = true });
        await visit.Open(units);
        return visit;
    }

    /// <summary>One locker refuses, the others open.</summary>
    private async Task<Visit> Stuck(int units)
    {
        var visit = await api.NewVisit(units);
        await visit.Do("pickUp", new { noticeRead = true });
        await api.Deliver();
        var (command, door) = await visit.Bridge.Order();
        await visit.Bridge.Say(door, "CommandRefused", api.Clock.GetUtcNow(), command, "jammed");
        await visit.Open(units - 1);
        return visit;
    }
}
