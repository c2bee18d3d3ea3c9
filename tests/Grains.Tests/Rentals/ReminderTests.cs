using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>Deadlines are met by the rental's own reminder, whether or not anybody looks for them.</summary>
[Trait("story", "T24-306")]
public sealed class ReminderTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Fact]
    public async Task Where_nobody_sweeps_who_does_not_come_is_absent_all_the_same()
    {
        var booked = await fixture.Booked(await fixture.Held());

        fixture.Clock.Advance(booked.PickupDeadline(booked.Rules) + TimeSpan.FromMinutes(1) - fixture.Now);

        using var limit = new CancellationTokenSource(Patience.Limit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do Assert.True(await look.WaitForNextTickAsync(limit.Token));
        while (fixture.Database.Scalar<string>("SELECT status FROM rental WHERE id = $1", booked.Id.Value) != nameof(RentalStatus.NoShow));
    }
}
