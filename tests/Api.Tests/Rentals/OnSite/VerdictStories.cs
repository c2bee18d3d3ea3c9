using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What is advised of tools that came back, and who sees it when.</summary>
[Trait("story", "T24-903")]
[Trait("story", "T24-905")]
public sealed class VerdictStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Decide = "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }";

    [Fact]
    public async Task Photos_that_nobody_can_compare_give_orange_with_that_reason_and_a_major_report_makes_it_red()
    {
        using var visit = await Seen();
        var orange = (await Item(visit)).GetProperty("advice");
        Assert.Equal("ORANGE PHOTOS_NOT_COMPARABLE", Said(orange));

        await visit.Do("reportReturn", new { unit = (await visit.Units())[0], report = "MAJOR", text = "Le mandrin est cassé." });
        await api.Deliver();
        var red = (await Item(visit)).GetProperty("advice");
        Assert.Equal("RED MAJOR_REPORT", Said(red));
        Assert.Contains(red.GetProperty("contributions").EnumerateArray(), one => one.GetProperty("signal").GetString() == "REPORT" && one.GetProperty("value").GetDecimal() == 1);

        await visit.Do("reportReturn", new { unit = (await visit.Units())[0], report = "MINOR", text = "Une rayure." });
        await api.Deliver();
        Assert.Equal("ORANGE", (await Item(visit)).GetProperty("advice").GetProperty("colour").GetString());
    }

    [Fact]
    public async Task Of_a_return_that_is_decided_blind_the_advice_is_seen_once_it_is_decided()
    {
        using var visit = await api.Out();
        var unit = (await visit.Units())[0];
        await visit.BringBack();
        await api.Deliver();
        var verdict = Verdict.Of(new("photos-1", 0.9m, [], ReturnReport.None, ReturnHistory.None), ScoringModel.Default);
        await api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(visit.Rental).Score(new UnitId(unit), verdict, isBlind: true);

        var before = await Item(visit);
        Assert.Equal((true, JsonValueKind.Null), (before.GetProperty("isBlind").GetBoolean(), before.GetProperty("advice").ValueKind));
        Assert.Equal(JsonValueKind.Null, await QueueColour(visit));
        Assert.Null(await (await api.NewStaff(Role.Operator)).Refusal(
            Decide, new { input = new { rental = visit.Rental, unit, kind = "RELEASE", reason = "Rien à signaler." } }));

        Assert.Equal("RED", (await Item(visit)).GetProperty("advice").GetProperty("colour").GetString());
    }

    [Fact]
    [Trait("story", "T24-504")]
    public async Task A_video_that_is_missing_or_was_cut_turns_no_tool_away_and_is_a_sign()
    {
        using var visit = await api.Out(2);
        var units = await visit.Units();
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.PutIn(units[0]);
        await visit.Do("unlockForReturn", new { unit = units[1] });
        await visit.Open(1);
        await visit.Do("scanReturn", new { code = api.Plate(units[1]) });
        var grain = api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(visit.Rental);
        await grain.AddEvidence(new UnitId(units[1]), EvidenceId.New(api.Clock.GetUtcNow()), EvidenceKind.CutVideo);
        await visit.Shut(units[1]);
        await api.Deliver();

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        var items = (await grain.Get()).Value().OnSite!.Items;
        Assert.Equal(Finding.VideoMissing, Assert.Single(items.Single(item => item.Unit.Value == units[0]).Advice!.Signals.Findings));
        Assert.Equal(Finding.VideoCut, Assert.Single(items.Single(item => item.Unit.Value == units[1]).Advice!.Signals.Findings));
    }

    /// <summary>A return whose advice is seen before it is decided; one in twenty is not.</summary>
    private async Task<Visit> Seen()
    {
        while (true)
        {
            var visit = await api.Out();
            await visit.BringBack();
            await api.Deliver();
            if (!(await Item(visit)).GetProperty("isBlind").GetBoolean()) return visit;

            visit.Dispose();
        }
    }

    private async Task<JsonElement> Item(Visit visit) => (await (await api.NewStaff(Role.Operator)).Do(
        "query ($id: ID!) { rental(id: $id) { returnReview { items { isBlind advice { colour reasons contributions { signal value points } } } } } }",
        new { id = visit.Rental })).GetProperty("returnReview").GetProperty("items")[0];

    private async Task<JsonValueKind> QueueColour(Visit visit) =>
        (await (await api.NewStaff(Role.Operator)).Do("{ returnsToDecide(first: 100) { colour rental { id } } }")).EnumerateArray()
            .Single(waiting => waiting.GetProperty("rental").GetProperty("id").GetGuid() == visit.Rental).GetProperty("colour").ValueKind;

    private static string Said(JsonElement advice) => string.Join(
        ' ', advice.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()).Prepend(advice.GetProperty("colour").GetString()));
}
