using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Disputes;

/// <summary>"Contester la décision", from both sides.</summary>
[Trait("story", "T24-508")]
public sealed class DisputeStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Fields = "dispute { id status captured { cents } refund { cents } mayConclude remedies timeline { side status text } } refusal { code }";

    private const string Open =
        $"mutation ($rental: ID!, $unit: ID!, $text: String!) {{ openDispute(input: {{ rental: $rental, unit: $unit, text: $text }}) {{ {Fields} }} }}";

    private const string Comment = $"mutation ($dispute: ID!, $text: String!) {{ commentDispute(input: {{ dispute: $dispute, text: $text }}) {{ {Fields} }} }}";

    private const string Answer = $"mutation ($dispute: ID!, $text: String!) {{ answerDispute(input: {{ dispute: $dispute, text: $text }}) {{ {Fields} }} }}";

    private const string Conclude = $"mutation ($dispute: ID!, $refund: Int!) {{ concludeDispute(input: {{ dispute: $dispute, refund: $refund }}) {{ {Fields} }} }}";

    [Fact]
    public async Task A_customer_disputes_a_capture_somebody_else_answers_and_gives_a_part_of_it_back()
    {
        var (camille, rental) = await Decided(new AccountId(Guid.CreateVersion7()));
        var (sacha, staff) = (await api.NewBooker(), await api.NewStaff(Role.Operator));
        var asked = new { rental = rental.Id.Value, unit = rental.Items[0].Unit.Value, text = "La rayure y était déjà" };
        Assert.Equal("UNKNOWN_RENTAL", await sacha.Browser.Refusal(Open, asked));

        var opened = (await camille.Browser.Do(Open, asked)).GetProperty("dispute");
        var dispute = opened.GetProperty("id").GetGuid();
        Assert.Equal("DISPUTED_ALREADY", await camille.Browser.Refusal(Open, asked));
        Assert.Equal("UNKNOWN_DISPUTE", await sacha.Browser.Refusal(Comment, new { dispute, text = "Moi aussi" }));
        Assert.False(opened.GetProperty("mayConclude").GetBoolean());
        Assert.Contains(await Queue(staff), each => each.GetProperty("id").GetGuid() == dispute && each.GetProperty("mayConclude").GetBoolean());

        Assert.Null(await staff.Refusal(Answer, new { dispute, text = "Nous avons revu les photos" }));
        Assert.Null(await camille.Browser.Refusal(Comment, new { dispute, text = "Merci" }));
        var concluded = (await staff.Do(Conclude, new { dispute, refund = 15_00 })).GetProperty("dispute");
        await api.Deliver();

        Assert.Equal("PARTLY_REFUNDED", concluded.GetProperty("status").GetString());
        Assert.Contains("Deposit refunded 1500", await api.Moved(rental.Id.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var side in (Browser[])[camille.Browser, staff])
        {
            var seen = await side.Do($"query ($id: ID!) {{ dispute(id: $id) {{ remedies timeline {{ side status text }} }} }}", new { id = dispute });
            Assert.Equal(
                ["CUSTOMER La rayure y était déjà", "STAFF Nous avons revu les photos", "CUSTOMER Merci", "STAFF "],
                seen.GetProperty("timeline").EnumerateArray().Select(line => $"{line.GetProperty("side").GetString()} {line.GetProperty("text").GetString()}"));
            Assert.Contains("médiateur", seen.GetProperty("remedies").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(JsonValueKind.Null, (await sacha.Browser.Do("query ($id: ID!) { dispute(id: $id) { id } }", new { id = dispute })).ValueKind);
        Assert.Equal([dispute], (await camille.Browser.Do("{ myDisputes { id } }")).EnumerateArray().Select(each => each.GetProperty("id").GetGuid()));
        Assert.Equal(2, (await api.Sent("mail", camille.Email)).Count(mail => mail.GetProperty("subject").GetString()!.Contains("contestation", StringComparison.Ordinal)));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'DisputesConsulted' AND p.payload LIKE '%' || $1 || '%'", dispute.ToString()));
    }

    [Fact]
    public async Task Who_decided_neither_answers_nor_concludes_and_nobody_does_without_proving_who_they_are()
    {
        var (decider, email) = await api.NewInvited(Role.Operator);
        var (camille, rental) = await Decided(new AccountId((await decider.Do("{ me { id } }")).GetProperty("id").GetGuid()));
        var staff = await api.NewStaff(Role.Administrator);
        var dispute = (await camille.Browser.Do(Open, new { rental = rental.Id.Value, unit = rental.Items[0].Unit.Value, text = "Non" })).GetProperty("dispute").GetProperty("id").GetGuid();

        await decider.SignedIn(email);
        await decider.SetUpSecondFactor();
        Assert.False(Assert.Single(await Queue(decider), each => each.GetProperty("id").GetGuid() == dispute).GetProperty("mayConclude").GetBoolean());
        Assert.Equal("DECIDER_CANNOT_ANSWER", await decider.Refusal(Answer, new { dispute, text = "Je maintiens" }));
        Assert.Equal("DECIDER_CANNOT_ANSWER", await decider.Refusal(Conclude, new { dispute, refund = 0 }));
        Assert.True(Assert.Single(await Queue(staff), each => each.GetProperty("id").GetGuid() == dispute).GetProperty("mayConclude").GetBoolean());
        Assert.Equal("ANSWER_FIRST", await staff.Refusal(Conclude, new { dispute, refund = 0 }));
        Assert.Null(await staff.Refusal(Answer, new { dispute, text = "Nous maintenons" }));
        Assert.Equal("REFUND_BEYOND_CAPTURE", await staff.Refusal(Conclude, new { dispute, refund = 41_00 }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Browser.Error(Conclude, new { dispute, refund = 40_00 }));
        api.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Conclude, new { dispute, refund = 0 }));
    }

    [Fact]
    [Trait("story", "T24-910")]
    public async Task What_was_said_in_a_dispute_is_erased_with_the_person()
    {
        var (camille, rental) = await Decided(new AccountId(Guid.CreateVersion7()));
        var dispute = (await camille.Browser.Do(Open, new { rental = rental.Id.Value, unit = rental.Items[0].Unit.Value, text = "Non" })).GetProperty("dispute").GetProperty("id").GetGuid();
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM dispute_line WHERE dispute_id = $1", dispute));

        api.Database.Execute("SELECT erase_disputes($1)", camille.Id.Value);

        var line = Assert.Single((await camille.Browser.Do("{ myDisputes { timeline { text } } }"))[0].GetProperty("timeline").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("text").ValueKind);
    }

    [Fact]
    public async Task Photos_are_of_the_rental()
    {
        const string WithPhotos =
            "mutation ($rental: ID!, $unit: ID!, $photos: [ID!]!) { openDispute(input: { rental: $rental, unit: $unit, text: \"Voyez\", photos: $photos }) { dispute { id } refusal { code } } }";
        var (_, another) = await Decided(new AccountId(Guid.CreateVersion7()));
        var (camille, rental) = await Decided(new AccountId(Guid.CreateVersion7()));
        var (own, other) = (Photo(rental), Photo(another));
        object Asking(Guid photo) => new { rental = rental.Id.Value, unit = rental.Items[0].Unit.Value, photos = new[] { photo } };

        Assert.Equal("PHOTO_NOT_OF_RENTAL", await camille.Browser.Refusal(WithPhotos, Asking(other)));
        Assert.Null(await camille.Browser.Refusal(WithPhotos, Asking(own)));
    }

    private Guid Photo(Rental rental)
    {
        var id = Guid.CreateVersion7();
        api.Database.Execute(
            """
            INSERT INTO evidence (id, rental_id, unit_id, kind, made_by, token_hash, expires_at, format, sha256, kept_at)
            VALUES ($1, $2, $3, 'Photo', $4, sha256($1::text::bytea), $5, 'Jpeg', sha256($1::text::bytea), $5)
            """,
            id, rental.Id.Value, rental.Items[0].Unit.Value, rental.Customer.Value, api.Clock.GetUtcNow());
        return id;
    }

    private static async Task<IEnumerable<JsonElement>> Queue(Browser staff) => (await staff.Do("{ disputes { id answerBy mayConclude } }")).EnumerateArray();

    private async Task<(Tests.Rentals.Customer Customer, Rental Rental)> Decided(AccountId decider)
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24, lasting: 4), tool);
        return (camille, await api.Services.Decide(new RentalId(id), decider, api.Deliver));
    }
}
