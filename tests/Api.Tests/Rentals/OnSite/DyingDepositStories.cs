using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What is blocked on the card dies while the tools are out, or wait to be decided.</summary>
[Trait("story", "T24-501")]
public sealed class DyingDepositStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task A_deposit_that_dies_at_night_is_renewed_a_day_before_the_new_one_first_and_the_customer_is_told()
    {
        using var visit = await Away("ok");
        var renewed = await Dies(visit) - TimeSpan.FromHours(24);
        var letters = await Letters(visit, "Dépôt de garantie bloqué");
        Assert.InRange(renewed.Hour, 0, 3);
        await api.At(renewed.AddSeconds(-1));
        api.TellProcessor();
        Assert.Equal(["Deposit authorised 15000"], await api.Deposits(visit.Rental));

        await api.At(renewed);

        Assert.Equal(["Deposit authorised 15000", "Deposit authorised 15000", "Deposit released 15000"], await api.Deposits(visit.Rental));
        Assert.True(await Dies(visit) > renewed.AddHours(48));
        Assert.Equal(letters + 1, await Letters(visit, "Dépôt de garantie bloqué"));
        Assert.Equal(("ACTIVE", 0), (await visit.Status(), (await api.Incidents(visit.Rental)).Count));
    }

    [Fact]
    [Trait("story", "T24-503")]
    public async Task Where_the_bank_refuses_the_customer_has_a_day_to_change_the_card_and_extends_nothing_before()
    {
        using var visit = await Away("declined-later:insufficient_funds");
        var (dies, until) = (await Dies(visit), visit.Slot.End.AddHours(1));
        await api.At(dies.AddHours(-24).AddSeconds(-1));
        api.TellProcessor();
        await api.At(dies.AddHours(-24));

        Assert.Equal(["DEPOSIT_REFUSED MAJOR"], await api.Incidents(visit.Rental));
        Assert.Equal(1, await Letters(visit, "Dépôt de garantie à renouveler"));
        Assert.Equal("DEPOSIT_NOT_THERE", (await visit.Do("extendRental", new { until, expectedPrice = 0L })).Code());
        await api.At(dies.AddHours(-1));
        api.TellProcessor();
        Assert.Equal(["Deposit authorised 15000"], await api.Deposits(visit.Rental));

        await visit.Booker.Pay(visit.Rental);
        await api.Deliver();

        Assert.Equal(["Deposit authorised 15000", "Deposit authorised 15000", "Deposit released 15000"], await api.Deposits(visit.Rental));
        Assert.True(await Dies(visit) > dies);
        Assert.NotEqual("DEPOSIT_NOT_THERE", (await visit.Do("extendRental", new { until, expectedPrice = 0L })).Code());
    }

    [Fact]
    [Trait("story", "T24-905")]
    public async Task Where_the_deposit_dies_sooner_a_return_is_decided_36_hours_before_that()
    {
        api.TellProcessor();
        var start = api.SlotIn(2).Start;
        using var visit = await api.NewVisit(during: new(start, start.AddDays(4.5)));
        await visit.Leave();
        await api.At(visit.Slot.End);
        await visit.ComeBack();
        await visit.BringBack();
        await visit.Judge(VerdictColour.Orange);
        var back = api.Clock.GetUtcNow();

        var waiting = Assert.Single(
            (await (await api.NewStaff(Role.Operator)).Do("{ returnsToDecide(first: 100) { due depositDies rental { id } } }")).EnumerateArray(),
            each => each.GetProperty("rental").GetProperty("id").GetGuid() == visit.Rental);
        var due = waiting.GetProperty("due").GetDateTimeOffset();
        Assert.Equal(waiting.GetProperty("depositDies").GetDateTimeOffset().AddHours(-36), due);
        Assert.InRange(due, back.AddHours(1), back.AddHours(47));
        await api.At(due.AddSeconds(-1));
        Assert.Empty(await api.Incidents(visit.Rental));
        await api.At(due);

        Assert.Equal(["DECISION_OVERDUE URGENT"], await api.Incidents(visit.Rental));
        Assert.Equal(["Deposit authorised 15000", "Deposit authorised 15000", "Deposit released 15000"], await api.Deposits(visit.Rental));
    }

    /// <summary>The tools of a rental out that lasts longer than what was blocked for it lives.</summary>
    private async Task<Visit> Away(string card)
    {
        var ((site, tool), booker) = (api.NewShop(), await api.NewBooker());
        var morning = new DateTimeOffset(api.Clock.GetUtcNow().AddDays(3).Date, TimeSpan.Zero).AddHours(8);
        var slot = new Slot(morning, morning.AddDays(9));
        api.TellProcessor();
        var rental = await booker.Book(site, slot, tool, card);
        await api.At(slot.Start.AddHours(-24).AddSeconds(-1));
        api.TellProcessor();
        await api.At(slot.Start.AddHours(-24));
        if (card != "ok")
        {
            // At home nobody can be asked for it; by the customer it is blocked.
            await booker.Pay(rental, card);
            await api.Deliver();
        }

        await api.At(slot.Start);
        var visit = new Visit(api, booker, rental, await api.NewBridge(site), await api.NewKiosk(site), site, slot);
        await visit.Enter();
        await visit.Leave();
        Assert.Equal("ACTIVE", await visit.Status());
        return visit;
    }

    private static async Task<DateTimeOffset> Dies(Visit visit)
    {
        var seen = await visit.Booker.Browser.Do("query ($id: ID!) { rental(id: $id) { payments { purpose status captureBefore } } }", new { id = visit.Rental });
        return seen.GetProperty("payments").EnumerateArray()
            .Last(payment => (payment.GetProperty("purpose").GetString(), payment.GetProperty("status").GetString()) == ("DEPOSIT", "AUTHORISED"))
            .GetProperty("captureBefore").GetDateTimeOffset();
    }

    private async Task<int> Letters(Visit visit, string subject) =>
        (await api.Sent("mail", visit.Booker.Email)).Count(mail => mail.GetProperty("subject").GetString()!.StartsWith(subject, StringComparison.Ordinal));
}
