using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Tests.Payments;

public sealed class AuthorisationLivesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AuthorisationLives Lives = AuthorisationLives.Default;

    [Fact]
    public void An_authorisation_is_planned_to_live_seven_days_and_less_where_the_customer_is_absent()
    {
        Assert.Equal(new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero), Lives.EndOf(CustomerPresence.Present, Noon));
        Assert.Equal(new(2026, 3, 7, 6, 0, 0, TimeSpan.Zero), Lives.EndOf(CustomerPresence.Absent, Noon));
    }

    [Fact]
    public void It_reaches_every_instant_before_its_end_and_not_that_one()
    {
        Assert.True(Lives.Reach(Noon.AddDays(7).AddTicks(-1), CustomerPresence.Present, Noon));
        Assert.False(Lives.Reach(Noon.AddDays(7), CustomerPresence.Present, Noon));
    }
}
