using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>Advice comes by itself once a tool is back; a person decides.</summary>
[Trait("story", "T24-507")]
public sealed class ScoringTests(WallFixture fixture) : IClassFixture<WallFixture>
{
    [Fact]
    public async Task A_tool_is_judged_by_what_came_with_its_return()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));

        var item = (await fixture.Read(rental)).OnSite!.Items[0];

        Assert.Equal((ItemStatus.Scored, VerdictColour.Orange), (item.Status, item.Verdict));
        Assert.Equal(VerdictReason.PhotosNotComparable, Assert.Single(item.Advice!.Reasons));
        Assert.Contains(Finding.VideoMissing, item.Advice.Signals.Findings);
        Assert.Equal(item.Advice, item.Advice.Replay(ScoringModel.Default));
        Assert.Equal(item.IsBlind ? "unseen" : "Orange", fixture.Database.Scalar<string>(
            "SELECT coalesce(verdict, 'unseen') FROM rental_item WHERE rental_id = $1", rental.Id.Value));
        Assert.Equal(fixture.Now + BookingRules.Default.Validation, fixture.Database.Scalar<DateTime>(
            "SELECT decision_due FROM rental_item WHERE rental_id = $1", rental.Id.Value));
    }

    [Fact]
    public async Task And_anew_once_the_customer_says_more()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));

        await fixture.Grain(rental.Id).ReportReturn(rental.Customer, rental.Items[0].Unit, ReturnReport.Major, "");
        await fixture.Deliver();

        Assert.Equal(VerdictColour.Red, (await fixture.Read(rental)).OnSite!.Items[0].Verdict);
        Assert.Equal(2, fixture.EventsOf(rental.Id).Count(type => type == nameof(ItemScored)));
    }

    [Fact]
    public async Task The_same_advice_once_more_changes_nothing()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));
        var item = (await fixture.Read(rental)).OnSite!.Items[0];

        await fixture.Grain(rental.Id).Score(item.Unit, item.Advice!, item.IsBlind);

        Assert.Single(fixture.EventsOf(rental.Id), type => type == nameof(ItemScored));
    }

    [Fact]
    public async Task What_was_decided_is_not_judged_again()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));
        await fixture.Grain(rental.Id).ReportReturn(rental.Customer, rental.Items[0].Unit, ReturnReport.Major, "");
        (await fixture.Grain(rental.Id).DecideReturn(new(rental.Items[0].Unit, DecisionKind.Release, null, "Rien à signaler", DecisionFixture.Operator, false))).Value();

        await fixture.Deliver();

        Assert.Equal(VerdictColour.Orange, (await fixture.Read(rental)).OnSite!.Items[0].Verdict);
    }

    [Fact]
    public async Task How_the_accounts_returns_went_before_counts()
    {
        var late = await fixture.Leave(await fixture.Come());
        fixture.Clock.Advance(late.Slot.End.AddHours(2) - fixture.Now);
        late = await fixture.BringBack(late);
        var (site, tool) = fixture.NewSite();
        var next = await fixture.Booked(await fixture.Held(late.Customer, site, fixture.SlotIn(1), tool));
        fixture.Clock.Advance(next.Slot.Start - fixture.Now);

        next = await fixture.BringBack(await fixture.Leave(next));

        Assert.Equal(new ReturnHistory(Returns: 1, Late: 1, Damaged: 0), (await fixture.Read(next)).OnSite!.Items[0].Advice!.Signals.History);
    }
}
