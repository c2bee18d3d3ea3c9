using System.Net;

namespace Toolbox24.Silo.Tests.Health;

public sealed class LostDatabaseTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task A_silo_without_its_database_lives_but_is_not_ready_and_tells_no_insides()
    {
        silo.LoseDatabase();

        using var live = await silo.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await silo.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.DoesNotContain("Exception", await ready.Content.ReadAsStringAsync());
    }
}
