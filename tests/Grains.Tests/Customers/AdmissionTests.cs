using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Customers;

public sealed class AdmissionTests(CustomerFixture fixture) : IClassFixture<CustomerFixture>
{
    [Fact]
    public async Task A_rental_is_admitted_confirmed_and_released_once_each()
    {
        var id = await fixture.NewCustomer();
        var (grain, ask) = (fixture.Grain(id), fixture.Ask());

        var first = (await grain.Admit(ask)).Value();
        var again = (await grain.Admit(ask)).Value();
        await grain.Confirm(ask.Rental);
        var confirmed = (await grain.Confirm(ask.Rental)).Value();
        await grain.Release(ask.Rental);

        Assert.Equal((false, true, first.Admission), (first.WasAdmitted, again.WasAdmitted, again.Admission));
        Assert.Equal(AdmissionStatus.Confirmed, confirmed.Status);
        Assert.Equal(new NotAdmitted(ask.Rental), (await grain.Release(ask.Rental)).Refusal());
        Assert.Equal(["RentalAdmitted", "AdmissionConfirmed", "AdmissionReleased"], fixture.EventsOf(id));
    }

    [Fact]
    public async Task Of_50_holds_at_once_two_are_admitted() => await Race(await fixture.NewCustomer(), _ => fixture.Silo);

    [Fact]
    public async Task The_same_with_a_second_activation()
    {
        await using var second = await fixture.SecondSilo();
        var id = await fixture.NewCustomer();
        await Task.WhenAll(fixture.Grain(id).Get(), fixture.Grain(id, second).Get());

        await Race(id, caller => caller % 2 == 0 ? fixture.Silo : second);
    }

    [Fact]
    public async Task A_second_activation_that_knows_less_decides_from_what_is_stored()
    {
        await using var second = await fixture.SecondSilo();
        var id = await fixture.NewCustomer();
        var (here, there) = (fixture.Grain(id), fixture.Grain(id, second));
        await Task.WhenAll(here.Get(), there.Get());

        await here.Suspend(fixture.Operator, "Outil non rendu");

        Assert.Equal(new BookingSuspended("Outil non rendu", fixture.Now), (await there.Admit(fixture.Ask())).Refusal());
        Assert.Equal(["CustomerSuspended"], fixture.EventsOf(id));
    }

    [Fact]
    public async Task A_promise_that_another_activation_gave_is_taken_back_by_one_that_does_not_know_of_it()
    {
        await using var second = await fixture.SecondSilo();
        var (id, ask) = (await fixture.NewCustomer(), fixture.Ask());
        await fixture.Grain(id).Get();
        await fixture.Grain(id, second).Admit(ask);

        Assert.Equal(ask.Rental, (await fixture.Grain(id).Release(ask.Rental)).Value().Rental);
        Assert.Equal(["RentalAdmitted", "AdmissionReleased"], fixture.EventsOf(id));
    }

    [Fact]
    public async Task A_promise_that_another_activation_took_back_is_not_given_again_from_memory()
    {
        await using var second = await fixture.SecondSilo();
        var (id, ask) = (await fixture.NewCustomer(), fixture.Ask());
        await fixture.Grain(id).Admit(ask);
        await fixture.Grain(id, second).Release(ask.Rental);

        Assert.False((await fixture.Grain(id).Admit(ask)).Value().WasAdmitted);
    }

    [Fact]
    public async Task What_was_promised_survives_a_restart_and_ends_by_itself()
    {
        var (id, kept, held) = (await fixture.NewCustomer(), fixture.Ask(), fixture.Ask());
        await fixture.Grain(id).Admit(kept);
        await fixture.Grain(id).Confirm(kept.Rental);
        await fixture.Grain(id).Admit(held);
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));

        await using var second = await fixture.SecondSilo();
        await fixture.Sweep(second);
        var customer = (await fixture.Grain(id, second).Get()).Value();

        Assert.Equal(kept.Rental, Assert.Single(customer.Admissions, admission => admission.IsLive(fixture.Now)).Rental);
        Assert.Equal("AdmissionsExpired", fixture.EventsOf(id)[^1]);
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM customer WHERE id = $1 AND next_deadline IS NOT NULL", id.Value));
    }

    [Fact]
    public async Task Who_cannot_be_reached_or_is_nobody_books_nothing_and_writes_nothing()
    {
        var (unreachable, nobody) = (await fixture.NewCustomer(isReachable: false), new AccountId(Guid.NewGuid()));

        Assert.Equal(new EmailNotVerified(), (await fixture.Grain(unreachable).Admit(fixture.Ask())).Refusal());
        Assert.Equal(new UnknownCustomer(nobody), (await fixture.Grain(nobody).Admit(fixture.Ask())).Refusal());
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM customer WHERE id IN ($1, $2)", unreachable.Value, nobody.Value));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => fixture.Grain(unreachable).Admit(new AskAdmission(default, fixture.Now)));
    }

    private async Task Race(AccountId id, Func<int, TestSilo> silo)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => fixture.Grain(id, silo(caller)).Admit(fixture.Ask())));

        Assert.Equal(2, answers.Count(answer => answer.Succeeded(out _, out _)));
        Assert.All(
            answers.Where(answer => !answer.Succeeded(out _, out _)), answer => Assert.Equal(new TooManyHolds(2), answer.Refusal()));
        Assert.Equal(2L, fixture.Database.Scalar<long>("SELECT count(*) FROM customer_admission WHERE customer_id = $1", id.Value));
        Assert.Equal(["RentalAdmitted", "RentalAdmitted"], fixture.EventsOf(id));
    }
}
