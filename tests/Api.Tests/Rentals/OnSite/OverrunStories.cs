using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using static Toolbox24.Api.Tests.Settings.SettingsDocuments;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What it costs to keep tools for too long.</summary>
[Trait("story", "T24-502")]
public sealed class OverrunStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>, IAsyncLifetime
{
    /// <summary>Penalties are the whole product's: each test begins with those built in.</summary>
    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_time_kept_is_billed_at_the_grid_tiers_come_on_top_after_the_tolerance_and_only_they_are_capped()
    {
        using var visit = await Away();
        var end = visit.Slot.End;

        // Of an hour at 8 €, a half-day at 20 € and a day at 35 €: the half-day that was booked becomes a day.
        foreach (var (minutes, kept, tiers) in new[]
        {
            (15, 8_00L, 0L), (16, 8_00, 5_00), (45, 8_00, 5_00), (46, 8_00, 10_00), (135, 15_00, 20_00), (136, 15_00, 35_00), (196, 15_00, 50_00), (24 * 60, 35_00, 70_00),
        })
        {
            await api.At(end.AddMinutes(minutes));
            var overrun = await Overrun(visit);
            Assert.Equal((minutes, kept, tiers, kept + tiers), (minutes, Cents(overrun, "kept"), Cents(overrun, "tiers"), Cents(overrun, "total")));
        }

        await api.At(end.AddHours(48));
        Assert.Equal((70_00, 70_00), (Cents(await Overrun(visit), "kept"), Cents(await Overrun(visit), "tiers")));
    }

    [Fact]
    public async Task A_loss_stops_it_and_what_it_came_to_is_charged_once()
    {
        using var visit = await Away();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        await api.At(visit.Slot.End.AddHours(90));

        Assert.Equal("LOST", await visit.Status());
        var rent = (await visit.Look()).GetProperty("rentNow").GetProperty("cents").GetInt64();
        Assert.True(rent > 20_00 + 70_00);
        Assert.Equal(
            ["Rent captured 2000", $"Rent captured {rent - 20_00}"],
            (await api.Moved(visit.Rental)).Where(moved => moved.StartsWith("Rent captured", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public async Task Penalties_that_are_published_count_for_what_is_booked_from_then_on()
    {
        using var before = await Away();
        var admin = await api.NewStaff(Role.Administrator);
        var (grid, revision) = Drafted(await admin.Do(DraftPenalties, new { name = "Retards", rules = Penalties(6_00) }));
        Assert.Null(await admin.Refusal(Propose, new { grid, revision }));

        await api.At(before.Slot.End.AddMinutes(46));
        Assert.Equal(10_00, Cents(await Overrun(before), "tiers"));

        using var after = await Away();
        foreach (var (minutes, tiers) in new[] { (15, 0L), (16, 6_00), (75, 6_00), (76, 12_00) })
        {
            await api.At(after.Slot.End.AddMinutes(minutes));
            Assert.Equal((minutes, tiers), (minutes, Cents(await Overrun(after), "tiers")));
        }
    }

    private async Task<Visit> Away()
    {
        // In the week, for a week-end has a rate of its own.
        var (start, day) = (api.SlotIn(25).Start, TimeSpan.FromDays(1));
        while (start.DayOfWeek != DayOfWeek.Monday) start += day;
        await api.At(start.AddHours(-24));
        var visit = await api.NewVisit(during: new(start, start.AddHours(4)));
        await visit.Leave();
        return visit;
    }

    private static async Task<JsonElement> Overrun(Visit visit) =>
        (await visit.Booker.Browser.Do(
            "query ($id: ID!) { rental(id: $id) { items { overrunNow { kept { cents } tiers { cents } total { cents } } } } }", new { id = visit.Rental }))
            .GetProperty("items")[0].GetProperty("overrunNow");

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
