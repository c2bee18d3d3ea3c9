using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Disputes;

/// <summary>A customer has their bank take money back from us.</summary>
[Trait("story", "T24-508")]
public sealed class ChargebackStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Note = "mutation ($input: NoteChargebackInput!) { noteChargeback(input: $input) { rental { id } refusal { code } } }";

    private const string Answer = "mutation ($rental: ID!) { answerChargeback(rental: $rental, reference: \"dp_1\") { rental { id } refusal { code } } }";

    private const string End =
        "mutation ($rental: ID!, $isWon: Boolean!) { endChargeback(rental: $rental, reference: \"dp_1\", isWon: $isWon) { rental { id } refusal { code } } }";

    private const string Look = "query ($id: ID!) { rental(id: $id) { chargebacks { reference status due amount { cents } } proofs { kind what file } } }";

    [Fact]
    public async Task What_a_bank_looks_at_is_kept_listed_and_told_in_time_and_given_back_by_nobody_else()
    {
        var (camille, rental) = await Decided();
        var staff = await api.NewStaff(Role.Operator);
        var due = api.Clock.GetUtcNow().AddDays(7);
        object Noting(long amount) => new { input = new { rental = rental.Id.Value, reference = "dp_1", purpose = "DEPOSIT", amount, due } };

        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Note, Noting(40_00)));
        Assert.Equal("AMOUNT_OUT_OF_BOUNDS", await staff.Refusal(Note, Noting(40_01)));
        Assert.Null(await staff.Refusal(Note, Noting(40_00)));
        Assert.Null(await staff.Refusal(Note, Noting(40_00)));

        var seen = await staff.Do(Look, new { id = rental.Id.Value });
        var one = Assert.Single(seen.GetProperty("chargebacks").EnumerateArray());
        Assert.Equal(("dp_1", "OPEN", due), (one.GetProperty("reference").GetString(), one.GetProperty("status").GetString(), one.GetProperty("due").GetDateTimeOffset()));
        var kinds = seen.GetProperty("proofs").EnumerateArray().Select(proof => proof.GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "AGREEMENT", "LETTER", "EVENT", "WORDS" }, kinds);

        // Neither does a dispute give the money back beside.
        var dispute = (await camille.Browser.Do(
            "mutation ($rental: ID!, $unit: ID!) { openDispute(input: { rental: $rental, unit: $unit, text: \"Non\" }) { dispute { id } } }",
            new { rental = rental.Id.Value, unit = rental.Items[0].Unit.Value })).GetProperty("dispute").GetProperty("id").GetGuid();
        await staff.Do("mutation ($dispute: ID!) { answerDispute(input: { dispute: $dispute, text: \"Vu\" }) { refusal { code } } }", new { dispute });
        Assert.Equal("CHARGEBACK_UNDER_WAY", await staff.Refusal(
            "mutation ($dispute: ID!) { concludeDispute(input: { dispute: $dispute, refund: 1000 }) { refusal { code } } }", new { dispute }));

        await api.At(due.AddDays(-3));
        Assert.Equal(["CHARGEBACK", "CHARGEBACK_DUE"], await Incidents(rental));
        staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal(Answer, new { rental = rental.Id.Value }));
        Assert.Equal("NO_SUCH_CHARGEBACK", await staff.Refusal(Answer, new { rental = rental.Id.Value }));
        Assert.Null(await staff.Refusal(End, new { rental = rental.Id.Value, isWon = false }));

        // The bank has given all of it back.
        Assert.Equal("AMOUNT_OUT_OF_BOUNDS", await staff.Refusal(
            "mutation ($dispute: ID!) { concludeDispute(input: { dispute: $dispute, refund: 1000 }) { refusal { code } } }", new { dispute }));
        await api.Deliver();
        Assert.DoesNotContain(await api.Moved(rental.Id.Value), moved => moved.StartsWith("Deposit refunded", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<List<string?>> Incidents(Rental rental) =>
    [
        .. (await (await api.NewStaff(Role.Operator)).Do("{ incidents { kind rental } }")).EnumerateArray()
            .Where(one => one.ToString().Contains(rental.Id.Value.ToString(), StringComparison.Ordinal))
            .Select(one => one.GetProperty("kind").GetString()).Order(),
    ];

    private async Task<(Customer Customer, Rental Rental)> Decided()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24, lasting: 4), tool);
        return (camille, await api.Services.Decide(new RentalId(id), new AccountId(Guid.CreateVersion7()), api.Deliver));
    }
}
