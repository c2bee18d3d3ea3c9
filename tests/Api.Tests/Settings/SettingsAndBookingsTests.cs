using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain.Accounts;
using static Toolbox24.Api.Tests.Settings.SettingsDocuments;

namespace Toolbox24.Api.Tests.Settings;

/// <summary>What settings do to bookings, and what they leave alone. Until something is set, an hour costs 8 €.</summary>
public sealed class SettingsAndBookingsTests(BookingFixture api) : IClassFixture<BookingFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task What_is_published_counts_for_the_next_quote_and_leaves_what_is_booked_as_it_was()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(30);
        var booked = await camille.Book(site, slot, tool);

        await (await api.NewStaff(Role.Administrator)).PublishedPrices(null, Line(12_00));

        Assert.Equal(16_00, Rent(await camille.Look(booked)));
        Assert.Equal(12_00, Rent((await sacha.Hold(site, slot, tool)).GetProperty("rental")));
        await api.At(slot.Start.AddHours(1));
        Assert.Equal("NO_SHOW", await camille.Status(booked));
        Assert.Contains("Rent captured 1600", await api.Moved(booked));
    }

    [Fact]
    [Trait("story", "T24-1006")]
    public async Task Times_of_booking_count_for_the_next_hold_and_what_is_booked_keeps_its_own()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker());
        var slot = api.SlotIn(2);
        var booked = await camille.Book(site, slot, tool);

        var admin = await api.NewStaff(Role.Administrator);
        Assert.Null(await admin.Refusal(Set, new { key = "booking.pickup-tolerance", value = "30", version = 0 }));
        Assert.Null(await admin.Refusal(Set, new { key = "booking.hold", value = "5", version = 0 }));
        var held = (await sacha.Hold(site, slot, tool)).GetProperty("rental");

        Assert.Equal(api.Clock.GetUtcNow().AddMinutes(5), held.GetProperty("heldUntil").GetDateTimeOffset());
        Assert.Equal(slot.Start.AddMinutes(30), held.GetProperty("pickupDeadline").GetDateTimeOffset());
        Assert.Equal(slot.Start.AddMinutes(60), (await camille.Look(booked)).GetProperty("pickupDeadline").GetDateTimeOffset());
        await api.At(slot.Start.AddMinutes(59));
        Assert.Equal("CONFIRMED", await camille.Status(booked));
        await api.At(slot.Start.AddMinutes(60));
        Assert.Equal("NO_SHOW", await camille.Status(booked));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task Past_rentals_show_what_a_draft_would_have_brought_and_stay_as_they_were()
    {
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        var from = api.Clock.GetUtcNow();
        var ((site, dearer), (other, cheaper), camille, sacha) = (api.NewShop(), api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var (one, two) = (await camille.Book(site, api.SlotIn(30), dearer), await sacha.Book(other, api.SlotIn(30), cheaper));
        var givenUp = await camille.Book(site, api.SlotIn(60), dearer);
        await camille.Do("cancelRental", new { rental = givenUp, expectedFee = 0 });
        await api.Deliver();

        var admin = await api.NewStaff(Role.Administrator);
        var (grid, _) = await admin.DraftedPrices(Line(12_00), Line(18_50, dearer.Value));
        var whatIf = (await admin.Do(WhatIf, new { input = new { grid, from, to = from.AddMinutes(1) } })).GetProperty("whatIf");

        var total = whatIf.GetProperty("total");
        Assert.Equal((2, 32_00, 30_50, -150), (Number(total, "count"), Cents(total, "rent"), Cents(total, "newRent"), Number(total, "difference")));
        Assert.Equal((300_00, 300_00, 1), (Cents(total, "deposit"), Cents(total, "newDeposit"), Number(whatIf, "leftOut")));
        Assert.Equal([(cheaper.Value, -400), (dearer.Value, 250)], Each(whatIf, "tools", "tool"));
        Assert.Equal([(one, 250)], Each(whatIf, "dearer", "rental"));
        Assert.Equal([(two, -400)], Each(whatIf, "cheaper", "rental"));
        Assert.Equal((16_00, 16_00), (Rent(await camille.Look(one)), Rent(await sacha.Look(two))));

        Assert.Equal(0, Number((await admin.Do(WhatIf, new { input = new { grid, from = from.AddMinutes(-1), to = from } })).GetProperty("whatIf").GetProperty("total"), "count"));
        Assert.Equal("PERIOD_OUT_OF_BOUNDS", await admin.Refusal(WhatIf, new { input = new { grid, from, to = from.AddDays(367) } }));
        Assert.Equal("UNKNOWN_GRID", await admin.Refusal(WhatIf, new { input = new { grid = Guid.NewGuid(), from, to = from.AddDays(1) } }));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public async Task A_draft_is_tried_on_however_many_past_rentals_there_are()
    {
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        var from = api.Clock.GetUtcNow();
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var booked = await camille.Book(site, api.SlotIn(30), tool);
        var admin = await api.NewStaff(Role.Administrator);
        var (grid, _) = await admin.DraftedPrices(Line(12_00));
        const int Many = 25_000;
        api.Database.Execute(
            """
            INSERT INTO rental SELECT copy.* FROM rental r, generate_series(2, $2) AS number,
                jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'reference', number::text, 'next_deadline', NULL)) AS copy
            WHERE r.id = $1
            """,
            booked, Many);

        var whatIf = (await admin.Do(WhatIf, new { input = new { grid, from, to = from.AddMinutes(1) } })).GetProperty("whatIf");

        var total = whatIf.GetProperty("total");
        Assert.Equal((Many, Many * 16_00, Many * 12_00), (Number(total, "count"), Cents(total, "rent"), Cents(total, "newRent")));
        Assert.Equal((0, 10), (whatIf.GetProperty("dearer").GetArrayLength(), whatIf.GetProperty("cheaper").GetArrayLength()));
    }

    [Fact]
    [Trait("story", "T24-1002")]
    public async Task Deposits_that_are_published_are_asked_of_the_next_booking_only()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(units: 2), await api.NewBooker(), await api.NewBooker());
        var booked = await camille.Book(site, api.SlotIn(30), tool);

        var admin = await api.NewStaff(Role.Administrator);
        var line = new { target = new { audience = "EVERYONE" }, amount = new { cents = 90_00 } };
        var (grid, revision) = Drafted(await admin.Do(DraftDeposits, new { name = "Cautions", lines = new[] { line }, packCap = 600_00 }));
        Assert.Null(await admin.Refusal(Propose, new { grid, revision }));

        Assert.Equal(150_00, Cents((await camille.Look(booked)).GetProperty("price"), "deposit"));
        Assert.Equal(90_00, Cents((await sacha.Hold(site, api.SlotIn(30), tool)).GetProperty("rental").GetProperty("price"), "deposit"));
    }

    private static int Rent(JsonElement rental) => Cents(rental.GetProperty("price"), "rent");

    private static int Cents(JsonElement of, string field) => Number(of.GetProperty(field), "cents");

    private static int Number(JsonElement of, string field) => of.GetProperty(field).GetInt32();

    private static IEnumerable<(Guid, int)> Each(JsonElement whatIf, string list, string id) => whatIf.GetProperty(list).EnumerateArray()
        .Select(each => (each.GetProperty(id).GetGuid(), Number(each.GetProperty("sum"), "difference")));
}
