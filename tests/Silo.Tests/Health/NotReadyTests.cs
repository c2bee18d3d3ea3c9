using System.Net;

namespace Toolbox24.Silo.Tests.Health;

/// <summary>A silo without a simulator: nobody takes what its outbox holds for the kiosks.</summary>
public sealed class NotReadyTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task It_is_ready_however_old_what_nobody_takes_is_and_not_ready_when_its_schema_lags()
    {
        Assert.NotEqual(0, silo.Database.Execute("UPDATE outbox SET next_try = next_try - interval '1 day'"));
        Assert.Equal(HttpStatusCode.OK, (await Ready()).Status);

        silo.Database.Execute("DELETE FROM migration WHERE number = (SELECT max(number) FROM migration)");
        var (status, told) = await Ready();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("migrations are missing", told);
    }

    private async Task<(HttpStatusCode Status, string Told)> Ready()
    {
        using var answer = await silo.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
