using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Nobody decides in time.</summary>
[Trait("story", "T24-905")]
public sealed class UndecidedStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task A_green_that_nobody_looks_at_is_released_at_its_deadline()
    {
        using var visit = await Back(VerdictColour.Green);

        await api.At(api.Clock.GetUtcNow().AddHours(48));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit authorised 15000");
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit released 15000");
    }

    private async Task<Visit> Back(VerdictColour colour)
    {
        var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(colour);
        return visit;
    }
}
