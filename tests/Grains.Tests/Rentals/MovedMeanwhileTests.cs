using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Grains.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>Units that are placed elsewhere in the moment between looking where they stand and asking there.</summary>
[Trait("story", "T24-205")]
public sealed class MovedMeanwhileTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Fact]
    public async Task A_hold_is_confirmed_where_its_unit_stands_now()
    {
        var held = await fixture.Held();

        Assert.True(await While(held, placed: true).Confirm(held.Id, held.Items, held.Slot, held.HeldUntil));

        Assert.StartsWith("Booking", Assert.Single(fixture.ClaimsOf(held.Id)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_booking_is_kept_in_another_locker_and_in_the_workshop(bool placed)
    {
        var booked = await fixture.Booked(await fixture.Held());
        var claims = fixture.ClaimsOf(booked.Id);

        Assert.True(await While(booked, placed).Move(booked, fixture.Now.AddMinutes(10)));

        Assert.Equal(claims, fixture.ClaimsOf(booked.Id));
    }

    /// <summary>Asks lockers for a rental, whose unit is placed in another one, or taken to the workshop, as the first is asked.</summary>
    private RentalCalendars While(Rental rental, bool placed)
    {
        var locker = new LockerId(fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", rental.Items[0].Unit.Value));
        var other = fixture.Database.AddEmptyLocker(beside: locker);
        var mover = new Mover(fixture.Silo.Grains, locker, from => placed ? from.MoveTo(other) : from.TakeOut());
        return ActivatorUtilities.CreateInstance<RentalCalendars>(fixture.Silo.Services, mover);
    }

    private sealed class Mover(IGrainFactory grains, LockerId from, Func<ILockerGrain, Task> move) : IGrainFactory
    {
        private bool isMoved;

        public T GetGrain<T>(Guid primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithGuidKey
        {
            if (!isMoved && primaryKey == from.Value) move(grains.GetGrain<ILockerGrain>(primaryKey)).GetAwaiter().GetResult();
            isMoved |= primaryKey == from.Value;
            return grains.GetGrain<T>(primaryKey, grainClassNamePrefix);
        }

        public T GetGrain<T>(long primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithIntegerKey =>
            grains.GetGrain<T>(primaryKey, grainClassNamePrefix);

        public T GetGrain<T>(string primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithStringKey =>
            grains.GetGrain<T>(primaryKey, grainClassNamePrefix);
    }
}
