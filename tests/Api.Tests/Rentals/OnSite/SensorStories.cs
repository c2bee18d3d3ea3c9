using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What sensors see of a rental: what lies in its lockers, and whether its customer is still there.</summary>
[Trait("story", "T24-004")]
public sealed class SensorStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    [Trait("story", "T24-507")]
    public async Task A_wrong_tool_in_the_compartment_is_taken_back_and_noticed_and_the_right_one_puts_it_right()
    {
        using var visit = await api.NewVisit();
        var unit = (await visit.Units())[0];
        var door = api.DoorOf(unit);
        await Weigh(visit, door, 3_000);
        await visit.Do("pickUp", new { noticeRead = true });
        await visit.Open(1);
        await Weigh(visit, door, 0);
        await visit.Shut(unit);
        await visit.Say("finishPickUp");

        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);
        await Weigh(visit, door, 1_200);
        await visit.Shut(unit);

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        var wrong = await Advice(visit);
        Assert.Equal((VerdictColour.Red, true), (wrong.Colour, wrong.Signals.Findings.Contains(Finding.WeightOff)));
        Assert.Contains(VerdictReason.CriticalSensor, wrong.Reasons);

        await visit.Do("reopenLocker", new { unit });
        await visit.Open(1);
        await Weigh(visit, door, 0);
        await Weigh(visit, door, 3_010);
        await visit.Shut(unit);
        Assert.DoesNotContain(Finding.WeightOff, (await Advice(visit)).Signals.Findings);
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task Once_all_have_left_the_visit_is_over_and_nothing_opens_for_it_any_more()
    {
        using var visit = await api.NewVisit();
        await visit.Sense("PersonsCounted", facts: ("inside", 2));
        await visit.Sense("PersonsCounted", facts: ("inside", 1));
        Assert.Null(Refusal(await visit.Do("pickUp", new { noticeRead = true })));

        await visit.Sense("PersonsCounted", facts: ("inside", 0));

        Assert.Equal("NotInside", Refusal(await visit.Say("askLockers")));
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task Nobody_is_let_in_where_as_many_are_inside_as_may_be_or_it_burns_and_they_keep_their_turn()
    {
        using var visit = await api.NewVisit();
        await visit.Go();
        await visit.Sense("PersonsCounted", facts: ("inside", 4));
        Assert.Empty(await Alerts(visit));
        foreach (var _ in new int[2])
        {
            api.Clock.Advance(TimeSpan.FromSeconds(50));
            await visit.Bridge.Beat(visit.Site.Value, api.Clock.GetUtcNow());
        }

        var shown = await visit.Show();
        Assert.Equal("SITE_FULL", shown.Code());

        await visit.Sense("PersonsCounted", facts: ("inside", 5));
        Assert.Equal(["TOO_MANY_PERSONS"], await Alerts(visit));
        await visit.Sense("PersonsCounted", facts: ("inside", 3));
        await visit.Sense("AlarmRead", null, ("alarm", "Fire"), ("isOn", true));
        Assert.Equal("SITE_EVACUATED", await Enter(visit, shown));
        Assert.False(visit.Bridge.HasOrder);
        await visit.Sense("AlarmRead", null, ("alarm", "Fire"), ("isOn", false));

        Assert.Null(await Enter(visit, shown));
        await api.Deliver();
        Assert.Equal(visit.Site.Value, (await visit.Bridge.Order()).Door);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_counts_who_is_inside_a_visit_that_lasts_reaches_a_person_by_itself(bool hasBegun)
    {
        using var visit = await api.NewVisit();
        var began = api.Clock.GetUtcNow();
        if (hasBegun)
        {
            await api.At(began.AddMinutes(10));
            await visit.Do("pickUp", new { noticeRead = true });
        }

        await api.At(began.AddMinutes(20).AddSeconds(-1));
        Assert.DoesNotContain("LONG_STAY", await Alerts(visit));
        await api.At(began.AddMinutes(20));
        await api.At(began.AddMinutes(21));

        Assert.Single(await Alerts(visit), kind => kind == "LONG_STAY");
    }

    [Fact]
    public async Task Where_nobody_counts_who_is_inside_nobody_looks_for_who_has_said_to_have_done_unless_they_do_something_more()
    {
        using var visit = await api.NewVisit();
        var began = api.Clock.GetUtcNow();
        await visit.Do("pickUp", new { noticeRead = true });
        await visit.Open(1);
        await visit.Shut((await visit.Units())[0]);
        await api.At(began.AddMinutes(8));
        await visit.Say("finishPickUp");
        await api.Deliver();

        await api.At(began.AddMinutes(20));
        await api.At(began.AddMinutes(21));
        Assert.DoesNotContain("LONG_STAY", await Alerts(visit));

        await visit.Say("askLockers");
        await api.At(began.AddMinutes(22));
        Assert.Single(await Alerts(visit), kind => kind == "LONG_STAY");
    }

    private static Task Weigh(Visit visit, Guid door, int grams) =>
        visit.Sense("CompartmentRead", door, ("isOccupied", grams > 0), ("grams", grams));

    private async Task<Verdict> Advice(Visit visit)
    {
        await api.Deliver();
        var rental = (await api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(visit.Rental).Get()).Value();
        return Assert.Single(rental.OnSite!.Items).Advice!;
    }

    private async Task<IEnumerable<string?>> Alerts(Visit visit) =>
        (await (await api.NewStaff(Domain.Accounts.Role.Operator)).Do("query ($site: ID!) { siteAlerts(site: $site) { kind } }", new { site = visit.Site.Value }))
            .EnumerateArray().Select(alert => alert.GetProperty("kind").GetString());

    private static Task<string?> Enter(Visit visit, JsonElement shown) => visit.Kiosk.Refusal(
        "mutation ($visit: ID!) { openEntrance(visit: $visit) { visit { id } refusal { code } } }", new { visit = shown.VisitOf() });

    private static string? Refusal(JsonElement payload) =>
        payload.GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal ? refusal.GetProperty("__typename").GetString() : null;
}
