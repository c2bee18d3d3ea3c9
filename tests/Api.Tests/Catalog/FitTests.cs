using Npgsql;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
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
