using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>What customers owe is seen, whatever their cards say.</summary>
[Trait("story", "T24-502")]
public sealed class OwingTests(WallFixture fixture) : IClassFixture<WallFixture>
{
    [Fact]
    public async Task Rent_that_no_card_gave_is_owed_and_what_was_given_is_not()
    {
        var owing = await Late();
        var paid = await Late();
        await fixture.Answer(paid, PaymentPurpose.Rent);

        var rental = await fixture.Answer(owing, PaymentPurpose.Rent, new Declined("insufficient_funds"));

        Assert.True(rental.OwedRent > Euros.Zero);
        Assert.Equal(rental.Payments[^1].Amount, rental.OwedRent);
        var listed = await Listed();
        Assert.Equal(rental.OwedRent, Assert.Single(listed, each => each.Id == owing).OwedRent);
        Assert.DoesNotContain(listed, each => each.Id == paid);
    }

    [Fact]
    public async Task So_is_what_a_lost_tool_was_worth_beyond_its_deposit()
    {
        var rental = await fixture.Leave(await fixture.Come());
        fixture.Clock.Advance(rental.Slot.End.AddHours(73) - fixture.Now);
        await fixture.Silo.Sweep();
        await fixture.AnswerAll(rental.Id);
        Assert.DoesNotContain(await Listed(), each => each.Id == rental.Id);

        var worth = new DamageClaim("valeur", IsQuote: false, rental.Price.Deposit + new Euros(10_00), Wear: 1);
        (await fixture.Grain(rental.Id).ClaimLoss(rental.Items[0].Unit, worth, new AccountId(Guid.NewGuid()), "Outil non rendu")).Value();

        Assert.Equal(new Euros(10_00), Assert.Single(await Listed(), each => each.Id == rental.Id).OnSite!.Debt);
    }

    /// <summary>A rental that came back an hour late; its card is asked for that.</summary>
    private async Task<RentalId> Late()
    {
        var rental = await fixture.Leave(await fixture.Come());
        fixture.Clock.Advance(rental.Slot.End.AddHours(1) - fixture.Now);
        await fixture.Begin(rental);
        await fixture.Grain(rental.Id).UnlockForReturn(rental.Customer, rental.Items[0].Unit);
        await fixture.OpenAll();
        await fixture.Shut(rental.Items[0].Unit);
        return rental.Id;
    }

    private Task<List<Rental>> Listed() => fixture.Silo.Services.GetRequiredService<SettlementQueries>().Owing();
}
