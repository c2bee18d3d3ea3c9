using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Nobody decides in time, or too late; and nights in which clocks change.</summary>
[Trait("story", "T24-905")]
public sealed class UndecidedStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Decide = "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { rental { status } refusal { code } } }";

    [Fact]
    [Trait("story", "T24-908")]
    public async Task Nobody_decides_the_deposit_is_renewed_once_whoever_is_on_call_is_told_and_a_day_later_it_is_released()
    {
        using var visit = await Back(VerdictColour.Orange);
        var unit = (await visit.Units())[0];

        await api.At(api.Clock.GetUtcNow().AddHours(48));

        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        Assert.Equal(2, (await api.Moved(visit.Rental)).Count(moved => moved == "Deposit authorised 15000"));
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit released 15000");
        var incidents = await (await api.NewStaff(Role.Operator)).Do("{ incidents { kind severity rental } }");
        Assert.Contains(incidents.EnumerateArray(), one =>
            one.GetProperty("kind").GetString() == "DECISION_OVERDUE" && one.GetProperty("severity").GetString() == "URGENT"
            && one.ToString().Contains(visit.Rental.ToString(), StringComparison.Ordinal));

        await api.At(api.Clock.GetUtcNow().AddHours(24));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.DoesNotContain(await api.Moved(visit.Rental), moved => moved.StartsWith("Deposit captur", StringComparison.Ordinal));
        Assert.Equal(2, (await api.Moved(visit.Rental)).Count(moved => moved == "Deposit released 15000"));

        // An operator who answers now comes too late.
        var late = new { input = new { rental = visit.Rental, unit, kind = "PARTIAL_CAPTURE", reason = "Rayures.", damage = new { reference = "D-1", quote = 20_00 } } };
        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", await (await api.NewStaff(Role.Operator)).Refusal(Decide, late));
    }

    [Fact]
    public async Task A_green_that_nobody_looks_at_is_released_at_its_deadline()
    {
        using var visit = await Back(VerdictColour.Green);

        await api.At(api.Clock.GetUtcNow().AddHours(48));

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit authorised 15000");
        Assert.Single(await api.Moved(visit.Rental), moved => moved == "Deposit released 15000");
    }

    [Fact]
    [Trait("story", "T24-304")]
    public async Task A_deposit_that_would_die_in_the_night_is_renewed_a_day_before_the_new_one_first()
    {
        var now = api.SlotIn(24);
        using var visit = await api.NewVisit(during: new Slot(now.Start, now.Start.AddDays(12)));
        await visit.Leave();
        var dies = (await visit.Booker.Browser.Do(
            "query ($id: ID!) { rental(id: $id) { payments { purpose captureBefore } } }", new { id = visit.Rental }))
            .GetProperty("payments").EnumerateArray().Last(payment => payment.GetProperty("purpose").GetString() == "DEPOSIT").GetProperty("captureBefore").GetDateTimeOffset();

        await api.At(dies.AddHours(-24));

        var moved = (await api.Moved(visit.Rental)).Where(each => each.StartsWith("Deposit", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Deposit authorised 15000", "Deposit authorised 15000", "Deposit released 15000"], moved);
        Assert.Equal("ACTIVE", await visit.Status());
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task In_the_night_in_which_an_hour_is_lost_a_quarter_of_an_hour_is_given_all_the_same()
    {
        await api.At(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero) > api.Clock.GetUtcNow()
            ? new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero)
            : new DateTimeOffset(2026, 10, 24, 12, 0, 0, TimeSpan.Zero));
        var changes = api.Clock.GetUtcNow().Date.AddDays(1).AddHours(1);
        var end = new DateTimeOffset(changes, TimeSpan.Zero);
        using var visit = await api.NewVisit(during: new Slot(end.AddHours(-4), end));
        await visit.Leave();
        Assert.Contains("Rent captured 2000", await api.Moved(visit.Rental));

        await api.At(end.AddMinutes(15).AddTicks(-1));
        Assert.Equal(JsonValueKind.Null, (await visit.Look()).GetProperty("onSite").GetProperty("overdueSince").ValueKind);
        await api.At(end.AddMinutes(15));

        Assert.Equal(api.Clock.GetUtcNow(), (await visit.Look()).GetProperty("onSite").GetProperty("overdueSince").GetDateTimeOffset());
    }

    private async Task<Visit> Back(VerdictColour colour)
    {
        var visit = await api.Out();
        await visit.BringBack();
        await visit.Judge(colour);
        return visit;
    }
}
