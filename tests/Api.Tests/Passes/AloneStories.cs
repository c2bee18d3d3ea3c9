using System.Buffers.Text;
using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>A kiosk that hears nothing lets people in, and tells of it before anything runs out.</summary>
[Trait("story", "T24-408")]
public sealed class AloneStories(BookingFixture api) : IClassFixture<BookingFixture>, IDisposable
{
    private const string Tell = "mutation ($visits: [AloneVisitInput!]!) { tellVisits(visits: $visits) { id isTaken refusal { code } } }";

    private const string Look =
        """
        query ($id: ID!) { rental(id: $id) {
          status slot { start } items { unit status takenAt overrunNow { total { cents } } } onSite { begunAt leftAt meterSince }
        } }
        """;

    private readonly TestPhone phone = new();

    public void Dispose() => phone.Dispose();

    [Fact]
    [Trait("story", "T24-404")]
    [Trait("story", "T24-407")]
    public async Task Tools_fetched_from_a_silent_kiosk_past_the_end_of_the_time_to_come_are_fetched()
    {
        var (customer, rental, slot, kiosk, site) = await Silent();
        var (grant, briefing) = (await customer.Bind(rental, phone), await kiosk.Do(Kiosks.Briefing));
        await api.At(slot.Start.AddMinutes(52));
        var came = slot.Start.AddMinutes(55);
        var scanned = phone.Show(grant, came);
        var reader = new PassReader(site, [.. Base64Url.DecodeFromChars(briefing.GetProperty("serverKey").GetString())], [], []);
        Assert.Equal(rental, reader.Read(scanned, PassPurpose.PickUp, came).Value().Grant.Rental.Value);

        await api.At(slot.Start.AddMinutes(90));
        Assert.Equal("CONFIRMED", await customer.Status(rental));
        var told = Visited(rental, "PICK_UP", came, came.AddMinutes(3), (await Units(customer, rental), came.AddMinutes(2)), scanned);
        await Told(kiosk, told);
        await Beat(kiosk);
        await Told(kiosk, told);
        await api.At(slot.Start.AddMinutes(96));

        var seen = await customer.Browser.Do(Look, new { id = rental });
        Assert.Equal("ACTIVE", seen.GetProperty("status").GetString());
        Assert.Equal(
            (came, came.AddMinutes(3), came.AddMinutes(3)),
            (Instant(seen, "begunAt"), Instant(seen, "leftAt"), Instant(seen, "meterSince")));
        Assert.Equal(came.AddMinutes(2), seen.GetProperty("items")[0].GetProperty("takenAt").GetDateTimeOffset());
        Assert.Equal(["Rent authorised 1600", "Deposit authorised 15000", "Rent captured 1600"], await api.Moved(rental));
        Assert.Single(api.Database.Column<long>("SELECT version FROM event WHERE stream = $1 AND type = 'PickUpEnded'", rental));
    }

    [Fact]
    [Trait("story", "T24-504")]
    public async Task Tools_brought_back_to_a_silent_kiosk_are_back_since_then_and_nobody_pays_for_the_silence()
    {
        var (customer, rental, slot, kiosk, _) = await Silent();
        var units = await Units(customer, rental);
        await Told(kiosk, Visited(rental, "PICK_UP", slot.Start.AddMinutes(51), slot.Start.AddMinutes(53), (units, slot.Start.AddMinutes(52))));
        await Beat(kiosk);
        await api.Deliver();
        await api.At(slot.End.AddMinutes(-5));
        await Beat(kiosk);

        await api.At(slot.End.AddMinutes(-4)); // its silence is noticed
        await api.At(slot.End.AddHours(3));
        await Told(kiosk, Visited(rental, "RETURN", slot.End.AddHours(2), slot.End.AddHours(2.1), (units, slot.End.AddHours(2.05))));
        await Beat(kiosk);
        await api.Deliver();

        var seen = await customer.Browser.Do(Look, new { id = rental });
        Assert.Equal(("PENDING_VALIDATION", "SCORED"), (seen.GetProperty("status").GetString(), seen.GetProperty("items")[0].GetProperty("status").GetString()));
        Assert.Equal(0, seen.GetProperty("items")[0].GetProperty("overrunNow").GetProperty("total").GetProperty("cents").GetInt64());
        Assert.Single(await api.Moved(rental), moved => moved.StartsWith("Rent captured", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_took_nothing_may_come_again()
    {
        var (customer, rental, slot, kiosk, _) = await Silent();

        await Told(kiosk, Visited(rental, "PICK_UP", slot.Start.AddMinutes(51), slot.Start.AddMinutes(52), ([], slot.Start)));
        await Beat(kiosk);

        Assert.Equal("CONFIRMED", await customer.Status(rental));
    }

    [Theory]
    [Trait("story", "T24-404")]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Who_came_while_their_locker_stayed_shut_was_not_absent(bool hasOpened, bool hasStayedShut)
    {
        var (customer, rental, slot, kiosk, site) = await Silent();
        var units = await Units(customer, rental);
        var locker = api.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", units[0]);
        Guid[] opened = hasOpened ? [site.Value, locker] : [site.Value];
        await Told(kiosk, Visited(
            rental, "PICK_UP", slot.Start.AddMinutes(50), slot.Start.AddMinutes(50), ([], slot.Start), doors: [.. opened.Select((door, at) => (object)new { door, sequence = at + 1L })],
            shut: hasStayedShut ? units : []));

        // It is heard all the time from now on: nothing is put off.
        for (var step = 0; step < 20; step++)
        {
            await Beat(kiosk);
            await api.Sweep();
            await api.At(api.Clock.GetUtcNow().AddSeconds(45));
        }

        // Who never asked for it to be opened was not turned away.
        Assert.Equal(hasStayedShut ? "CANCELLED_BY_US" : "NO_SHOW", await customer.Status(rental));
        Assert.Equal(!hasStayedShut, (await api.Moved(rental)).Any(moved => moved.StartsWith("Rent captured", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_tool_that_nobody_has_looked_at_since_it_came_back_is_permitted_to_no_kiosk()
    {
        var (customer, rental, slot, kiosk, site) = await Silent();
        var (unit, before) = ((await Units(customer, rental))[0], await BookedBeside(site, slot));
        var locker = api.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit);
        Assert.Equal([unit, site.Value, locker], await Permitted(kiosk, rental));

        api.Database.Execute("INSERT INTO unit_quarantine (unit_id, rental_id, reason, since) VALUES ($1, $2, 'Returned', $3)", unit, before, slot.Start);
        Assert.Equal([site.Value], await Permitted(kiosk, rental));

        api.Database.Execute("UPDATE unit_quarantine SET ended_at = since WHERE unit_id = $1", unit);
        Assert.Equal([unit, site.Value, locker], await Permitted(kiosk, rental));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("forged")]
    [InlineData("too early")]
    public async Task Who_should_not_have_been_let_in_is_a_matter_for_a_person(string why)
    {
        var (customer, rental, slot, kiosk, _) = await Silent();
        var units = await Units(customer, rental);
        if (why == "cancelled")
        {
            // The site answers, and this is told late.
            await Beat(kiosk);
            await customer.Do("cancelRental", new { rental });
        }

        var came = why == "too early" ? slot.Start.AddMinutes(-16) : slot.Start.AddMinutes(51);
        var told = Visited(rental, "PICK_UP", came, came.AddMinutes(2), (units, came.AddMinutes(1)), why == "forged" ? "T24:AAAA" : null);

        await Told(kiosk, told);
        await Told(kiosk, told);
        await api.Deliver();

        Assert.Equal(why == "cancelled" ? "CANCELLED" : "CONFIRMED", await customer.Status(rental));
        var incidents = await (await api.NewStaff(Role.Operator)).Do("{ incidents { kind rental } }");
        Assert.Single(incidents.EnumerateArray(), one => one.GetProperty("kind").GetString() == "VISIT_UNEXPECTED" && one.ToString().Contains(rental.ToString(), StringComparison.Ordinal));
        Assert.Single(api.Database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 AND action = 'VisitUnexpected'", rental));
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task What_stands_still_past_its_deadline_is_looked_at_again_when_it_can_be_due_at_the_earliest()
    {
        var (customer, rental, slot, kiosk, _) = await Silent();
        await Told(kiosk, Visited(rental, "PICK_UP", slot.Start.AddMinutes(50), slot.Start.AddMinutes(50), (await Units(customer, rental), slot.Start.AddMinutes(50))));
        await api.Deliver();

        await api.At(slot.End.AddMinutes(20));

        // Nothing was heard for an hour and a half of the two hours and twenty minutes: that time is still to come.
        var next = api.Database.Scalar<DateTime>("SELECT next_deadline FROM rental WHERE id = $1", rental);
        Assert.True(next >= api.Clock.GetUtcNow().UtcDateTime.AddSeconds(15), $"{next:O}");
        Assert.Equal("ACTIVE", await customer.Status(rental));
    }

    [Fact]
    public async Task A_kiosk_tells_nothing_of_another_site()
    {
        var (customer, rental, slot, _, _) = await Silent();
        var elsewhere = await api.NewKiosk(api.NewShop().Site);

        var told = await elsewhere.Do(Tell, new { visits = new[] { Visited(rental, "PICK_UP", slot.Start, slot.Start, (await Units(customer, rental), slot.Start)) } });

        Assert.Equal(("UNKNOWN_RENTAL", false), (told[0].Code(), told[0].GetProperty("isTaken").GetBoolean()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_visit_that_cannot_be_written_is_set_aside_for_a_person_and_holds_up_no_other(bool isKnown)
    {
        var (customer, rental, slot, kiosk, site) = await Silent();
        var came = slot.Start.AddMinutes(51);
        var poison = isKnown ? await Poisoned(site, slot) : Guid.NewGuid();
        var (first, second) = (
            Visited(poison, "PICK_UP", came, came.AddMinutes(2), ([Guid.NewGuid()], came.AddMinutes(1))),
            Visited(rental, "PICK_UP", came, came.AddMinutes(4), (await Units(customer, rental), came.AddMinutes(3))));

        var told = await kiosk.Do(Tell, new { visits = new[] { first, second } });
        await kiosk.Do(Tell, new { visits = new[] { first, second } });
        await Beat(kiosk);

        Assert.Equal([false, true], told.EnumerateArray().Select(each => each.GetProperty("isTaken").GetBoolean()));
        Assert.Equal([isKnown ? null : "UNKNOWN_RENTAL", null], told.EnumerateArray().Select(each => each.Code()));
        Assert.Equal("ACTIVE", await customer.Status(rental));
        var incidents = await (await api.NewStaff(Role.Operator)).Do("{ incidents { kind severity site { id } entries { text } } }");
        var aside = Assert.Single(incidents.EnumerateArray(), one => one.GetProperty("site").GetProperty("id").GetGuid() == site.Value);
        Assert.Equal(("VISIT_SET_ASIDE", "URGENT"), (aside.GetProperty("kind").GetString(), aside.GetProperty("severity").GetString()));
        Assert.Contains(poison.ToString(), aside.GetProperty("entries")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The tools that somebody may fetch alone, then the doors that open for it.</summary>
    private static async Task<Guid[]> Permitted(Browser kiosk, Guid rental)
    {
        var expected = (await kiosk.Do(Kiosks.Briefing)).GetProperty("expected").EnumerateArray().Single(each => each.GetProperty("rental").GetGuid() == rental);
        var doors = expected.GetProperty("permit").GetString()!.Split('.')[0].Split(' ')[^1].Split(',');
        return [.. expected.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("unit").GetGuid()), .. doors.Select(Guid.Parse)];
    }

    /// <summary>Somebody else's booking of another tool, two hours later.</summary>
    private async Task<Guid> BookedBeside(SiteId site, Slot slot)
    {
        var tool = api.Database.AddTool($"Perceuse {Guid.NewGuid():n}", "Perçage");
        api.Database.AddUnit(site, tool);
        return await (await api.NewBooker()).Book(site, new(slot.Start.AddHours(2), slot.End.AddHours(2)), tool);
    }

    /// <summary>A booking at the site of which the database takes no visit.</summary>
    private async Task<Guid> Poisoned(SiteId site, Slot slot)
    {
        var rental = await BookedBeside(site, slot);
        api.Database.Execute(
            $"""
            CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cannot be written'; END $$;
            CREATE TRIGGER poison BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.stream = '{rental}' AND NEW.type = 'VisitTold') EXECUTE FUNCTION poison();
            """);
        return rental;
    }

    private static object Visited(
        Guid rental, string purpose, DateTimeOffset cameAt, DateTimeOffset leftAt, (Guid[] Units, DateTimeOffset At) items, string? scanned = null, object[]? doors = null, Guid[]? shut = null) => new
        {
            id = Guid.NewGuid(),
            rental,
            purpose,
            cameAt,
            leftAt,
            items = items.Units.Select(unit => new { unit, at = items.At }),
            scanned,
            doors,
            shut,
        };

    private static async Task Told(Browser kiosk, object visit) =>
        Assert.Null((await kiosk.Do(Tell, new { visits = new[] { visit } }))[0].Code());

    private static DateTimeOffset Instant(JsonElement rental, string name) => rental.GetProperty("onSite").GetProperty(name).GetDateTimeOffset();

    private static async Task<Guid[]> Units(Customer customer, Guid rental) =>
        [.. (await customer.Browser.Do(Look, new { id = rental })).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("unit").GetGuid())];

    private static Task<JsonElement> Beat(Browser kiosk) => kiosk.Do("mutation { heartbeat { at refusal { code } } }");

    /// <summary>A booking whose kiosk was heard last 50 minutes after the slot began.</summary>
    private async Task<(Customer Customer, Guid Rental, Slot Slot, Browser Kiosk, SiteId Site)> Silent()
    {
        var ((site, tool), customer, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(3));
        var rental = await customer.Book(site, slot, tool);
        var kiosk = await api.NewKiosk(site);
        await api.At(slot.Start.AddMinutes(50));
        await Beat(kiosk);
        return (customer, rental, slot, kiosk, site);
    }
}
