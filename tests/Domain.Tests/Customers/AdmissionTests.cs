using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Customers.Somebody;

namespace Toolbox24.Domain.Tests.Customers;

public sealed class AdmissionTests
{
    [Fact]
    public void A_rental_is_promised_until_the_hold_expires()
    {
        var ask = Ask(Noon);
        var held = Newcomer.After(customer => customer.Admit(ask, Noon));

        Assert.Equal(new Admission(ask.Rental, AdmissionStatus.Held, Noon, ask.ExpiresAt), held.Of(ask.Rental, ask.ExpiresAt.AddTicks(-1)));
        Assert.Null(held.Of(ask.Rental, ask.ExpiresAt));
        Assert.Null(held.Expire(ask.ExpiresAt.AddTicks(-1)));
        Assert.Equal(ask.Rental, Assert.Single(held.Expire(ask.ExpiresAt)!.Rentals));
        Assert.Equal(ask.ExpiresAt, held.NextDeadline);
        Assert.Null(held.Apply(held.Expire(ask.ExpiresAt)!).NextDeadline);
    }

    [Fact]
    public void A_promise_is_made_longer_while_it_lasts()
    {
        var ask = Ask(Noon);
        var held = Newcomer.After(c => c.Admit(ask, Noon));

        var longer = held.After(c => c.Extend(ask.Rental, Noon.AddMinutes(20), CustomerLimits.Default, Noon));

        Assert.Equal(Noon.AddMinutes(20), longer.Of(ask.Rental, Noon)!.ExpiresAt);
        Assert.Equal(new NotAdmitted(ask.Rental), held.Extend(ask.Rental, ask.ExpiresAt.AddMinutes(1), CustomerLimits.Default, ask.ExpiresAt).Refusal());
        Assert.Equal(
            new NotAdmitted(ask.Rental),
            held.After(c => c.Confirm(ask.Rental, Noon)).Extend(ask.Rental, Noon.AddMinutes(20), CustomerLimits.Default, Noon).Refusal());
        Assert.IsType<HoldExpiryOutOfBounds>(held.Extend(ask.Rental, Noon.AddMinutes(26), CustomerLimits.Default, Noon).Refusal());
    }

    [Fact]
    public void Two_are_held_at_a_time_and_no_third()
    {
        var two = Newcomer.After(c => c.Admit(Ask(Noon), Noon)).After(c => c.Admit(Ask(Noon), Noon));

        Assert.Equal(new TooManyHolds(2), two.Admit(Ask(Noon), Noon).Refusal());
        var later = Noon.AddMinutes(10);
        Assert.IsType<RentalAdmitted>(two.Admit(Ask(later), later).Value());
    }

    [Fact]
    public void Three_live_rentals_are_the_most_and_held_ones_count()
    {
        var (first, second, third) = (Ask(Noon), Ask(Noon), Ask(Noon));
        var two = Newcomer
            .After(c => c.Admit(first, Noon)).After(c => c.Confirm(first.Rental, Noon))
            .After(c => c.Admit(second, Noon)).After(c => c.Confirm(second.Rental, Noon))
            .After(c => c.Admit(third, Noon));

        Assert.Equal(new TooManyRentals(3), two.Admit(Ask(Noon), Noon).Refusal());
        Assert.Equal(new TooManyRentals(3), two.After(c => c.Confirm(third.Rental, Noon)).Admit(Ask(Noon), Noon).Refusal());
        Assert.IsType<RentalAdmitted>(two.After(c => c.Release(first.Rental, Noon)).Admit(Ask(Noon), Noon).Value());
    }

    [Fact]
    public void Five_holds_an_hour_are_the_most_whatever_became_of_them()
    {
        var customer = Newcomer;
        for (var minute = 0; minute < 5; minute++)
        {
            var (ask, now) = (Ask(Noon.AddMinutes(minute)), Noon.AddMinutes(minute));
            customer = customer.After(c => c.Admit(ask, now)).After(c => c.Release(ask.Rental, now));
        }

        var again = Noon.AddHours(1);
        Assert.Equal(new TooManyHoldsLately(5, again), customer.Admit(Ask(again), again.AddTicks(-1)).Refusal());
        Assert.IsType<RentalAdmitted>(customer.Admit(Ask(again), again).Value());
    }

    [Fact]
    public void Nobody_gets_around_the_hour_by_asking_for_the_same_rental()
    {
        var (customer, ask) = (Newcomer, Ask(Noon));
        for (var time = 0; time < 5; time++)
            customer = customer.After(c => c.Admit(ask, Noon)).After(c => c.Release(ask.Rental, Noon));

        Assert.IsType<TooManyHoldsLately>(customer.Admit(ask, Noon).Refusal());
    }

    [Fact]
    public void What_lockers_could_not_promise_does_not_count()
    {
        var customer = Newcomer;
        for (var time = 0; time < 6; time++)
        {
            var ask = Ask(Noon);
            customer = customer.After(c => c.Admit(ask, Noon)).After(c => c.TakeBack(ask.Rental, Noon));
        }

        Assert.Empty(customer.Admissions);
        Assert.IsType<NotAdmitted>(customer.TakeBack(RentalId.New(Noon), Noon).Refusal());
    }

    [Fact]
    public void What_ended_is_forgotten_after_an_hour_and_what_lives_is_not()
    {
        var (ended, live) = (Ask(Noon), Ask(Noon));
        var customer = Newcomer
            .After(c => c.Admit(ended, Noon)).After(c => c.Release(ended.Rental, Noon))
            .After(c => c.Admit(live, Noon)).After(c => c.Confirm(live.Rental, Noon));
        var (later, next) = (Noon.AddHours(1), Ask(Noon.AddHours(1)));

        customer = customer.After(c => c.Admit(next, later));

        Assert.Equal([live.Rental, next.Rental], customer.Admissions.Select(admission => admission.Rental));
    }

    [Fact]
    public void A_hold_ends_after_now_and_at_most_twenty_minutes_later()
    {
        foreach (var ends in (DateTimeOffset[])[Noon, Noon.AddMinutes(25).AddTicks(1), DateTimeOffset.MaxValue])
            Assert.Equal(
                new HoldExpiryOutOfBounds(Noon, Noon.AddMinutes(25)),
                Newcomer.Admit(new AskAdmission(RentalId.New(Noon), ends), Noon).Refusal());

        Assert.IsType<RentalAdmitted>(Newcomer.Admit(new AskAdmission(RentalId.New(Noon), Noon.AddMinutes(25)), Noon).Value());
    }

    [Fact]
    public void Who_is_not_reachable_books_nothing()
    {
        Assert.Equal(new EmailNotVerified(), Newcomer.RefuseBooking(Reachable with { EmailVerifiedAt = null }, Noon));
        Assert.Equal(new PhoneMissing(), Newcomer.RefuseBooking(Reachable with { Phone = null }, Noon));
        Assert.Equal(new AccountClosed(), Newcomer.RefuseBooking(Reachable.Anonymise(), Noon));
        Assert.Null(Newcomer.RefuseBooking(Reachable, Noon));
    }

    [Fact]
    public void A_promise_is_kept_to_who_was_suspended_since_and_no_other_is_made()
    {
        var ask = Ask(Noon);
        var suspended = Newcomer.After(c => c.Admit(ask, Noon)).After(c => c.Suspend(Operator, "Outil non rendu", Noon));

        Assert.Equal(new BookingSuspended("Outil non rendu", Noon), suspended.Admit(Ask(Noon), Noon).Refusal());
        Assert.Equal(AdmissionStatus.Confirmed, suspended.After(c => c.Confirm(ask.Rental, Noon)).Of(ask.Rental, Noon)!.Status);
    }

    [Fact]
    public void What_was_never_promised_or_is_over_can_be_neither_confirmed_nor_released()
    {
        var ask = Ask(Noon);
        var held = Newcomer.After(c => c.Admit(ask, Noon));

        Assert.Equal(new NotAdmitted(ask.Rental), Newcomer.Confirm(ask.Rental, Noon).Refusal());
        Assert.Equal(new NotAdmitted(ask.Rental), Newcomer.Release(ask.Rental, Noon).Refusal());
        Assert.Equal(new NotAdmitted(ask.Rental), held.Confirm(ask.Rental, ask.ExpiresAt).Refusal());
        Assert.Equal(new NotAdmitted(ask.Rental), held.Release(ask.Rental, ask.ExpiresAt).Refusal());
    }

    [Fact]
    public void A_rental_that_expired_is_promised_anew()
    {
        var ask = Ask(Noon);
        var (later, again) = (ask.ExpiresAt, new AskAdmission(ask.Rental, ask.ExpiresAt.AddMinutes(10)));

        var customer = Newcomer.After(c => c.Admit(ask, Noon)).After(c => c.Admit(again, later)).After(c => c.Confirm(ask.Rental, later));

        Assert.Equal([AdmissionStatus.Ended, AdmissionStatus.Confirmed], customer.Admissions.Select(admission => admission.Status));
    }
}
