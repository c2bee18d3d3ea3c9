using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>A door that one of the staff does not open alone.</summary>
[Trait("story", "T24-909")]
[Trait("story", "T24-1301")]
public sealed class SecondPersonStories(DoorFixture api) : IClassFixture<DoorFixture>
{
    private const string Open =
        """
        mutation ($door: ID!, $command: ID) { openDoor(input: { door: $door, reason: "Outil coincé", command: $command }) {
          door { command { id status } } refusal { code ... on SecondPersonNeeded { command until } } } }
        """;

    private const string Confirm =
        """
        mutation ($door: ID!, $command: ID!, $reason: String!) { confirmOpening(input: { door: $door, command: $command, reason: $reason }) {
          door { command { id status } proposal { id } } refusal { code } } }
        """;

    [Fact]
    public async Task Above_the_limit_of_a_day_somebody_else_agrees()
    {
        var (site, locker, other) = api.NewSite();
        var (staff, second) = (await api.NewStaff(Role.Operator), await api.NewStaff(Role.Administrator));
        await Limit(second, "1", 0);
        Assert.Equal(JsonValueKind.Null, (await staff.Do(Open, new { door = other.Value })).GetProperty("refusal").ValueKind);

        var command = Guid.NewGuid();
        var refusal = (await staff.Do(Open, new { door = locker.Value, command })).GetProperty("refusal");
        Assert.Equal(("SECOND_PERSON_NEEDED", command, api.Clock.GetUtcNow().AddMinutes(15)), (
            refusal.GetProperty("code").GetString(), refusal.GetProperty("command").GetGuid(), refusal.GetProperty("until").GetDateTimeOffset()));
        Assert.Equal("SECOND_PERSON_NEEDED", await staff.Refusal(Open, new { door = locker.Value, command }));
        Assert.Equal(command, (await Door(second, site, locker.Value)).GetProperty("proposal").GetProperty("id").GetGuid());
        Assert.Equal(JsonValueKind.Null, (await Door(second, site, locker.Value)).GetProperty("command").ValueKind);

        Assert.Equal("OWN_OPENING", await staff.Refusal(Confirm, new { door = locker.Value, command, reason = "Vu au téléphone" }));
        Assert.Equal("NOTHING_TO_CONFIRM", await second.Refusal(Confirm, new { door = locker.Value, command = Guid.NewGuid(), reason = "Vu au téléphone" }));
        Assert.Equal("REASON_OUT_OF_BOUNDS", await second.Refusal(Confirm, new { door = locker.Value, command, reason = " " }));
        foreach (var _ in (int[])[1, 2])
        {
            var opened = (await second.Do(Confirm, new { door = locker.Value, command, reason = "Vu au téléphone" })).GetProperty("door");
            Assert.Equal((command, JsonValueKind.Null), (opened.GetProperty("command").GetProperty("id").GetGuid(), opened.GetProperty("proposal").ValueKind));
        }

        Assert.Equal(
            ["DoorOpeningAsked", "DoorOpeningProposed"],
            api.Database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY action", locker.Value));
        await Limit(second, "2", 1);
        Assert.Null(await staff.Refusal(Open, new { door = site.Value }));
    }

    [Fact]
    public async Task The_locker_of_a_tool_that_is_a_customer_s_now_is_opened_by_two_within_a_quarter_of_an_hour()
    {
        var (site, locker, _) = api.NewSite();
        Rent(locker);
        var (staff, command) = (await api.NewStaff(Role.Operator), Guid.NewGuid());

        Assert.Equal("SECOND_PERSON_NEEDED", await staff.Refusal(Open, new { door = locker.Value, command }));
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        var second = await api.NewStaff(Role.Operator);
        Assert.Equal("NOTHING_TO_CONFIRM", await second.Refusal(Confirm, new { door = locker.Value, command, reason = "Vu au téléphone" }));
        Assert.Equal(JsonValueKind.Null, (await Door(second, site, locker.Value)).GetProperty("proposal").ValueKind);
        Assert.Null(await second.Refusal(Open, new { door = site.Value }));
    }

    /// <summary>Has somebody's slot begun for the tool of a locker.</summary>
    private void Rent(LockerId locker)
    {
        var rental = Guid.CreateVersion7();
        api.Database.Execute(
            """
            WITH person AS (
                SELECT id FROM account LIMIT 1
            ), made AS (
                INSERT INTO rental (id, version, reference, customer_id, site_id, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, state, terms)
                SELECT $1, 1, left($1::text, 8), person.id, l.site_id, $3, $4, 'Confirmed', true, 0, 0, '{}', '{}' FROM person, locker l WHERE l.id = $2
                RETURNING id
            ), claimed AS (
                INSERT INTO slot_claim SELECT u.id, $1, tstzrange($3, $4), 'Booking', NULL FROM tool_unit u WHERE u.locker_id = $2
            )
            INSERT INTO rental_item SELECT made.id, 1, u.tool_id, u.id FROM made, tool_unit u WHERE u.locker_id = $2
            """,
            rental, locker.Value, api.Clock.GetUtcNow(), api.Clock.GetUtcNow().AddHours(2));
    }

    /// <summary>The limit is no limit for whoever moves it alone.</summary>
    private async Task Limit(Browser administrator, string value, int version)
    {
        Assert.Null(await administrator.Refusal(SettingsDocuments.Set, new { key = "door.alone", value, version }));
        var waiting = new { key = "door.alone", version = version + 1 };
        Assert.Equal("OWN_PROPOSAL", await administrator.Refusal(SettingsDocuments.Approve, waiting));
        Assert.Null(await (await api.NewStaff(Role.Administrator)).Refusal(SettingsDocuments.Approve, waiting));
    }

    private static async Task<JsonElement> Door(Browser staff, SiteId site, Guid door) =>
        (await staff.Do("query ($site: ID!) { doors(site: $site) { id command { status } proposal { id by at } } }", new { site = site.Value }))
            .EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == door);
}
