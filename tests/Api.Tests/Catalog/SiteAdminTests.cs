using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Catalog;

[Trait("story", "T24-205")]
public sealed class SiteAdminTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_site_is_opened_changed_and_never_by_who_read_an_older_version()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var id = await staff.NewSite();

        var changed = await staff.Do(Keep.ChangeSite, new { id, version = 1, input = Keep.Site(isSelling: false) });

        Assert.False(changed.GetProperty("site").GetProperty("isSelling").GetBoolean());
        Assert.Equal("MONDAY", changed.GetProperty("site").GetProperty("opening").GetProperty("spans")[0].GetProperty("day").GetString());
        Assert.Equal("STALE", await staff.Refusal(Keep.ChangeSite, new { id, version = 1, input = Keep.Site() }));
        Assert.Equal("UNKNOWN_SITE", await staff.Refusal(Keep.ChangeSite, new { id = Guid.NewGuid(), version = 1, input = Keep.Site() }));
        Assert.Equal(1L, Audited(id, "SiteChanged"));
    }

    [Fact]
    public async Task A_unit_is_placed_only_where_it_fits_and_moves_with_its_bookings()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (site, tool) = (await staff.NewSite(), await staff.NewTool());
        var (small, first, second) = (await NewLocker(staff, site, "A01", 219), await NewLocker(staff, site, "A02"), await NewLocker(staff, site, "A03"));
        var unit = await staff.Made(Keep.Register, new { tool, code = Code() }, "unit");

        Assert.Equal("DOES_NOT_FIT", await staff.Refusal(Keep.Place, new { unit, locker = small }));
        Assert.Equal(first, LockerOf(await staff.Do(Keep.Place, new { unit, locker = first })));
        var promised = await api.Hold(Locker(first));
        Assert.Equal("DOES_NOT_FIT", await staff.Refusal(Keep.Place, new { unit, locker = small }));
        Assert.Equal(second, LockerOf(await staff.Do(Keep.Place, new { unit, locker = second })));

        var moved = (await api.Locker(Locker(second)).Get()).Value().Calendar!;
        Assert.Equal(promised, Assert.Single(moved.Claims).During);
        Assert.Null(LockerOf(await staff.Do(Keep.TakeOut, new { unit })));
        Assert.Equal(3L, Audited(unit, "UnitPlaced"));
    }

    [Fact]
    public async Task It_is_told_where_a_tool_fits_and_by_what_it_does_not()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (site, tool) = (await staff.NewSite(), await staff.NewTool());
        var (small, large) = (await NewLocker(staff, site, "A01", 219), await NewLocker(staff, site, "A02"));
        const string Fit =
            "query ($tool: ID!, $locker: ID!) { fit(tool: $tool, locker: $locker) { fits isEmpty whyNot { ... on DoesNotFit { tool { height } room { height } } } } }";

        var agent = await api.NewStaff(Role.FieldAgent);
        Assert.Equal(
            """{"fits":false,"isEmpty":true,"whyNot":{"tool":{"height":220},"room":{"height":219}}}""",
            (await agent.Do(Fit, new { tool, locker = small })).GetRawText());
        Assert.Equal("""{"fits":true,"isEmpty":true,"whyNot":null}""", (await agent.Do(Fit, new { tool, locker = large })).GetRawText());
        Assert.Equal(
            [large],
            (await agent.Do("query ($tool: ID!, $site: ID!) { lockersFor(tool: $tool, site: $site) { locker { id } } }", new { tool, site }))
                .EnumerateArray().Select(one => one.GetProperty("locker").GetProperty("id").GetString()));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewCustomer()).Browser.Error(Fit, new { tool, locker = large }));
    }

    [Fact]
    public async Task A_locker_changes_as_long_as_what_stands_in_it_fits()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (site, tool) = (await staff.NewSite(), await staff.NewTool());
        var id = await NewLocker(staff, site, "A01");
        var unit = await staff.Made(Keep.Register, new { tool, code = Code() }, "unit");
        await staff.Do(Keep.Place, new { unit, locker = id });

        Assert.Equal("DOES_NOT_FIT", await staff.Refusal(Keep.ChangeLocker, new { id, version = 1, input = Keep.Locker(height: 219) }));
        Assert.Null(await staff.Refusal(Keep.ChangeLocker, new { id, version = 1, input = Keep.Locker(hasSocket: true) }));
        Assert.Equal("STALE", await staff.Refusal(Keep.ChangeLocker, new { id, version = 1, input = Keep.Locker() }));
        Assert.Equal("LOCKER_NAME_TAKEN", await staff.Refusal(Keep.AddLocker, new { site, input = Keep.Locker() }));
        Assert.Equal("UNKNOWN_SITE", await staff.Refusal(Keep.AddLocker, new { site = Guid.NewGuid(), input = Keep.Locker() }));

        var larger = Keep.ToolInput(await staff.NewCategory(), size: new { width = 430, height = 241, depth = 300 });
        Assert.Equal("DOES_NOT_FIT", await staff.Refusal(Keep.ChangeTool, new { id = tool, version = 1, input = larger }));
    }

    [Fact]
    public async Task A_passport_tells_of_checks_and_repairs_and_agents_take_units_out_of_service()
    {
        var (staff, agent) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.FieldAgent));
        var id = await staff.Made(Keep.Register, new { tool = await staff.NewTool(), code = Code() }, "unit");
        const string Write =
            "mutation ($id: ID!, $version: Long!, $input: PassportEntryInput!) { writeInPassport(id: $id, version: $version, input: $input) { unit { hours } refusal { code } } }";
        const string Become =
            "mutation ($id: ID!, $version: Long!, $state: UnitState!) { changeUnitState(id: $id, version: $version, state: $state) { unit { version state isRentable } refusal { code } } }";
        const string Plan =
            "mutation ($id: ID!, $version: Long!, $due: DateTime) { planUnit(id: $id, version: $version, inspectionDue: $due) { unit { isRentable } refusal { code } } }";

        Assert.Null(await agent.Refusal(Write, new { id, version = 1, input = new { kind = "CHECK", hours = 12, note = "Rien à signaler" } }));
        Assert.Equal("HOURS_OUT_OF_BOUNDS", await agent.Refusal(Write, new { id, version = 2, input = new { kind = "READING", hours = 11 } }));
        Assert.Null(await agent.Refusal(Write, new { id, version = 2, input = new { kind = "REPAIR", costCents = 35_00, note = "Charbons" } }));
        var quarantined = (await agent.Do(Become, new { id, version = 3, state = "QUARANTINED" })).GetProperty("unit");
        Assert.Equal("""{"version":4,"state":"QUARANTINED","isRentable":false}""", quarantined.GetRawText());
        Assert.Equal("STALE", await agent.Refusal(Become, new { id, version = 3, state = "IN_SERVICE" }));
        Assert.Null(await agent.Refusal(Become, new { id, version = 4, state = "IN_SERVICE" }));
        var due = await staff.Do(Plan, new { id, version = 5, due = ApiFixture.Noon });
        Assert.False(due.GetProperty("unit").GetProperty("isRentable").GetBoolean());
        Assert.Equal("AUTH_NOT_AUTHORIZED", await agent.Error(Plan, new { id, version = 6, due = ApiFixture.Noon }));

        var unit = await agent.Do("query ($id: ID!) { unit(id: $id) { hours checkedAt entries { kind hours note cost { cents } } } }", new { id });
        Assert.Equal(["Rien à signaler", "Charbons"], unit.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("note").GetString()).Order().Reverse());
        Assert.Equal(12, unit.GetProperty("hours").GetInt32());
        Assert.Equal((2L, 2L, 1L), (Audited(id, "PassportWritten"), Audited(id, "UnitStateChanged"), Audited(id, "UnitPlanned")));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%Charbons%'"));
    }

    [Fact]
    public async Task Passports_of_many_units_are_read_at_once_each_with_its_own_lines()
    {
        const string Write =
            "mutation ($id: ID!, $input: PassportEntryInput!) { writeInPassport(id: $id, version: 1, input: $input) { unit { hours } refusal { code } } }";
        const string Read = "query ($tool: ID!) { unitsOf(tool: $tool) { id entries { note } } }";
        var staff = await api.NewStaff(Role.Administrator);
        var (tool, one) = (await staff.NewTool(), await staff.NewTool());
        await staff.Made(Keep.Register, new { tool = one, code = Code() }, "unit");
        List<string> units = [];
        for (var number = 0; number < 3; number++) units.Add(await staff.Made(Keep.Register, new { tool, code = Code() }, "unit"));
        foreach (var id in units[..2]) Assert.Null(await staff.Refusal(Write, new { id, input = new { kind = "CHECK", note = $"Vu {id}" } }));

        var ofOne = await api.Statements.Of(() => staff.Do(Read, new { tool = one }));
        JsonElement read = default;
        var ofThree = await api.Statements.Of(async () => read = await staff.Do(Read, new { tool }));

        Assert.Equal(ofOne.Count, ofThree.Count);
        Assert.Equal(
            [$"Vu {units[0]}", $"Vu {units[1]}", ""],
            units.Select(id => read.EnumerateArray().Single(unit => unit.GetProperty("id").GetString() == id).GetProperty("entries"))
                .Select(entries => string.Concat(entries.EnumerateArray().Select(entry => entry.GetProperty("note").GetString()))));
    }

    [Fact]
    public async Task Closing_a_locker_lists_the_bookings_it_endangers_and_reopening_is_for_the_latest_version()
    {
        var staff = await api.NewStaff(Role.Operator);
        var (site, first, other) = api.NewSite();
        await Book(first);
        const string Begin =
            "mutation ($input: ClosingInput!) { beginClosing(input: $input) { closing { id version reason } refusal { code } } }";
        const string End = "mutation ($id: ID!, $version: Long!) { endClosing(id: $id, version: $version) { closing { endedAt } refusal { code } } }";
        object Input(LockerId locker, string reason = "Serrure cassée") =>
            new { site = site.Value, locker = locker.Value, reason, from = ApiFixture.Noon, until = (DateTimeOffset?)null };

        var id = await staff.Made(Begin, new { input = Input(first) }, "closing");

        var endangered = await staff.Do("query ($closing: ID!) { endangeredBookings(closing: $closing) { outcome during { start } } }", new { closing = id });
        Assert.Equal("OPEN", Assert.Single(endangered.EnumerateArray()).GetProperty("outcome").GetString());
        Assert.Equal(1, (await staff.Do("query ($site: ID!) { closings(site: $site) { id reason } }", new { site = site.Value })).GetArrayLength());
        Assert.Equal("STALE", await staff.Refusal(End, new { id, version = 2 }));
        Assert.Null(await staff.Refusal(End, new { id, version = 1 }));
        Assert.Equal("LOCKER_OF_ANOTHER_SITE", await staff.Refusal(Begin, new { input = Input(api.NewSite().First) }));
        Assert.Equal("EMPTY_NAME", await staff.Refusal(Begin, new { input = Input(other, " ") }));
        Assert.Equal((1L, 1L), (Audited(id, "ClosingBegun"), Audited(id, "ClosingEnded")));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%Serrure%'"));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewCustomer()).Browser.Error(Begin, new { input = Input(first) }));
    }

    [Fact]
    public async Task A_unit_out_of_service_says_which_bookings_it_cannot_keep()
    {
        var staff = await api.NewStaff(Role.Operator);
        var (_, first, _) = api.NewSite();
        var unit = api.Database.Scalar<Guid>("SELECT id FROM tool_unit WHERE locker_id = $1", first.Value);
        await Book(first);
        const string Endangered = "query ($unit: ID!) { endangeredBookingsOf(unit: $unit) { during { start } } }";
        const string Become =
            "mutation ($id: ID!) { changeUnitState(id: $id, version: 1, state: RECALLED) { unit { state } refusal { code } } }";

        Assert.Equal(0, (await staff.Do(Endangered, new { unit })).GetArrayLength());
        Assert.Null(await staff.Refusal(Become, new { id = unit }));
        Assert.Equal(1, (await staff.Do(Endangered, new { unit })).GetArrayLength());
    }

    private async Task Book(LockerId locker)
    {
        var hold = new HoldSlot(RentalId.New(ApiFixture.Noon), new(ApiFixture.Noon.AddDays(1), ApiFixture.Noon.AddDays(1).AddHours(2)), api.Clock.GetUtcNow().AddMinutes(10));
        (await api.Locker(locker).Hold(hold)).Value();
        (await api.Locker(locker).Confirm(hold.Rental)).Value();
    }

    private static Task<string> NewLocker(Browser staff, string site, string name, int height = 240) =>
        staff.Made(Keep.AddLocker, new { site, input = Keep.Locker(name, height) }, "locker");

    private static string? LockerOf(JsonElement payload) =>
        payload.GetProperty("unit").GetProperty("locker") is { ValueKind: JsonValueKind.Object } locker ? locker.GetProperty("id").GetString() : null;

    private static string Code() => $"T-{Guid.NewGuid():N}"[..20];

    private static LockerId Locker(string id) => new(Guid.Parse(id));

    private long Audited(string id, string what) =>
        api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = $2", Guid.Parse(id), what);
}
