using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Customers;

[Trait("story", "T24-910")]
public sealed class StandingTests(CustomerFixture fixture) : IClassFixture<CustomerFixture>
{
    [Fact]
    public async Task A_watch_ends_after_six_months_with_nobody_there()
    {
        var id = await fixture.NewCustomer();
        await fixture.Grain(id).Watch(fixture.Operator, "Deux retards");
        fixture.Clock.Advance(fixture.Now.AddMonths(6) - fixture.Now);

        await using var second = await fixture.SecondSilo();
        await fixture.Sweep(second);
        await fixture.Sweep(second);

        Assert.Equal(CustomerStanding.Good, (await fixture.Grain(id, second).Get()).Value().Standing);
        Assert.Equal(["CustomerWatched", "WatchEnded"], fixture.EventsOf(id));
        Assert.Equal(["AccountWatched"], fixture.LettersTo(id));
    }

    [Fact]
    public async Task The_terms_of_who_is_watched_come_with_the_promise()
    {
        var id = await fixture.NewCustomer();
        await fixture.Grain(id).Watch(fixture.Operator, "Deux retards");

        Assert.Equal(new RentalTerms(1.5m, IsReviewed: true), (await fixture.Grain(id).Admit(fixture.Ask())).Value().Terms);
    }

    [Fact]
    public async Task A_change_is_audited_and_told_in_its_own_transaction()
    {
        var id = await fixture.NewCustomer();

        await fixture.Grain(id).Suspend(fixture.Operator, "Outil non rendu");
        await fixture.Grain(id).Reinstate(fixture.Operator, "Outil rendu");

        Assert.Equal(
            [fixture.Operator.Id.Value.ToString()],
            fixture.Database.Column<string>("SELECT DISTINCT actor FROM audit_entry WHERE object_id = $1 AND object_kind = 'customer'", id.Value));
        Assert.Equal(["AccountSuspended", "AccountReinstated"], fixture.LettersTo(id));
        Assert.Equal(
            ["{\"reason\":\"Outil non rendu\"}", "{\"reason\":\"Outil rendu\"}"],
            fixture.Database.Column<string>(
                "SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.object_id = $1 AND e.object_kind = 'customer' ORDER BY e.action DESC",
                id.Value));
    }

    [Fact]
    public async Task An_erasure_that_was_cut_short_is_finished_by_the_sweeper()
    {
        var id = await fixture.NewCustomer();
        await fixture.Grain(id).Suspend(fixture.Operator, "Outil non rendu");
        await fixture.Grain(id).Reinstate(fixture.Operator, "Outil rendu");
        fixture.Database.Execute(
            "UPDATE customer SET version = version + 1, anonymised_at = $2, next_deadline = $2 WHERE id = $1", id.Value, fixture.Now);

        await fixture.Sweep();

        var customer = (await fixture.Grain(id).Get()).Value();
        Assert.Equal(fixture.Now, customer.ErasedAt);
        Assert.Equal("Anonymised", fixture.Database.Scalar<string>("SELECT status FROM account WHERE id = $1", id.Value));
        Assert.Empty(fixture.LettersTo(id));
        Assert.Equal(
            (await fixture.Grain(id).Anonymise(fixture.Administrator, OpenBusiness.None)).Value(), customer);
    }

    [Fact]
    public async Task Who_it_is_not_for_changes_nothing_by_asking_the_grain_itself()
    {
        var id = await fixture.NewCustomer();
        var oneself = new Decider(id, [Role.Customer]);

        Assert.Equal(new NotTheirsToDecide(), (await fixture.Grain(id).Suspend(oneself, "Outil non rendu")).Refusal());
        Assert.Equal(new NotTheirsToDecide(), (await fixture.Grain(id).Anonymise(fixture.Operator, OpenBusiness.None)).Refusal());
        Assert.Equal(
            new NotTheirsToDecide(), (await fixture.Grain(id).DeclareCompany(fixture.Administrator, new Siret("00000002600013"), null)).Refusal());
        Assert.Empty(fixture.EventsOf(id));

        (await fixture.Grain(id).Anonymise(fixture.Administrator, OpenBusiness.None)).Value();
        Assert.Equal(new NotTheirsToDecide(), (await fixture.Grain(id).Anonymise(fixture.Operator, OpenBusiness.None)).Refusal());
    }

    [Fact]
    public async Task Who_has_a_rental_is_not_erased()
    {
        var (id, ask) = (await fixture.NewCustomer(), fixture.Ask());
        await fixture.Grain(id).Admit(ask);

        Assert.Equal(new StillInBusiness(1, 0, 0), (await fixture.Grain(id).Anonymise(fixture.Administrator, OpenBusiness.None)).Refusal());
        Assert.Equal("Active", fixture.Database.Scalar<string>("SELECT status FROM account WHERE id = $1", id.Value));
    }
}
