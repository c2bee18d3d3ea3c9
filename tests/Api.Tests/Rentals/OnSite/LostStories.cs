using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Tools that do not come back, and those that do after all.</summary>
[Trait("story", "T24-502")]
public sealed class LostStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string Look = "query ($id: ID!) { rental(id: $id) { status onSite { chase lostAt debt { cents } } items { status overrun { total { cents } } } proofs { kind what } } }";

    private const string Claim = "mutation ($input: ClaimLossInput!) { claimLoss(input: $input) { rental { status } refusal { code } } }";

    [Fact]
    public async Task A_customer_is_called_after_a_day_given_notice_after_two_and_after_three_has_lost_the_tool_and_books_nothing_more()
    {
        using var visit = await Away();
        var end = visit.Slot.End;
        await api.At(end.AddHours(24).AddSeconds(-1));
        Assert.Equal("NONE", await Chase(visit));
        await api.At(end.AddHours(24));
        Assert.Equal(("CALLED", 1), (await Chase(visit), await Letters(visit, "Où sont les outils")));
        await api.At(end.AddHours(48).AddSeconds(-1));
        Assert.Equal("CALLED", await Chase(visit));
        await api.At(end.AddHours(48));
        Assert.Equal(("NOTIFIED", 1), (await Chase(visit), await Letters(visit, "Mise en demeure")));
        await api.At(end.AddHours(72).AddSeconds(-1));
        Assert.Equal("ACTIVE", await visit.Status());
        await api.At(end.AddHours(72));

        Assert.Equal("LOST", await visit.Status());
        Assert.Equal(["RENTAL_LOST MAJOR"], await api.Incidents(visit.Rental));
        Assert.Equal(1, await Letters(visit, "Outils déclarés perdus"));
        var (site, tool) = api.NewShop();
        Assert.Equal("BOOKING_SUSPENDED", (await visit.Booker.Hold(site, api.SlotIn(24), tool)).Code());
        var said = (await api.Sent("mail", visit.Booker.Email)).Select(mail => mail.GetProperty("text").GetString()!);
        Assert.Contains(said, text => text.Contains("Outils déclarés perdus, location ", StringComparison.Ordinal));
        Assert.DoesNotContain(await api.Deposits(visit.Rental), moved => moved.StartsWith("Deposit captured", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_was_worth_is_taken_of_its_deposit_by_a_person_the_rest_is_owed_and_the_file_of_a_complaint_is_there()
    {
        using var visit = await Lost();
        var (staff, unit) = (await api.NewStaff(Role.Administrator), (await visit.Units())[0]);

        Assert.Null(await staff.Refusal(Claim, new { input = new { rental = visit.Rental, unit, price = 400_00, wear = 0.5, reason = "Outil non rendu." } }));
        await api.Deliver();

        Assert.Contains("Deposit captured 15000", await api.Deposits(visit.Rental));
        var seen = await staff.Do(Look, new { id = visit.Rental });
        Assert.Equal(50_00, seen.GetProperty("onSite").GetProperty("debt").GetProperty("cents").GetInt64());
        var file = seen.GetProperty("proofs").EnumerateArray().Select(proof => $"{proof.GetProperty("kind").GetString()} {proof.GetProperty("what").GetString()}").ToHashSet();
        Assert.Superset(new HashSet<string> { "EVENT PickUpEnded", "EVENT RentalChased", "EVENT RentalLost", "EVENT ItemDecided" }, file);
        Assert.Contains(file, proof => proof.StartsWith("AGREEMENT ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_found_is_decided_like_any_other_and_who_was_suspended_stays_so_until_somebody_says_otherwise()
    {
        using var visit = await Lost();
        var (staff, unit) = (await api.NewStaff(Role.Administrator), (await visit.Units())[0]);
        Assert.Null(await staff.Refusal(Claim, new { input = new { rental = visit.Rental, unit, price = 100_00, wear = 0.5, reason = "Outil non rendu." } }));
        await api.Deliver();
        Assert.Equal(["DECIDED"], await visit.ItemStatuses());

        Assert.Null(await staff.Refusal("mutation ($rental: ID!) { reportFound(rental: $rental) { refusal { code } } }", new { rental = visit.Rental }));
        Assert.Equal("RETURNING", await visit.Status());
        await visit.ComeBack();
        await visit.PutIn(unit);
        await visit.Judge(VerdictColour.Orange);
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
        staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal(
            "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, unit, kind = "RELEASE", reason = "Retrouvé en bon état." } }));
        await api.Deliver();

        Assert.Equal("CLOSED", await visit.Status());
        Assert.Equal("Deposit refunded 5000", (await api.Deposits(visit.Rental))[^1]);
        var (site, tool) = api.NewShop();
        Assert.Equal("BOOKING_SUSPENDED", (await visit.Booker.Hold(site, api.SlotIn(24), tool)).Code());
    }

    [Fact]
    public async Task What_is_said_to_be_found_and_does_not_come_back_is_lost_again_three_days_later()
    {
        using var visit = await Lost();
        var rent = await Rent(visit);
        await api.At(api.Clock.GetUtcNow().AddHours(5));
        Assert.Null(await (await api.NewStaff(Role.Operator)).Refusal("mutation ($rental: ID!) { reportFound(rental: $rental) { refusal { code } } }", new { rental = visit.Rental }));
        var found = api.Clock.GetUtcNow();

        await api.At(found.AddHours(72).AddSeconds(-1));
        Assert.Equal(("RETURNING", 1), (await visit.Status(), (await api.Incidents(visit.Rental)).Count));
        await api.At(found.AddHours(72));

        Assert.Equal("LOST", await visit.Status());
        Assert.Equal(["RENTAL_LOST MAJOR", "RENTAL_LOST MAJOR"], await api.Incidents(visit.Rental));
        Assert.Equal((2, rent), (await Letters(visit, "Outils déclarés perdus"), await Rent(visit)));
        await visit.ComeBack();
        await visit.PutIn((await visit.Units())[0]);
        Assert.Equal(("PENDING_VALIDATION", rent), (await visit.Status(), await Rent(visit)));
    }

    [Fact]
    [Trait("story", "T24-408")]
    public async Task What_is_lost_is_brought_back_by_its_pass_at_a_kiosk_that_hears_nothing_too()
    {
        using var visit = await Lost();
        using var phone = new TestPhone();
        var shown = phone.Show(await visit.Booker.Bind(visit.Rental, phone, "RETURN"), api.Clock.GetUtcNow());

        var briefing = await visit.Kiosk.Do(Kiosks.Briefing);

        Assert.DoesNotContain(PassCode.Read(shown)!.Grant.Id, briefing.GetProperty("revoked").EnumerateArray().Select(grant => grant.GetGuid()));
        Assert.Equal(visit.Rental, Assert.Single(briefing.GetProperty("expected").EnumerateArray()).GetProperty("rental").GetGuid());
    }

    private static async Task<long> Rent(Visit visit) => (await visit.Look()).GetProperty("rentNow").GetProperty("cents").GetInt64();

    private async Task<Visit> Away()
    {
        var visit = await api.NewVisit();
        await visit.Leave();
        return visit;
    }

    private async Task<Visit> Lost()
    {
        var visit = await Away();
        foreach (var hours in (int[])[24, 48, 72]) await api.At(visit.Slot.End.AddHours(hours));
        Assert.Equal("LOST", await visit.Status());
        return visit;
    }

    private static async Task<string?> Chase(Visit visit) =>
        (await visit.Booker.Browser.Do("query ($id: ID!) { rental(id: $id) { onSite { chase } } }", new { id = visit.Rental }))
            .GetProperty("onSite").GetProperty("chase").GetString();

    private async Task<int> Letters(Visit visit, string subject) =>
        (await api.Sent("mail", visit.Booker.Email)).Count(mail => mail.GetProperty("subject").GetString()!.StartsWith(subject, StringComparison.Ordinal));
}
