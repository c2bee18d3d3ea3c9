using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Passes;

[Trait("story", "T24-401")]
public sealed class PassGrantingTests : IDisposable
{
    private readonly TestPhone phone = new();
    private readonly Rental booked = Confirmed(Tomorrow);

    [Fact]
    public void A_pass_to_fetch_tools_can_be_had_at_once_and_opens_from_a_quarter_of_an_hour_before_the_start_to_its_end()
    {
        var granted = Grant(Ask(booked)).Value();

        Assert.Null(granted.Replaces);
        Assert.Equal(
            (booked.Id, booked.Site, PassPurpose.PickUp, Tomorrow.Start.AddMinutes(-15), Tomorrow.End, phone.Key),
            (granted.Grant.Rental, granted.Grant.Site, granted.Grant.Purpose, granted.Grant.From, granted.Grant.Until, granted.Grant.Phone));
    }

    [Fact]
    [Trait("story", "T24-504")]
    public void A_pass_to_bring_tools_back_lasts_until_they_would_count_as_lost()
    {
        var active = Visits.Active();

        var grant = Grant(Ask(active) with { Purpose = PassPurpose.Return }, Visits.Start.AddHours(1)).Value().Grant;

        Assert.Equal((Visits.Start, Visits.End.AddHours(72)), (grant.From, grant.Until));
        Assert.Equal(Visits.End.AddHours(80 + 72), Grant(Ask(active) with { Purpose = PassPurpose.Return }, Visits.End.AddHours(80)).Value().Grant.Until);
    }

    [Fact]
    public void Asked_again_by_the_same_phone_it_is_the_same_pass_and_by_another_it_takes_its_place()
    {
        using var other = new TestPhone();
        var live = Grant(Ask(booked)).Value().Grant;

        Assert.Equal(new PassGranted(live, null), Grant(Ask(booked) with { Live = live }).Value());
        var moved = Grant(Ask(booked) with { Live = live, Phone = other.Key }).Value();
        Assert.Equal((live.Id, other.Key), (moved.Replaces, moved.Grant.Phone));
        Assert.NotEqual(live.Id, moved.Grant.Id);
    }

    [Fact]
    [Trait("story", "T24-307")]
    public void Another_slot_wants_another_pass()
    {
        var live = Grant(Ask(booked)).Value().Grant;
        var late = booked.After(rental => rental.DelayPickup(TimeSpan.FromMinutes(30), Rules, Noon)).After(rental => rental.Follow(Noon));

        var granted = Grant(Ask(late) with { Live = live }).Value();

        Assert.Equal((live.Id, Tomorrow.End.AddMinutes(30)), (granted.Replaces, granted.Grant.Until));
    }

    [Fact]
    public void Nobody_has_a_pass_for_what_is_not_to_be_done()
    {
        Assert.Equal(new NotPossibleForRental(RentalStatus.Held), Why(Ask(Held(Tomorrow))));
        Assert.Equal(new NotPossibleForRental(RentalStatus.Confirmed), Why(Ask(booked) with { Purpose = PassPurpose.Return }));
        Assert.Equal(new NotPossibleForRental(RentalStatus.Active), Why(Ask(Visits.Active())));
        Assert.Equal(new NotPossibleForRental(RentalStatus.PendingValidation), Why(Ask(Visits.Returned()) with { Purpose = PassPurpose.Return }));
        Assert.Equal(new PickupOver(Tomorrow.Start.AddHours(1)), Why(Ask(booked), Tomorrow.Start.AddHours(1)));
        Assert.IsType<UnknownPassPurpose>(Why(Ask(booked) with { Purpose = 0 }));
    }

    [Fact]
    public void Who_is_suspended_fetches_nothing_and_brings_back_what_they_have()
    {
        var suspended = CustomerStanding.Suspended("Outil non rendu", Noon);

        Assert.Equal(new BookingSuspended("Outil non rendu", Noon), Why(Ask(booked) with { Standing = suspended }));
        Assert.NotNull(Grant(Ask(Visits.Active()) with { Purpose = PassPurpose.Return, Standing = suspended }, Visits.Start).Value());
    }

    [Fact]
    public void Who_has_said_that_it_is_not_them_fetches_nothing_until_that_is_lifted()
    {
        var block = new PassBlock(booked.Customer, Noon, null);

        Assert.Equal(new PassesBlocked(Noon), Why(Ask(booked) with { Block = block }));
        Assert.NotNull(Grant(Ask(Visits.Active()) with { Purpose = PassPurpose.Return, Block = block }, Visits.Start).Value());
        Assert.NotNull(Grant(Ask(booked) with { Block = block with { LiftedAt = Noon.AddMinutes(5) } }).Value());
    }

    public void Dispose() => phone.Dispose();

    private GrantPass Ask(Rental rental) => new(rental, PassPurpose.PickUp, phone.Key, CustomerStanding.Good, Block: null, Live: null);

    private static Result<PassGranted> Grant(GrantPass request, DateTimeOffset? now = null) => PassGranting.Grant(request, OnSiteRules.Default, now ?? Noon);

    private static Refusal? Why(GrantPass request, DateTimeOffset? now = null) => Grant(request, now).Succeeded(out _, out var refusal) ? null : refusal;
}
