using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Customers have their tools, through the API, the bridge and the card processor.</summary>
[Trait("story", "T24-404")]
public sealed class PickUpStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    [Trait("story", "T24-407")]
    [Trait("story", "T24-409")]
    [Trait("story", "T24-501")]
    public async Task Lockers_open_tools_are_taken_the_meter_runs_and_it_is_confirmed()
    {
        using var visit = await api.NewVisit(units: 2);

        await visit.Leave();

        var rental = await visit.Look();
        Assert.Equal("ACTIVE", rental.GetProperty("status").GetString());
        Assert.Equal(["PICKED_UP", "PICKED_UP"], await visit.ItemStatuses());
        Assert.Equal(visit.Slot.Start, rental.GetProperty("onSite").GetProperty("meterSince").GetDateTimeOffset());
        Assert.All(rental.GetProperty("items").EnumerateArray(), item =>
        {
            Assert.Equal(2, item.GetProperty("evidenceAtPickup").GetProperty("photos").GetArrayLength());
            Assert.Equal(150_00, item.GetProperty("deposit").GetProperty("cents").GetInt64());
            Assert.NotEqual(JsonValueKind.Null, item.GetProperty("locker").ValueKind);
        });
        Assert.Equal(["Rent authorised 4000", "Deposit authorised 30000", "Rent captured 4000"], await api.Moved(visit.Rental));
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetRawText().Contains("Ce n’est pas moi", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-908")]
    public async Task Who_says_that_it_was_not_them_who_left_with_tools_alerts_whoever_is_on_call_once()
    {
        const string Block = "mutation { blockPasses { blockedSince refusal { code } } }";
        using var visit = await api.NewVisit();
        await visit.Leave();

        await visit.Booker.Browser.Do(Block);
        await visit.Booker.Browser.Do(Block);

        var incident = Assert.Single((await (await api.NewStaff(Role.Operator)).Do(
            "query ($site: ID!) { incidents(filter: { site: $site }) { kind severity rental } }", new { site = visit.Site.Value })).EnumerateArray());
        Assert.Equal(
            ("PASSES_BLOCKED", "URGENT", visit.Rental),
            (incident.GetProperty("kind").GetString(), incident.GetProperty("severity").GetString(), incident.GetProperty("rental").GetGuid()));
    }

    [Fact]
    public async Task Without_the_safety_notice_or_too_early_no_door_opens()
    {
        using var visit = await api.NewVisit();

        Assert.Equal("SafetyNoticeUnread", Refusal(await visit.Do("pickUp", new { noticeRead = false })));
        await api.Deliver();

        Assert.False(visit.Bridge.HasOrder);
        Assert.Equal("CONFIRMED", await visit.Status());
    }

    [Fact]
    [Trait("story", "T24-403")]
    public async Task Nobody_opens_a_locker_who_has_not_shown_at_the_kiosk_that_it_is_them()
    {
        using var visit = await api.NewVisit();
        await visit.Go();

        Assert.Equal("NotInside", Refusal(await visit.Do("pickUp", new { noticeRead = true })));
        await api.Deliver();
        Assert.False(visit.Bridge.HasOrder);
    }

    [Fact]
    [Trait("story", "T24-403")]
    public async Task A_kiosk_does_it_all_for_whoever_stands_at_it_and_for_nobody_else()
    {
        const string PickUp = "mutation ($input: PickUpInput!) { pickUp(input: $input) { refusal { __typename } } }";
        using var visit = await api.NewVisit();
        var other = await api.NewKiosk(visit.Site);
        var input = new { input = new { rental = visit.Rental, noticeRead = true } };

        Assert.Equal("NotInside", Refusal(await other.Do(PickUp, input)));
        Assert.Equal(JsonValueKind.Null, (await visit.Kiosk.Do(PickUp, input)).GetProperty("refusal").ValueKind);
        await visit.Open(1);

        Assert.Equal(["UNLOCKED"], await visit.ItemStatuses());
    }

    [Fact]
    public async Task A_locker_that_is_stuck_leaves_the_choice_of_a_twin()
    {
        using var visit = await api.NewVisit(units: 1, more: 1);
        await visit.Do("pickUp", new { noticeRead = true });
        await api.Deliver();
        var (command, door) = await visit.Bridge.Order();
        await visit.Bridge.Say(door, "CommandRefused", api.Clock.GetUtcNow(), command, "jammed");
        await api.Deliver();
        var stuck = (await visit.Look()).GetProperty("onSite").GetProperty("stuck").GetProperty("unit").GetGuid();

        await visit.Do("chooseForStuckLocker", new { choice = "TWIN" });
        await visit.Open(1);

        Assert.NotEqual(stuck, Assert.Single(await visit.Units()));
        Assert.Equal(["UNLOCKED"], await visit.ItemStatuses());
    }

    [Fact]
    public async Task What_is_no_good_is_put_back_and_refunded()
    {
        using var visit = await api.NewVisit(units: 2);
        await visit.Do("pickUp", new { noticeRead = true });
        await visit.Open(2);
        var units = await visit.Units();
        foreach (var unit in units) await visit.Shut(unit);

        Assert.Equal("NothingToMakeGood", Refusal(await visit.Do("makeGood", new { unit = units[0], remedy = "REFUND" })));
        Assert.Equal("NameTooLong", Refusal(await visit.Do("reportPickup", new { unit = units[0], report = "NOT_WORKING", text = new string('x', 1_001) })));
        await visit.Do("reportPickup", new { unit = units[0], report = "NOT_WORKING", text = "Le moteur fume." });
        Assert.Equal("ToolStillOut", Refusal(await visit.Do("makeGood", new { unit = units[0], remedy = "REFUND" })));
        await visit.Do("openLockerAgain", new { unit = units[0] });
        await visit.Open(1);
        await visit.Do("leaveTool", new { unit = units[0] });
        Assert.Equal("ToolStillOut", Refusal(await visit.Do("makeGood", new { unit = units[0], remedy = "REFUND" })));
        await visit.Shut(units[0]);
        await visit.Do("makeGood", new { unit = units[0], remedy = "REFUND" });
        await visit.Say("finishPickUp");

        Assert.Equal(["NOT_TAKEN", "PICKED_UP"], await visit.ItemStatuses());
        Assert.Equal("ACTIVE", await visit.Status());
        Assert.Equal(["PICKUP_REPORT Le moteur fume."], await Written(visit));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%fume%'"));
        api.Database.Execute("SELECT erase_person($1, $2)", visit.Booker.Id.Value, visit.Booker.Email);
        Assert.Empty(await Written(visit));
    }

    /// <summary>What a person who decides reads of what was written.</summary>
    private async Task<List<string>> Written(Visit visit)
    {
        var review = await (await api.NewStaff(Role.Operator)).Do(
            "query ($id: ID!) { rental(id: $id) { returnReview { items { texts { kind text } } } } }", new { id = visit.Rental });
        return
        [
            .. review.GetProperty("returnReview").GetProperty("items").EnumerateArray().SelectMany(item => item.GetProperty("texts").EnumerateArray())
                .Select(text => $"{text.GetProperty("kind").GetString()} {text.GetProperty("text").GetString()}"),
        ];
    }

    [Fact]
    [Trait("story", "T24-503")]
    public async Task More_time_is_paid_before_it_counts()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        var until = visit.Slot.End.AddHours(1);
        var price = (await visit.Booker.Browser.Do(
            "query ($id: ID!, $until: DateTime!) { rentalExtension(rental: $id, until: $until) { price { cents } } }", new { id = visit.Rental, until }))
            .GetProperty("price").GetProperty("cents").GetInt64();

        Assert.Equal("ExtensionPriceChanged", Refusal(await visit.Do("extendRental", new { until, expectedPrice = price + 1 })));
        await visit.Do("extendRental", new { until, expectedPrice = price });
        await api.Deliver();

        Assert.Equal(until, (await visit.Look()).GetProperty("slot").GetProperty("end").GetDateTimeOffset());
        Assert.Contains($"Rent captured {price}", await api.Moved(visit.Rental));
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Overdue_it_is_told_and_what_it_costs_is_seen()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();

        await api.At(visit.Slot.End.AddMinutes(46));

        var seen = await visit.Booker.Browser.Do(
            "query ($id: ID!) { rental(id: $id) { onSite { overdueSince } items { overrunNow { kept { cents } tiers { cents } total { cents } } } } }", new { id = visit.Rental });
        var overrun = seen.GetProperty("items")[0].GetProperty("overrunNow");
        Assert.NotEqual(JsonValueKind.Null, seen.GetProperty("onSite").GetProperty("overdueSince").ValueKind);
        Assert.True(overrun.GetProperty("kept").GetProperty("cents").GetInt64() > 0);
        Assert.Equal(10_00, overrun.GetProperty("tiers").GetProperty("cents").GetInt64());
        Assert.Contains(await api.Sent("mail", visit.Booker.Email), mail => mail.GetRawText().Contains("dépassée", StringComparison.Ordinal));
    }

    private static string? Refusal(JsonElement payload) => payload.GetProperty("refusal").GetProperty("__typename").GetString();
}
