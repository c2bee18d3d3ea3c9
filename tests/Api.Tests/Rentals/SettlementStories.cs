using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Money that people have still to see to.</summary>
[Trait("story", "T24-308")]
public sealed class SettlementStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    [Fact]
    public async Task What_we_owe_for_a_rental_we_could_not_keep_is_seen_by_the_customer_and_by_who_pays_it_until_it_is_paid()
    {
        const string Mine = "{ myAmends { amount { cents } reason why owedAt rental { id status } } }";
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(12), tool);
        var staff = await api.NewStaff(Role.Operator);

        Assert.Null(await staff.Refusal(
            "mutation ($input: FailRentalInput!) { failRental(input: $input) { refusal { code } } }",
            new { input = new { rental = id, reason = "Casier en panne" } }));
        await api.Deliver();

        var owed = Assert.Single((await camille.Browser.Do(Mine)).EnumerateArray());
        Assert.Equal(
            (8_00, "Casier en panne", id),
            (owed.GetProperty("amount").GetProperty("cents").GetInt32(), owed.GetProperty("reason").GetString(), owed.GetProperty("rental").GetProperty("id").GetGuid()));
        Assert.EndsWith("annulée à ce moment-là. Motif : Casier en panne", owed.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Empty((await sacha.Browser.Do(Mine)).EnumerateArray());
        var toPay = await staff.Do("{ amendsToPay { customer amount { cents } rental { reference } } }");
        Assert.Contains(toPay.EnumerateArray(), each => each.GetProperty("customer").GetGuid() == camille.Id.Value);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await sacha.Browser.Error("{ amendsToPay { customer } }"));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM outbox WHERE channel = 'amends'"));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = 'RentalFailed'", id));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%Casier en panne%'"));
    }

    [Fact]
    public async Task What_we_owed_is_marked_as_paid_once_and_is_owed_no_more()
    {
        const string Mark = "mutation ($rental: ID!) { markAmendsPaid(rental: $rental) { amends { amount { cents } paidAt } refusal { code ... on AmendsPaidAlready { at } } } }";
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var (failed, kept) = (await camille.Book(site, api.SlotIn(12), tool), await camille.Book(site, api.SlotIn(48), tool));
        Assert.Null(await staff.Refusal(
            "mutation ($input: FailRentalInput!) { failRental(input: $input) { refusal { code } } }",
            new { input = new { rental = failed, reason = "Casier en panne" } }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Mark, new { rental = failed }));
        Assert.Equal("NOTHING_OWED", await staff.Refusal(Mark, new { rental = kept }));

        var paid = (await staff.Do(Mark, new { rental = failed })).GetProperty("amends");
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = (await staff.Do(Mark, new { rental = failed })).GetProperty("refusal");

        Assert.Equal(8_00, paid.GetProperty("amount").GetProperty("cents").GetInt32());
        Assert.Equal("AMENDS_PAID_ALREADY", again.GetProperty("code").GetString());
        Assert.Equal(paid.GetProperty("paidAt").GetDateTimeOffset(), again.GetProperty("at").GetDateTimeOffset());
        Assert.Empty((await camille.Browser.Do("{ myAmends { owedAt } }")).EnumerateArray());
        var toPay = await staff.Do("{ amendsToPay { customer } }");
        Assert.DoesNotContain(toPay.EnumerateArray(), each => each.GetProperty("customer").GetGuid() == camille.Id.Value);
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = 'AmendsPaid'", failed));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE type = 'AmendsPaid' AND data ->> 'rental' = $1", failed.ToString()));
    }

    [Fact]
    public async Task Nobody_marks_amends_as_paid_without_proving_again_who_they_are_or_after_their_session()
    {
        const string Mark = "mutation ($rental: ID!) { markAmendsPaid(rental: $rental) { refusal { code } } }";
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var failed = await camille.Book(site, api.SlotIn(12), tool);
        await staff.Refusal(
            "mutation ($input: FailRentalInput!) { failRental(input: $input) { refusal { code } } }", new { input = new { rental = failed, reason = "Casier en panne" } });
        var amends = api.Services.GetRequiredService<AmendsStore>();
        var owed = (await amends.Find(new RentalId(failed)))!;

        var ended = await amends.Pay(owed, new("AmendsPaid", "system", api.Clock.GetUtcNow(), Session: Guid.NewGuid()));
        api.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.IsType<SessionEnded>(ended.Refusal());
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Mark, new { rental = failed }));
        Assert.Null((await amends.Find(new RentalId(failed)))!.PaidAt);
    }

    [Fact]
    public async Task What_the_processor_declines_to_release_is_shown_to_the_staff_and_in_the_audit_log()
    {
        const string Stuck = "{ stuckPayments { purpose status amount { cents } intent declineCode rental { id } } }";
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Role.Operator));
        var id = await camille.Book(site, api.SlotIn(48), tool);
        await camille.Do("cancelRental", new { rental = id, expectedFee = 0 });

        var grain = api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(id);
        var asked = (await grain.Get()).Value().Payments.Single(payment => payment.Purpose == PaymentPurpose.Deposit).Pending!;
        await grain.PaymentAnswered(new PaymentAnswer(asked, new Declined("charge_disputed"), api.Clock.GetUtcNow()));
        await api.Deliver();

        var stuck = Assert.Single((await staff.Do(Stuck)).EnumerateArray(), each => each.GetProperty("rental").GetProperty("id").GetGuid() == id);
        Assert.Equal(
            ("DEPOSIT", "AUTHORISED", "charge_disputed"),
            (stuck.GetProperty("purpose").GetString(), stuck.GetProperty("status").GetString(), stuck.GetProperty("declineCode").GetString()));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Stuck));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = 'PaymentAnswered'", id));
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Who_owes_is_shown_to_the_staff_alone()
    {
        const string Owing = "{ owingRentals { id owedRent { cents } onSite { debt { cents } } } }";
        var (camille, staff) = (await api.NewBooker(), await api.NewStaff(Role.Operator));

        Assert.Equal(0, (await staff.Do(Owing)).GetArrayLength());
        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Owing));
    }
}
