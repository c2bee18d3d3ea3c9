using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>A unit that is back is for nobody until its verdict is green or a person clears it, apart from the deposit's decision.</summary>
[Trait("story", "T24-507")]
public sealed class QuarantineTests(DecisionFixture fixture) : IClassFixture<DecisionFixture>
{
    private QuarantineStore Store => fixture.Silo.Services.GetRequiredService<QuarantineStore>();

    [Fact]
    public async Task Back_it_is_kept_from_others_for_a_day_ahead_and_green_sets_it_free()
    {
        var rental = await fixture.Back(VerdictColour.Orange);
        var (site, tool, soon) = (rental.Site, rental.Items[0].Tool, fixture.SlotIn(3));

        await fixture.Deliver();
        Assert.Equal(QuarantineReason.Returned, Assert.Single(await Store.At(site, fixture.Now)).Reason);
        var refused = await fixture.Grain(RentalId.New(fixture.Now)).Hold(RentalFixture.Wish(await fixture.NewCustomer(), site, soon, tool));
        await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24 * 7), tool);
        await fixture.Back(rental, VerdictColour.Green);

        Assert.IsType<ToolTaken>(refused.Refusal());
        Assert.Empty(await Store.At(site, fixture.Now));
        await fixture.Held(await fixture.NewCustomer(), site, soon, tool);
    }

    [Fact]
    public async Task The_next_customer_is_told_half_an_hour_before_and_no_door_opens_for_them()
    {
        var (rental, next) = await Followed();
        fixture.Clock.Advance(next.Slot.Start.AddMinutes(-30) - fixture.Now);
        await fixture.Silo.Sweep();

        var told = await fixture.Read(next);
        fixture.Clock.Advance(next.Slot.Start - fixture.Now);
        await fixture.Orders();
        await fixture.Grain(next.Id).PickUp(next.Customer, isNoticeRead: true);

        Assert.Equal([rental.Items[0].Unit], told.LateUnits.ToArray());
        Assert.Empty(await fixture.Orders());
    }

    [Fact]
    public async Task Cleared_by_a_person_it_is_for_the_next_whatever_is_decided_of_the_deposit()
    {
        var (rental, next) = await Followed();
        fixture.Clock.Advance(next.Slot.Start.AddMinutes(-30) - fixture.Now);
        await fixture.Silo.Sweep();

        var cleared = await Store.Clear(rental.Items[0].Unit, new AccountId(Guid.NewGuid()), "Nettoyé", new ChangeNote("UnitCleared", "system", fixture.Now));
        await fixture.Grain(rental.Id).ReportReturn(rental.Customer, rental.Items[0].Unit, ReturnReport.Major, "");
        await fixture.Deliver();
        await fixture.Silo.Sweep();

        Assert.Null(cleared);
        Assert.Empty((await fixture.Read(next)).LateUnits);
        Assert.Equal(RentalStatus.PendingValidation, (await fixture.Read(rental)).Status);
        Assert.Equal(1L, fixture.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'UnitCleared' AND object_id = $1", rental.Items[0].Unit.Value));
    }

    [Fact]
    public async Task What_was_said_not_to_work_and_what_is_lost_is_for_nobody()
    {
        var broken = await fixture.Come(units: 2);
        await fixture.Grain(broken.Id).PickUp(broken.Customer, isNoticeRead: true);
        await fixture.OpenAll();
        foreach (var item in broken.Items) await fixture.Shut(item.Unit);
        (await fixture.Grain(broken.Id).ReportPickup(broken.Customer, broken.Items[0].Unit, PickupReport.NotWorking, text: "")).Value();
        await fixture.Deliver();

        Assert.Equal(
            (broken.Items[0].Unit, QuarantineReason.ReportedAtPickup), Assert.Single(await Store.At(broken.Site, fixture.Now)) is var kept ? (kept.Unit, kept.Reason) : default);
        var lost = await fixture.Leave(await fixture.Come());
        await fixture.Until(lost, lost.Slot.End.AddHours(73));
        await fixture.Deliver();
        Assert.Equal(QuarantineReason.Lost, Assert.Single(await Store.At(lost.Site, fixture.Now)).Reason);
    }

    [Fact]
    [Trait("story", "T24-004")]
    public async Task What_the_next_customer_does_with_a_unit_does_not_make_it_due_for_a_check_after_the_rental_before()
    {
        var next = await fixture.Come();
        var rental = await fixture.Back(await fixture.BringBack(await fixture.Leave(await fixture.Come(units: 2)), only: 0), VerdictColour.Green);
        var unit = rental.Items[0].Unit;
        fixture.Database.Execute(
            "UPDATE category c SET rentals_between_checks = 2 FROM tool t WHERE c.id = t.category_id AND t.id = $1", rental.Items[0].Tool.Value);
        await Store.Note(next.Id, unit, QuarantineReason.ReportedAtPickup, fixture.Now.AddMinutes(1));

        await fixture.BringBack(rental, only: 1);
        await fixture.Deliver();

        Assert.Equal([next.Id.Value], fixture.Database.Column<Guid>("SELECT rental_id FROM unit_quarantine WHERE unit_id = $1 AND ended_at IS NULL", unit.Value));
        Assert.Equal(new UnitUse(2, BetweenChecks: 2), await Store.UseOf(unit, next.Id));
    }

    [Fact]
    [Trait("story", "T24-905")]
    public async Task Who_looks_at_a_return_decides_it_alone_for_a_quarter_of_an_hour()
    {
        var rental = await fixture.Back(VerdictColour.Green);
        var claims = fixture.Silo.Services.GetRequiredService<ReturnClaims>();
        var other = new AccountId(Guid.NewGuid());

        var theirs = (await claims.Take(rental.Id, other, session: null, fixture.Now)).Value();
        var mine = await claims.Take(rental.Id, DecisionFixture.Operator, session: null, fixture.Now);
        var refused = await fixture.Grain(rental.Id).DecideReturn(new(rental.Items[0].Unit, DecisionKind.Release, null, "Rien", DecisionFixture.Operator, false));
        fixture.Clock.Advance(DeskRules.Default.Claim);

        Assert.Equal(new ReturnClaimedBy(other, theirs.Until), mine.Refusal());
        Assert.Equal(new ReturnClaimedBy(other, theirs.Until), refused.Refusal());
        await fixture.Decide(rental, rental.Items[0].Unit, DecisionKind.Release);
    }

    /// <summary>An orange return, and who is to have the same unit three hours later.</summary>
    private async Task<(Rental Rental, Rental Next)> Followed()
    {
        var (site, tool) = fixture.NewSite();
        var first = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var next = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(27), tool));
        fixture.Clock.Advance(first.Slot.Start - fixture.Now);
        var back = await fixture.BringBack(await fixture.Leave(first));
        await fixture.Deliver();
        return (back, next);
    }
}
