using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>From the quote to the booking, as any client of the API goes.</summary>
public sealed class BookingStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string Quote =
        """
        query ($input: QuoteInput!) {
          quote(input: $input) {
            quote { total { cents } vat { cents } deposit { cents } why lines { tool { name } total { cents } why } }
            refusal { code }
          }
        }
        """;

    [Fact]
    [Trait("story", "T24-303")]
    public async Task A_visitor_sees_what_it_costs_and_why_and_nothing_is_held()
    {
        var (site, tool) = api.NewShop();
        var input = new { site = site.Value, slot = Customer.Of(api.SlotIn(24, lasting: 26)), items = new[] { new { tool = tool.Value } } };

        var quote = (await api.NewBrowser().Do(Quote, new { input })).GetProperty("quote");

        Assert.Equal((51_00, 8_50, 150_00), (Cents(quote, "total"), Cents(quote, "vat"), Cents(quote, "deposit")));
        Assert.Equal(
            ["1 × journée à 35,00 € = 35,00 €", "2 × heure à 8,00 € = 16,00 €", "Dépôt de garantie : 150,00 €, empreinte, aucun débit"],
            quote.GetProperty("lines")[0].GetProperty("why").EnumerateArray().Select(line => line.GetString()!.Replace('\u00A0', ' ')));
        Assert.Contains("Dont TVA 20 % : 8,50 €", quote.GetProperty("why").EnumerateArray().Select(line => line.GetString()!.Replace('\u00A0', ' ')));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM rental WHERE site_id = $1", site.Value));
    }

    [Fact]
    [Trait("story", "T24-302")]
    [Trait("story", "T24-301")]
    public async Task A_customer_holds_pays_and_has_booked()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());

        var held = (await camille.Hold(site, api.SlotIn(24), tool)).GetProperty("rental");
        Assert.Equal("HELD", held.GetProperty("status").GetString());
        Assert.Equal(api.Clock.GetUtcNow().AddMinutes(10), held.GetProperty("heldUntil").GetDateTimeOffset());
        Assert.Matches("^R-[2-9A-HJ-NP-Z]{6}$", held.GetProperty("reference").GetString());

        var id = held.GetProperty("id").GetGuid();
        Assert.Equal("AWAITING_PAYMENT", (await camille.Pay(id)).GetProperty("rental").GetProperty("status").GetString());
        await api.Deliver();

        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Equal(["Rent authorised 1600", "Deposit authorised 15000"], await api.Moved(id));
        var mine = await camille.Browser.Do("{ myRentals(first: 5) { nodes { id status } pageInfo { hasNextPage } } }");
        Assert.Equal(id, mine.GetProperty("nodes")[0].GetProperty("id").GetGuid());
    }

    [Fact]
    [Trait("story", "T24-309")]
    public async Task The_booking_is_confirmed_at_once_by_mail_with_a_calendar_file_and_by_SMS_without_a_device_for_push_and_staff_see_what_became_of_it()
    {
        var ((site, tool), camille, staff) = (api.NewShop(), await api.NewBooker(), await api.NewStaff(Domain.Accounts.Role.Operator));
        var id = await camille.Book(site, api.SlotIn(24), tool);

        var mail = (await api.Sent("mail", camille.Email)).Single(each => each.GetProperty("subject").GetString()!.Contains("confirmée", StringComparison.Ordinal));
        var file = mail.GetProperty("file").GetProperty("content").GetString()!;
        Assert.Contains($"UID:{id}@toolbox24.example", file, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", file, StringComparison.Ordinal);
        Assert.Single(await api.Sent("push", camille.Id.Value.ToString()));
        Assert.Contains(
            await api.Sent("sms", "+33612345678"),
            text => text.GetProperty("text").GetString()!.Contains("confirmée", StringComparison.Ordinal));

        const string Trace = "query ($id: ID!) { rental(id: $id) { messages { channel template sentAt attempts isParked error } } }";
        var trace = await staff.Do(Trace, new { id });
        Assert.Equal(
            ["mail BookingConfirmed True", "push BookingConfirmed True", "sms BookingConfirmed True"],
            trace.GetProperty("messages").EnumerateArray().Select(each =>
                $"{each.GetProperty("channel").GetString()} {each.GetProperty("template").GetString()} {each.GetProperty("sentAt").ValueKind != JsonValueKind.Null}").Order());
        Assert.Equal(3, (await camille.Browser.Do(Trace, new { id })).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task What_somebody_else_has_is_refused_with_the_conflict_and_three_alternatives()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var (slot, category) = (api.SlotIn(24), $"Perçage {site.Value:n}");
        var twin = Testing.TestShop.AddTool(api.Database, $"Jumeau {site.Value:n}", category);
        Testing.TestShop.AddUnit(api.Database, site, twin);
        await camille.Book(site, slot, tool);

        var refusal = (await sacha.Hold(site, slot, tool)).GetProperty("refusal");

        Assert.Equal("TOOL_TAKEN", refusal.GetProperty("code").GetString());
        Assert.Equal(slot.Start, refusal.GetProperty("conflict").GetProperty("start").GetDateTimeOffset());
        var kinds = refusal.GetProperty("alternatives").EnumerateArray().Select(one => one.GetProperty("kind").GetString()).ToList();
        Assert.Equal(3, kinds.Count);
        Assert.Contains("OTHER_TIME", kinds);
        Assert.Contains("TWIN_TOOL", kinds);
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task Who_must_prove_who_they_are_at_their_bank_has_ten_minutes_more()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool, card: "3ds");

        var asked = await camille.Look(id);
        Assert.Equal(("AWAITING_PAYMENT", api.Clock.GetUtcNow().AddMinutes(20)), (asked.GetProperty("status").GetString(), asked.GetProperty("heldUntil").GetDateTimeOffset()));
        foreach (var payment in asked.GetProperty("payments").EnumerateArray()) await api.Authenticate(payment.GetProperty("action").GetString()!);
        await camille.Complete(id);
        await api.Deliver();

        Assert.Equal("CONFIRMED", await camille.Status(id));
    }

    [Theory]
    [InlineData(true, "CONFIRMED")]
    [InlineData(false, "EXPIRED")]
    [Trait("story", "T24-302")]
    public async Task Who_did_it_there_and_did_not_come_back_in_time_has_what_is_still_free(bool isProved, string status)
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool, card: "3ds");
        var asked = await camille.Look(id);
        foreach (var payment in asked.GetProperty("payments").EnumerateArray().Where(_ => isProved))
            await api.Authenticate(payment.GetProperty("action").GetString()!);

        await api.At(asked.GetProperty("heldUntil").GetDateTimeOffset());

        var ended = await camille.Look(id);
        Assert.Equal(status, ended.GetProperty("status").GetString());
        Assert.All(ended.GetProperty("payments").EnumerateArray(), payment => Assert.Equal(isProved ? "AUTHORISED" : "VOIDED", payment.GetProperty("status").GetString()));
        Assert.Equal(
            isProved ? 0 : 1,
            (await api.Sent("mail", camille.Email)).Count(mail => mail.GetProperty("text").GetString()!.Contains("confirmé auprès de votre banque", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("timeout-after-work")]
    [InlineData("timeout-before-work")]
    [InlineData("flaky")]
    [Trait("story", "T24-302")]
    public async Task A_processor_whose_answer_is_lost_is_asked_again_and_charges_once(string card)
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool, card);

        for (var time = 0; time < 5; time++) await api.At(api.Clock.GetUtcNow().AddSeconds(10));

        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Equal(["Deposit authorised 15000", "Rent authorised 1600"], (await api.Moved(id)).Order());
    }

    [Theory]
    [InlineData("declined:insufficient_funds", "insufficient_funds")]
    [InlineData("no-such-card", "resource_missing")]
    [Trait("story", "T24-302")]
    public async Task A_declined_card_is_told_and_another_one_books_the_same_hold(string card, string code)
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool, card);

        var failed = await camille.Look(id);
        Assert.Equal("PAYMENT_FAILED", failed.GetProperty("status").GetString());
        Assert.Equal(code, failed.GetProperty("payments")[0].GetProperty("declineCode").GetString());
        await camille.Pay(id);
        await api.Deliver();

        Assert.Equal("CONFIRMED", await camille.Status(id));
        Assert.Contains(await api.Sent("mail", camille.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("Paiement refusé", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task What_is_not_agreed_to_exactly_is_not_blocked()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var id = (await camille.Hold(site, api.SlotIn(24), tool)).GetProperty("rental").GetProperty("id").GetGuid();

        var refusal = (await camille.Pay(id, deposit: 100_00)).GetProperty("refusal");

        Assert.Equal(("DEPOSIT_NOT_AGREED", 150_00), (refusal.GetProperty("code").GetString(), Cents(refusal, "deposit")));
        Assert.Equal("NO_CARD_TOKEN", (await camille.Pay(id, card: "4242424242424242")).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("HELD", await camille.Status(id));
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task Anothers_rental_is_as_if_there_were_none_and_staff_find_it_by_its_reference()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var id = await camille.Book(site, api.SlotIn(24), tool);
        var reference = (await camille.Look(id)).GetProperty("reference").GetString();

        Assert.Equal(JsonValueKind.Null, (await sacha.Look(id)).ValueKind);
        Assert.Equal("UNKNOWN_RENTAL", (await sacha.Do("cancelRental", new { rental = id })).GetProperty("refusal").GetProperty("code").GetString());
        var staff = await api.NewStaff(Domain.Accounts.Role.Operator);
        var found = await staff.Do(
            "query ($reference: String) { rentals(first: 5, filter: { reference: $reference }) { nodes { id customer { id } } } }", new { reference });
        Assert.Equal(camille.Id.Value, found.GetProperty("nodes")[0].GetProperty("customer").GetProperty("id").GetGuid());
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task Who_watches_their_rental_hears_of_it_and_nobody_else_does()
    {
        var ((site, tool), camille, sacha) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        var id = (await camille.Hold(site, api.SlotIn(24), tool)).GetProperty("rental").GetProperty("id").GetGuid();
        using var own = await ApiSocket.Connect(api.Url, camille.Browser.Cookies["__Host-session"]);
        using var other = await ApiSocket.Connect(api.Url, sacha.Browser.Cookies["__Host-session"]);
        foreach (var socket in new[] { own, other })
            await socket.Subscribe("rental", "subscription ($id: ID!) { rentalChanged(id: $id) { status } }", new { id });
        var heard = await Heard();
        Assert.Equal("HELD", heard);

        await camille.Pay(id);

        // The hold itself may still be told of.
        do heard = await Heard();
        while (heard == "HELD");
        Assert.Equal("AWAITING_PAYMENT", heard);
        Assert.Equal(JsonValueKind.Null, (await other.Hear()).GetProperty("payload").GetProperty("data").GetProperty("rentalChanged").ValueKind);

        async Task<string?> Heard() =>
            (await own.Hear()).GetProperty("payload").GetProperty("data").GetProperty("rentalChanged").GetProperty("status").GetString();
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task Who_does_not_pay_is_warned_once_two_minutes_before_the_hold_ends()
    {
        const string Soon = "query ($id: ID!) { rental(id: $id) { holdEndsSoon } }";
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var held = (await camille.Hold(site, api.SlotIn(24), tool)).GetProperty("rental");
        var (id, until) = (held.GetProperty("id").GetGuid(), held.GetProperty("heldUntil").GetDateTimeOffset());
        using var own = await ApiSocket.Connect(api.Url, camille.Browser.Cookies["__Host-session"]);
        await own.Subscribe("rental", "subscription ($id: ID!) { rentalChanged(id: $id) { status holdEndsSoon } }", new { id });

        await api.At(until.AddMinutes(-2).AddSeconds(-1));
        Assert.False((await camille.Browser.Do(Soon, new { id })).GetProperty("holdEndsSoon").GetBoolean());
        foreach (var seconds in new[] { 0, 1 }) await api.At(until.AddMinutes(-2).AddSeconds(seconds));

        JsonElement heard;
        do heard = await Changed();
        while (!heard.GetProperty("holdEndsSoon").GetBoolean());
        Assert.Equal("HELD", heard.GetProperty("status").GetString());
        await api.At(until);
        do heard = await Changed();
        while (heard.GetProperty("status").GetString() == "HELD");
        Assert.Equal(("EXPIRED", false), (heard.GetProperty("status").GetString(), heard.GetProperty("holdEndsSoon").GetBoolean()));
        Assert.Equal(
            ["RentalHeld", "HoldEnding", "RentalExpired"], api.Database.Column<string>("SELECT type FROM event WHERE stream = $1 ORDER BY version", id));

        async Task<JsonElement> Changed() => (await own.Hear()).GetProperty("payload").GetProperty("data").GetProperty("rentalChanged");
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task Who_has_a_rental_cannot_be_forgotten_before_it_is_over()
    {
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var (id, administrator) = (await camille.Book(site, api.SlotIn(24), tool), await api.NewStaff(Domain.Accounts.Role.Administrator));
        const string Forget = "mutation ($customer: ID!) { anonymiseCustomer(customer: $customer) { refusal { code ... on StillInBusiness { rentals deposits } } } }";

        var refusal = (await administrator.Do(Forget, new { customer = camille.Id.Value })).GetProperty("refusal");
        Assert.Equal((1, 1), (refusal.GetProperty("rentals").GetInt32(), refusal.GetProperty("deposits").GetInt32()));

        await camille.Do("cancelRental", new { rental = id });
        await api.Deliver();
        Assert.Equal(JsonValueKind.Null, (await administrator.Do(Forget, new { customer = camille.Id.Value })).GetProperty("refusal").ValueKind);
    }

    private static long Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt64();
}
