using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Threads;

/// <summary>A customer and the staff write to each other about a rental.</summary>
public sealed class ThreadStories(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Fields = "thread { waitsSince unread messages { number side text } } refusal { code }";
    private const string Write = $"mutation ($rental: ID!, $text: String!) {{ writeMessage(rental: $rental, text: $text) {{ {Fields} }} }}";
    private const string Read = $"mutation ($rental: ID!, $upTo: Int!) {{ markThreadRead(rental: $rental, upTo: $upTo) {{ {Fields} }} }}";
    private const string ToAnswer = "{ threadsToAnswer { waitsSince rental { id } } }";

    [Fact]
    public async Task Who_writes_waits_until_the_staff_answers_and_nobody_else_sees_it()
    {
        var ((camille, _, _), sacha, staff, rental) = await Held();

        Assert.Null(await camille.Refusal(Write, new { rental, text = "Le foret est-il fourni ?" }));
        Assert.Contains(await Waiting(staff), each => each == rental);
        var answered = (await staff.Do(Write, new { rental, text = "Oui, trois tailles." })).GetProperty("thread");

        Assert.DoesNotContain(await Waiting(staff), each => each == rental);
        Assert.Equal(
            ["1 CUSTOMER Le foret est-il fourni ?", "2 STAFF Oui, trois tailles."],
            answered.GetProperty("messages").EnumerateArray().Select(line =>
                $"{line.GetProperty("number").GetInt32()} {line.GetProperty("side").GetString()} {line.GetProperty("text").GetString()}"));
        Assert.Equal(1, (await camille.Do("query ($rental: ID!) { thread(rental: $rental) { unread } }", new { rental })).GetProperty("unread").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await sacha.Do("query ($rental: ID!) { thread(rental: $rental) { unread } }", new { rental })).ValueKind);
        Assert.Equal("UNKNOWN_RENTAL", await sacha.Refusal(Write, new { rental, text = "Moi aussi" }));
        Assert.Equal("UNKNOWN_RENTAL", await sacha.Refusal(Read, new { rental, upTo = 1 }));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%foret%'"));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'ThreadWritten' AND object_id = $1", rental));
    }

    [Fact]
    public async Task Who_has_not_read_in_two_minutes_gets_a_mail_that_says_nothing_of_it()
    {
        var ((camille, email, _), _, staff, rental) = await Held();
        await staff.Do(Write, new { rental, text = "Votre dossier 4512 est prêt." });

        api.Clock.Advance(TimeSpan.FromSeconds(119));
        await api.Sweep();
        Assert.Null(api.LastMessage(email, "ThreadUnread"));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await api.Sweep();
        await api.Sweep();

        Assert.Equal(rental.ToString(), api.Fact(email, "ThreadUnread", "rental"));
        Assert.DoesNotContain("4512", string.Concat(api.LastMessage(email, "ThreadUnread")!.Values), StringComparison.Ordinal);
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM message WHERE template = 'ThreadUnread' AND recipient = $1", email));
        Assert.Equal(0, (await camille.Do(Read, new { rental, upTo = 1 })).GetProperty("thread").GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task Who_has_read_gets_no_mail()
    {
        var ((camille, email, _), _, staff, rental) = await Held();
        await staff.Do(Write, new { rental, text = "Bonjour" });
        await camille.Do(Read, new { rental, upTo = 1 });

        api.Clock.Advance(TimeSpan.FromMinutes(3));
        await api.Sweep();

        Assert.Null(api.LastMessage(email, "ThreadUnread"));
    }

    [Fact]
    public async Task Whoever_watches_the_thread_hears_what_is_written_and_others_hear_nothing_of_it()
    {
        const string Watch = "subscription ($rental: ID!) { threadChanged(rental: $rental) { messages { text } } }";
        var ((camille, _, _), sacha, staff, rental) = await Held();
        using var own = await ApiSocket.Connect(api.Url, camille.Cookies["__Host-session"]);
        using var other = await ApiSocket.Connect(api.Url, sacha.Cookies["__Host-session"]);
        await own.Subscribe("own", Watch, new { rental });
        await other.Subscribe("other", Watch, new { rental });
        foreach (var socket in new[] { own, other }) Assert.Equal(JsonValueKind.Null, Thread(await socket.Hear()).ValueKind);

        await staff.Do(Write, new { rental, text = "Bonjour" });

        Assert.Equal("Bonjour", Thread(await own.Hear()).GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, Thread(await other.Hear()).ValueKind);
    }

    [Fact]
    [Trait("story", "T24-910")]
    public async Task What_was_written_is_erased_with_the_person()
    {
        var ((camille, _, id), _, _, rental) = await Held();
        await camille.Do(Write, new { rental, text = "Bonjour" });

        api.Database.Execute("SELECT erase_threads($1)", id.Value);

        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM thread_message WHERE rental_id = $1", rental));
        Assert.Empty((await camille.Do("query ($rental: ID!) { thread(rental: $rental) { messages { text } } }", new { rental })).GetProperty("messages").EnumerateArray());
    }

    private static JsonElement Thread(JsonElement told) => told.GetProperty("payload").GetProperty("data").GetProperty("threadChanged");

    private static async Task<IEnumerable<Guid>> Waiting(Browser staff) =>
        (await staff.Do(ToAnswer)).EnumerateArray().Select(each => each.GetProperty("rental").GetProperty("id").GetGuid());

    private async Task<((Browser Browser, string Email, AccountId Id) Camille, Browser Sacha, Browser Staff, Guid Rental)> Held()
    {
        var (site, locker, _) = api.NewSite();
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE locker_id = $1", locker.Value);
        var (camille, sacha, staff) = (await api.NewCustomer(), (await api.NewCustomer()).Browser, await api.NewStaff(Role.Operator));
        api.Database.Execute("UPDATE account SET phone = '+33612345678' WHERE id = $1", camille.Id.Value);
        var now = api.Clock.GetUtcNow();
        var start = new DateTimeOffset(now.Year, now.Month, now.Day, 12, 0, 0, TimeSpan.Zero).AddDays(1);
        var wish = new { site = site.Value, items = new[] { new { tool } }, slot = new { start, end = start.AddHours(4) } };
        var held = await camille.Browser.Do("mutation ($wish: HoldRentalInput!) { holdRental(input: $wish) { rental { id } } }", new { wish });
        return (camille, sacha, staff, held.GetProperty("rental").GetProperty("id").GetGuid());
    }
}
