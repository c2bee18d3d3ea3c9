using Toolbox24.Api.Tests.Passes;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Something lies in the locker that a tool is to go back into.</summary>
[Trait("story", "T24-504")]
public sealed class FullLockerStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task The_customer_is_given_another_free_locker_and_no_clock_runs_until_the_tool_is_in_it()
    {
        using var visit = await api.Out();
        var free = api.Database.AddEmptyLocker(visit.Site).Value;
        var (unit, rent) = ((await visit.Units())[0], await Rent(visit));
        var full = api.DoorOf(unit);
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        Assert.Equal("NOT_POSSIBLE_FOR_ITEM", (await visit.Do("reportLockerFull", new { unit })).Code());
        await visit.Do("unlockForReturn", new { unit });
        Assert.Equal("LOCKER_NOT_OPEN", (await visit.Do("reportLockerFull", new { unit })).Code());
        await visit.Open(1);

        Assert.Null((await visit.Do("reportLockerFull", new { unit })).Code());
        await Shut(visit, full);

        Assert.Equal(["PICKED_UP"], await visit.ItemStatuses());
        Assert.Equal(free, api.DoorOf(unit));
        Assert.Equal(["LOCKER_FULL MAJOR"], await api.Incidents(visit.Rental));
        await api.At(visit.Slot.End.AddMinutes(10));
        await visit.Do("unlockForReturn", new { unit });
        await api.Deliver();
        var (command, door) = await visit.Bridge.Order();
        Assert.Equal(free, door);
        await visit.Bridge.Say(door, "DoorWentOpen", api.Clock.GetUtcNow(), command);
        await api.Deliver();
        await visit.Do("scanReturn", new { code = api.Plate(unit) });
        await Shut(visit, free);
        Assert.Equal(("PENDING_VALIDATION", rent), (await visit.Status(), await Rent(visit)));
    }

    [Fact]
    public async Task Where_none_is_free_they_keep_the_tool_for_nothing_until_theirs_is_emptied()
    {
        using var visit = await api.Out();
        var (unit, rent) = ((await visit.Units())[0], await Rent(visit));
        var full = api.DoorOf(unit);
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);

        Assert.Null((await visit.Do("reportLockerFull", new { unit })).Code());
        await Shut(visit, full);
        await api.At(visit.Slot.End.AddHours(3));

        Assert.Equal((full, 1), (api.DoorOf(unit), (await api.Incidents(visit.Rental)).Count));
        await visit.ComeBack();
        await visit.PutIn(unit);
        Assert.Equal(("PENDING_VALIDATION", rent), (await visit.Status(), await Rent(visit)));
    }

    [Fact]
    public async Task One_that_is_free_a_moment_later_is_theirs_too()
    {
        using var visit = await api.Out();
        var unit = (await visit.Units())[0];
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);
        Assert.Null((await visit.Do("reportLockerFull", new { unit })).Code());
        var free = api.Database.AddEmptyLocker(visit.Site).Value;

        await api.Deliver();

        Assert.Equal((free, 1), (api.DoorOf(unit), (await api.Incidents(visit.Rental)).Count));
    }

    private async Task Shut(Visit visit, Guid door)
    {
        await visit.Bridge.Say(door, "DoorWentShut", api.Clock.GetUtcNow());
        await api.Deliver();
    }

    private static async Task<long> Rent(Visit visit) => (await visit.Look()).GetProperty("rentNow").GetProperty("cents").GetInt64();
}
