using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What goes otherwise than it should when tools come back, or do not.</summary>
[Trait("story", "T24-504")]
public sealed class ReturnRuleStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    [Trait("story", "T24-403")]
    [Trait("story", "T24-509")]
    public async Task Whose_phone_is_dead_brings_back_by_pin_at_the_kiosk()
    {
        var visit = await api.NewVisit();
        await visit.Leave();
        await api.At(visit.Slot.End);
        visit.Bridge.Dispose();
        visit = visit with { Bridge = await api.NewBridge(visit.Site) };
        using var there = visit;
        var (unit, digits) = ((await visit.Units())[0], (await api.Pins(visit.Booker, visit.Rental))[^1]);
        Assert.Null((await visit.Kiosk.Type($"5678{digits}", "RETURN")).Code());
        await visit.Open(1);

        foreach (var (mutation, input) in new (string, object)[]
        {
            ("BeginReturn", new { rental = visit.Rental, site = visit.Site.Value, knowsNoRefund = true }),
            ("UnlockForReturn", new { rental = visit.Rental, unit }),
            ("ScanReturn", new { rental = visit.Rental, code = api.Plate(unit) }),
        })
        {
            var type = mutation == "UnlockForReturn" ? "RentalUnitInput" : $"{mutation}Input";
            var field = char.ToLowerInvariant(mutation[0]) + mutation[1..];
            Assert.Null((await visit.Kiosk.Do($"mutation ($input: {type}!) {{ {field}(input: $input) {{ refusal {{ code }} }} }}", new { input })).Code());
            if (mutation == "UnlockForReturn") await visit.Open(1);
        }

        await visit.Shut(unit);
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
    }

    [Fact]
    public async Task A_tool_in_the_other_s_locker_is_welcome_and_the_other_goes_into_its_own()
    {
        using var visit = await api.Out(2);
        var units = await visit.Units();
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit = units[0] });
        await visit.Open(1);
        await visit.Do("scanReturn", new { code = api.Plate(units[1]) });
        await visit.Shut(units[0]);
        Assert.Equal(["PICKED_UP", "RETURNED"], (await visit.ItemStatuses()).Select(status => status == "SCORED" ? "RETURNED" : status));

        await visit.Do("unlockForReturn", new { unit = units[0] });
        await visit.Open(1);
        await visit.Shut(units[1]);

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Equal(
            units[0].ToString(), api.Database.Scalar<string>("SELECT data ->> 'inLockerOf' FROM event WHERE stream = $1 AND type = 'ItemScanned'", visit.Rental));
    }

    [Fact]
    public async Task With_a_photo_of_a_door_that_does_not_shut_the_customer_is_free_to_go()
    {
        using var visit = await api.Out();
        var unit = (await visit.Units())[0];
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);

        Assert.Equal("PHOTO_OF_DOOR_MISSING", (await visit.Do("leaveDoorOpen", new { unit, photo = (Guid?)null })).Code());
        Assert.Equal("PHOTO_OF_DOOR_MISSING", (await visit.Do("leaveDoorOpen", new { unit, photo = Guid.CreateVersion7() })).Code());
        var photo = await api.Database.Source.Keep(new RentalId(visit.Rental), new UnitId(unit), api.Clock.GetUtcNow());
        Assert.Null((await visit.Do("leaveDoorOpen", new { unit, photo = photo.Value })).Code());

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
    }

    [Fact]
    public async Task A_locker_is_opened_again_three_times()
    {
        using var visit = await api.Out();
        await visit.BringBack();
        var unit = (await visit.Units())[0];
        for (var time = 0; time < 3; time++)
        {
            api.Clock.Advance(TimeSpan.FromSeconds(11));
            Assert.Null((await visit.Do("reopenLocker", new { unit })).Code());
            await visit.Open(1);
            await visit.Shut(unit);
        }

        Assert.Equal("REOPENED_TOO_OFTEN", (await visit.Do("reopenLocker", new { unit })).Code());
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Of_a_pack_only_what_is_missing_runs_on()
    {
        using var visit = await api.Out(2);
        var units = await visit.Units();
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.PutIn(units[0]);

        await api.At(visit.Slot.End.AddMinutes(46));

        var items = (await visit.Booker.Browser.Do(
            "query ($id: ID!) { rental(id: $id) { items { unit overrunNow { total { cents } } } } }", new { id = visit.Rental })).GetProperty("items");
        var owed = items.EnumerateArray().ToDictionary(
            item => item.GetProperty("unit").GetGuid(), item => item.GetProperty("overrunNow").GetProperty("total").GetProperty("cents").GetInt64());
        Assert.Equal(0, owed[units[0]]);
        Assert.True(owed[units[1]] > 0);
    }

    [Fact]
    public async Task At_the_wrong_site_the_way_is_told_and_half_an_hour_is_given_for_it()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        await api.At(visit.Slot.End);
        const string Begin =
            "mutation ($input: BeginReturnInput!) { beginReturn(input: $input) { refusal { __typename ... on WrongSite { right graceUntil } } } }";
        var elsewhere = api.NewShop().Site;

        Assert.Equal(JsonValueKind.Null, (await Told()).GetProperty("graceUntil").ValueKind);
        Assert.Equal("WRONG_SITE", (await visit.Show("RETURN", await api.NewKiosk(elsewhere))).Code());
        var told = await Told();
        await api.At(visit.Slot.End.AddMinutes(44));

        Assert.Equal(visit.Site.Value, told.GetProperty("right").GetGuid());
        Assert.Equal(visit.Slot.End.AddMinutes(30), told.GetProperty("graceUntil").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, (await visit.Look()).GetProperty("onSite").GetProperty("overdueSince").ValueKind);
        await api.At(visit.Slot.End.AddMinutes(45));
        Assert.NotEqual(JsonValueKind.Null, (await visit.Look()).GetProperty("onSite").GetProperty("overdueSince").ValueKind);

        async Task<JsonElement> Told() => (await visit.Booker.Browser.Do(
            Begin, new { input = new { rental = visit.Rental, site = elsewhere.Value, knowsNoRefund = true } })).GetProperty("refusal");
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Whoever_has_a_late_tool_next_is_warned_half_an_hour_before_and_is_never_absent()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", (await visit.Units())[0]);
        var (next, slot) = (await api.NewBooker(), new Slot(visit.Slot.End.AddHours(1), visit.Slot.End.AddHours(3)));
        var rental = await next.Book(visit.Site, slot, new(tool));

        await api.At(slot.Start.AddMinutes(-30));
        Assert.Contains(await api.Sent("mail", next.Email), mail => mail.GetProperty("subject").GetString()!.Contains("pas encore disponible", StringComparison.Ordinal));
        await api.At(slot.Start.AddMinutes(61));

        Assert.Equal("CANCELLED_BY_US", await next.Status(rental));
        Assert.True((await next.Look(rental)).GetProperty("amends").GetProperty("cents").GetInt64() > 0);
    }

    [Fact]
    public async Task What_counted_as_lost_and_comes_back_is_returned_like_any_other()
    {
        var visit = await api.NewVisit();
        await visit.Leave();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        Assert.Equal("LOST", await visit.Status());
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        Assert.Equal("LOST", await visit.Status());
        using var back = await visit.ComeBack();

        await back.PutIn((await back.Units())[0]);
        await back.Judge(VerdictColour.Orange);

        Assert.Equal("PENDING_VALIDATION", await back.Status());
        var incidents = await (await api.NewStaff(Role.Operator)).Do("{ incidents { kind rental } }");
        Assert.Contains(incidents.EnumerateArray(), one => one.GetProperty("kind").GetString() == "RENTAL_LOST" && one.ToString().Contains(visit.Rental.ToString(), StringComparison.Ordinal));
    }
}
