using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Somebody of the staff who rents is a customer like any other: colleagues decide what comes of it.</summary>
[Trait("story", "T24-905")]
public sealed class OwnRentalStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Decide = "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }";
    private const string Greens = "mutation ($rentals: [ID!]!) { decideGreens(rentals: $rentals) { refusal { code } } }";
    private const string Claim = "mutation ($input: ClaimLossInput!) { claimLoss(input: $input) { refusal { code } } }";
    private const string Approve = "mutation ($refund: ID!) { approveRefund(refund: $refund) { refusal { code } } }";

    private const string Propose =
        """
        mutation ($rental: ID!, $amount: Long!) {
          proposeRefund(input: { rental: $rental, amount: $amount, reason: "Geste commercial" }) { refund { id } refusal { code } }
        }
        """;

    [Fact]
    public async Task Their_return_is_decided_and_their_rent_given_back_by_a_colleague()
    {
        using var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green);
        var (own, colleague) = (await Employed(visit.Booker), await api.NewStaff(Role.Operator));
        var release = new { input = new { rental = visit.Rental, unit = (await visit.Units())[0], kind = "RELEASE", reason = "Rien à signaler." } };

        Assert.Equal("OWN_RENTAL", await own.Refusal(Decide, release));
        Assert.Equal("OWN_RENTAL", (await own.Do(Greens, new { rentals = new[] { visit.Rental } }))[0].Code());
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Null(await colleague.Refusal(Decide, release));
        await api.Deliver();
        Assert.Equal("CLOSED", await visit.Status());

        Assert.Equal("OWN_RENTAL", await own.Refusal(Propose, new { rental = visit.Rental, amount = 1_00 }));
        Assert.Null(await colleague.Refusal(Propose, new { rental = visit.Rental, amount = 1_00 }));
    }

    [Fact]
    public async Task What_is_much_to_give_back_needs_two_colleagues()
    {
        using var visit = await api.Out(3);
        await visit.BringBack();
        await visit.Judge(VerdictColour.Green, VerdictColour.Green, VerdictColour.Green);
        var (own, colleague) = (await Employed(visit.Booker), await api.NewStaff(Role.Operator));
        Assert.Null((await colleague.Do(Greens, new { rentals = new[] { visit.Rental } }))[0].Code());
        await api.Deliver();
        var refund = (await colleague.Do(Propose, new { rental = visit.Rental, amount = 50_01 })).GetProperty("refund").GetProperty("id").GetGuid();

        Assert.Equal("OWN_RENTAL", await own.Refusal(Approve, new { refund }));
        Assert.Null(await (await api.NewStaff(Role.Operator)).Refusal(Approve, new { refund }));
    }

    [Fact]
    public async Task What_they_lose_is_claimed_by_a_colleague()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        var (own, colleague) = (await Employed(visit.Booker), await api.NewStaff(Role.Administrator));
        var claim = new { input = new { rental = visit.Rental, unit = (await visit.Units())[0], price = 100_00, wear = 1.0, reason = "Outil non rendu." } };

        Assert.Equal("OWN_RENTAL", await own.Refusal(Claim, claim));
        Assert.Null(await colleague.Refusal(Claim, claim));
    }

    /// <summary>Who has rented is of the staff from now on, and signed in as such.</summary>
    private async Task<Browser> Employed(Customer customer)
    {
        api.Database.Execute("UPDATE account SET roles = '{Customer,Operator,Administrator}' WHERE id = $1", customer.Id.Value);
        await customer.Browser.SignedIn(customer.Email);
        await customer.Browser.SetUpSecondFactor();
        return customer.Browser;
    }
}
