namespace Toolbox24.Api.Tests;

public sealed class SubscriptionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_subscriber_hears_of_a_locker_that_is_held_at_its_site_and_of_no_other()
    {
        var (watched, locker, _) = api.NewSite();
        var elsewhere = api.NewSite().First;

        // The journal is told in its order: had the other site been heard of, it would come first.
        var heard = await api.FirstEvent(
            $$"""subscription { onLockerChanged(site: "{{watched.Value}}") { id site { id } tool { name } } }""",
            async () =>
            {
                await api.Hold(elsewhere);
                await api.Hold(locker);
            });

        Assert.Equal(locker.Value, heard.GetProperty("onLockerChanged").GetProperty("id").GetGuid());
        Assert.Equal(watched.Value, heard.GetProperty("onLockerChanged").GetProperty("site").GetProperty("id").GetGuid());
    }
}
