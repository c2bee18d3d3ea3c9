using Npgsql;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Catalog;

/// <summary>What stands in a locker fits there, whoever changes what at the same time.</summary>
[Trait("story", "T24-205")]
public sealed class FitTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_unit_is_not_placed_in_a_locker_that_is_made_smaller_at_the_same_time()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (unit, locker) = await UnitAndLocker(staff);

        var refusal = await During(
            "UPDATE locker SET (height_mm, version) = (219, version + 1) WHERE id = $1", [Guid.Parse(locker)],
            () => staff.Refusal(Keep.Place, new { unit, locker }));

        Assert.Equal("DOES_NOT_FIT", refusal);
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM tool_unit WHERE locker_id = $1", Guid.Parse(locker)));
    }

    [Fact]
    public async Task A_locker_is_not_made_smaller_than_what_is_placed_in_it_at_the_same_time()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (unit, locker) = await UnitAndLocker(staff);

        var refusal = await During(
            "WITH kept AS (SELECT l.id FROM locker l WHERE l.id = $2 FOR SHARE) UPDATE tool_unit u SET locker_id = kept.id FROM kept WHERE u.id = $1",
            [Guid.Parse(unit), Guid.Parse(locker)],
            () => staff.Refusal(Keep.ChangeLocker, new { id = locker, version = 1, input = Keep.Locker(height: 219) }));

        Assert.Equal("STALE", refusal);
        Assert.Equal("DOES_NOT_FIT", await staff.Refusal(Keep.ChangeLocker, new { id = locker, version = 1, input = Keep.Locker(height: 219) }));
    }

    [Fact]
    public async Task A_tool_that_needs_a_socket_or_a_dirty_room_stands_only_where_there_is_one()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (site, category) = (await staff.NewSite(), await staff.NewCategory());
        object Input(bool isDirty) => Keep.ToolInput(category, name: $"Sur batterie {site}", needs: new { hasSocket = true, isDirtyRoom = isDirty });
        var tool = await staff.Made(Keep.AddTool, new { input = Input(false) }, "tool");
        var bare = await staff.Made(Keep.AddLocker, new { site, input = Keep.Locker("A01") }, "locker");
        var powered = await staff.Made(Keep.AddLocker, new { site, input = Keep.Locker("A02", hasSocket: true) }, "locker");
        var unit = await staff.Made(Keep.Register, new { tool, code = $"T-{Guid.NewGuid():N}"[..20] }, "unit");

        Assert.Equal("EQUIPMENT_MISSING", await staff.Refusal(Keep.Place, new { unit, locker = bare }));
        Assert.Null(await staff.Refusal(Keep.Place, new { unit, locker = powered }));
        Assert.Equal("EQUIPMENT_MISSING", await staff.Refusal(Keep.ChangeLocker, new { id = powered, version = 1, input = Keep.Locker("A02") }));
        Assert.Equal("EQUIPMENT_MISSING", await staff.Refusal(Keep.ChangeTool, new { id = tool, version = 1, input = Input(true) }));

        const string Fit =
            """
            query ($tool: ID!, $locker: ID!, $site: ID!) {
              tool(id: $tool) { needs { hasSocket isDirtyRoom } }
              fit(tool: $tool, locker: $locker) { fits whyNot { code ... on EquipmentMissing { needed { hasSocket } there { hasSocket } } } }
              lockersFor(tool: $tool, site: $site) { locker { id } }
            }
            """;
        Assert.Equal(
            """{"tool":{"needs":{"hasSocket":true,"isDirtyRoom":false}},"fit":{"fits":false,"whyNot":{"code":"EQUIPMENT_MISSING","needed":{"hasSocket":true},"there":{"hasSocket":false}}},"lockersFor":[{"locker":{"id":"%"}}]}""",
            (await staff.Data(Fit, new { tool, locker = bare, site })).GetRawText().Replace(powered, "%", StringComparison.Ordinal));
    }

    [Fact]
    public void The_database_says_of_every_tool_and_locker_what_the_catalogue_says()
    {
        int[] sides = [1, 2, 3];
        var sizes = (from width in sides from height in sides from depth in sides select new Dimensions(width, height, depth)).ToArray();
        bool[] either = [false, true];
        var kinds = (from socket in either from dirty in either select new LockerEquipment(socket, dirty)).ToArray();
        var pairs = (
            from size in sizes from inside in sizes select (size, inside, Needs: LockerEquipment.None, There: LockerEquipment.None)).Concat(
            from needs in kinds from there in kinds select (size: sizes[0], inside: sizes[0], Needs: needs, There: there)).ToArray();

        var told = api.Database.Column<bool>(
            """
            SELECT fits(
                jsonb_populate_record(NULL::tool, jsonb_build_object('width_mm', a, 'height_mm', b, 'depth_mm', c, 'needs_socket', s, 'needs_dirty_room', d)),
                jsonb_populate_record(NULL::locker, jsonb_build_object('width_mm', e, 'height_mm', f, 'depth_mm', g, 'has_socket', t, 'is_dirty_room', u)))
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY AS pair (a, b, c, s, d, e, f, g, t, u, place) ORDER BY place
            """,
            pairs.Select(pair => pair.size.Width).ToArray(), pairs.Select(pair => pair.size.Height).ToArray(), pairs.Select(pair => pair.size.Depth).ToArray(),
            pairs.Select(pair => pair.Needs.HasSocket).ToArray(), pairs.Select(pair => pair.Needs.IsDirtyRoom).ToArray(),
            pairs.Select(pair => pair.inside.Width).ToArray(), pairs.Select(pair => pair.inside.Height).ToArray(), pairs.Select(pair => pair.inside.Depth).ToArray(),
            pairs.Select(pair => pair.There.HasSocket).ToArray(), pairs.Select(pair => pair.There.IsDirtyRoom).ToArray());

        Assert.Equal(pairs.Select(pair => Tool(pair.size, pair.Needs).RefuseIn(Locker(pair.inside, pair.There)) is null), told);
    }

    private static Tool Tool(Dimensions size, LockerEquipment needs) =>
        new(default, new("Outil", default, [], "Perce.", null), size, new Euros(1), Domain.Catalog.Tool.ShortestTurnaround) { Needs = needs };

    private static Locker Locker(Dimensions inside, LockerEquipment equipment) => new(default, default, "A01", LockerSize.M, inside) { Equipment = equipment };

    private static async Task<(string Unit, string Locker)> UnitAndLocker(Browser staff)
    {
        var (site, tool) = (await staff.NewSite(), await staff.NewTool());
        var locker = await staff.Made(Keep.AddLocker, new { site, input = Keep.Locker() }, "locker");
        return (await staff.Made(Keep.Register, new { tool, code = $"T-{Guid.NewGuid():N}"[..20] }, "unit"), locker);
    }

    /// <summary>Asks while somebody else's change is not committed yet, which it is once what is asked waits for it.</summary>
    private async Task<string?> During(string change, Guid[] parameters, Func<Task<string?>> ask)
    {
        await using var connection = await api.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(change, connection, transaction);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());

        var asked = ask();
        var given = TimeProvider.System.GetTimestamp();
        while (api.Database.Scalar<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
        {
            Assert.False(asked.IsCompleted, "Nothing waited.");
            Assert.True(TimeProvider.System.GetElapsedTime(given) < Patience.Limit);
            await Task.Yield();
        }

        await transaction.CommitAsync();
        return await asked;
    }
}
