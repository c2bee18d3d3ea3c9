using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals.OnSite;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Evidence;

namespace Toolbox24.Api.Tests.Disputes;

/// <summary>Photos and videos go once their time is over, and not while somebody argues about them.</summary>
[Trait("story", "T24-508")]
[Trait("story", "T24-507")]
public sealed class KeptEvidenceStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task They_are_deleted_after_90_days_those_of_what_something_was_taken_for_after_150_and_it_is_certified()
    {
        var (visit, at) = await Decided(tools: 2);
        using var _ = visit;
        var (taken, released, film) = (Keep(visit, 0), Keep(visit, 1), Keep(visit, 0, "Video"));

        Assert.Equal([film, taken, released], await Left(visit, at.AddDays(90).AddSeconds(-1)));
        Assert.Equal([taken], await Left(visit, at.AddDays(90)));
        Assert.Equal([taken], await Left(visit, at.AddDays(150).AddSeconds(-1)));
        Assert.Empty(await Left(visit, at.AddDays(150)));
        Assert.Equal(2, Certificates(visit).Count);
        Assert.Contains(taken.ToString("n"), Certificates(visit)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispute_keeps_them_until_it_is_concluded()
    {
        var (visit, at) = await Decided();
        using var _ = visit;
        var photo = Keep(visit, 0);
        var dispute = (await visit.Booker.Browser.Do(
            "mutation ($rental: ID!, $unit: ID!) { openDispute(input: { rental: $rental, unit: $unit, text: \"La rayure y était\" }) { dispute { id } } }",
            new { rental = visit.Rental, unit = UnitsOf(visit)[0] })).GetProperty("dispute").GetProperty("id").GetGuid();

        Assert.Equal([photo], await Left(visit, at.AddDays(200)));
        var staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal("mutation ($dispute: ID!) { answerDispute(input: { dispute: $dispute, text: \"Revu\" }) { refusal { code } } }", new { dispute }));
        Assert.Equal([photo], await Left(visit, at.AddDays(201)));
        staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal("mutation ($dispute: ID!) { concludeDispute(input: { dispute: $dispute, refund: 0 }) { refusal { code } } }", new { dispute }));

        Assert.Empty(await Left(visit, at.AddDays(202)));
    }

    [Fact]
    public async Task A_bank_that_takes_money_back_keeps_them_and_for_their_time_after_it_has_decided()
    {
        var (visit, at) = await Decided();
        using var _ = visit;
        var photo = Keep(visit, 0);
        var staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal(
            "mutation ($input: NoteChargebackInput!) { noteChargeback(input: $input) { refusal { code } } }",
            new { input = new { rental = visit.Rental, reference = "dp_9", purpose = "DEPOSIT", amount = 40_00, due = at.AddDays(10) } }));

        Assert.Equal([photo], await Left(visit, at.AddDays(300)));
        staff = await api.NewStaff(Role.Operator);
        Assert.Null(await staff.Refusal(
            "mutation ($rental: ID!) { endChargeback(rental: $rental, reference: \"dp_9\", isWon: true) { refusal { code } } }", new { rental = visit.Rental }));

        Assert.Equal([photo], await Left(visit, at.AddDays(300 + 150).AddSeconds(-1)));
        Assert.Empty(await Left(visit, at.AddDays(300 + 150)));
    }

    /// <summary>What is left of a rental's photos and videos at an instant, once the day's clearing is done: photos first, those of the first tool last.</summary>
    private async Task<List<Guid>> Left(Visit visit, DateTimeOffset at)
    {
        await api.At(at);
        using var aging = ActivatorUtilities.CreateInstance<EvidenceAging>(api.Services);
        await aging.Clear();
        return api.Database.Column<Guid>(
            "SELECT id FROM evidence WHERE rental_id = $1 ORDER BY kind DESC, unit_id = $2 DESC", visit.Rental, UnitsOf(visit)[0]);
    }

    // Whoever is signed in is so no more after so many days.
    private List<Guid> UnitsOf(Visit visit) =>
        api.Database.Column<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1 ORDER BY unit_id", visit.Rental);

    private List<string> Certificates(Visit visit) => api.Database.Column<string>(
        "SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.object_id = $1 AND e.action = 'EvidencePurged' ORDER BY e.at", visit.Rental);

    private Guid Keep(Visit visit, int item, string kind = "Photo")
    {
        var id = Guid.CreateVersion7();
        api.Database.Execute(
            """
            INSERT INTO evidence (id, rental_id, unit_id, kind, made_by, token_hash, expires_at, format, sha256, kept_at)
            SELECT $1, $2, $3, $5, customer_id, sha256($1::text::bytea), $4, $6, sha256($1::text::bytea), $4 FROM rental WHERE id = $2
            """,
            id, visit.Rental, UnitsOf(visit)[item], api.Clock.GetUtcNow(), kind, kind == "Photo" ? "Jpeg" : "Mp4");
        return id;
    }

    /// <summary>A rental of which 40 € are taken for its first tool, and when that was over.</summary>
    private async Task<(Visit Visit, DateTimeOffset At)> Decided(int tools = 1)
    {
        api.TellProcessor();
        var visit = await api.Out(tools);
        await visit.BringBack();
        await visit.Judge([.. Enumerable.Repeat(VerdictColour.Orange, tools)]);
        var (staff, units) = (await api.NewStaff(Role.Operator), UnitsOf(visit));
        for (var item = 0; item < tools; item++)
        {
            var (kind, damage) = item == 0 ? ("PARTIAL_CAPTURE", new { reference = "D-3", quote = 40_00 }) : ("RELEASE", null);
            Assert.Null(await staff.Refusal(
                "mutation ($input: DecideReturnInput!) { decideReturn(input: $input) { refusal { code } } }",
                new { input = new { rental = visit.Rental, unit = units[item], kind, reason = "Vu ensemble.", damage } }));
        }

        await api.At(api.Clock.GetUtcNow().AddHours(24));
        Assert.Equal("CLOSED", await visit.Status());
        return (visit, api.Database.Scalar<DateTime>("SELECT max(at) FROM event WHERE stream = $1", visit.Rental));
    }
}
