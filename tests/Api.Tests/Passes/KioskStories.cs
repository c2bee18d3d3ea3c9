using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>PINs are typed at kiosks, one party is let in at a time, and a kiosk that hears nothing works by itself.</summary>
[Trait("story", "T24-402")]
[Trait("story", "T24-403")]
public sealed class KioskStories(BookingFixture api) : IClassFixture<BookingFixture>, IDisposable
{
    private readonly TestPhone phone = new();

    public void Dispose() => phone.Dispose();

    [Fact]
    public async Task The_pin_of_the_sms_lets_in_who_has_no_phone_to_show()
    {
        var (customer, rental, slot, site) = await Booked();
        var kiosk = await api.NewKiosk(site);
        await api.At(slot.Start.AddMinutes(-31));
        Assert.Empty(await api.Pins(customer, rental));
        await api.At(slot.Start.AddMinutes(-30));

        var digits = Assert.Single(await api.Pins(customer, rental));
        var typed = await kiosk.Type($"5678 {digits[..3]} {digits[3..]}");

        Assert.Equal(rental, typed.GetProperty("visit").GetProperty("rentalId").GetGuid());
        Assert.Equal("WRONG_PIN", (await (await api.NewKiosk(api.NewShop().Site)).Type($"5678{digits}")).Code());
        Assert.Equal("WRONG_PIN", (await kiosk.Type($"5678{digits}", "RETURN")).Code());
        await api.At(slot.Start.AddMinutes(60));
        Assert.Equal("WRONG_PIN", (await kiosk.Type($"5678{digits}")).Code());
    }

    [Fact]
    public async Task Who_did_not_get_it_has_it_sent_again_and_nobody_has_another_s_sent()
    {
        const string Resend = "mutation ($input: ResendPinInput!) { resendPin(input: $input) { rental { id } refusal { code } } }";
        var (customer, rental, slot, _) = await Booked();
        var input = new { rental, purpose = "PICK_UP" };
        Assert.Equal("TOO_EARLY_TO_PICK_UP", await customer.Browser.Refusal(Resend, new { input }));
        await api.At(slot.Start.AddMinutes(-30));
        Assert.Equal("PIN_ON_ITS_WAY", await customer.Browser.Refusal(Resend, new { input }));
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("UNKNOWN_RENTAL", await (await api.NewBooker()).Browser.Refusal(Resend, new { input }));
        Assert.Null(await customer.Browser.Refusal(Resend, new { input }));
        await api.Deliver();

        var sent = await api.Pins(customer, rental);
        Assert.Equal((2, 1), (sent.Count, sent.Distinct().Count()));
        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", await customer.Browser.Refusal(Resend, new { input = input with { purpose = "RETURN" } }));
    }

    [Fact]
    public async Task Wrong_pins_lock_the_pad_for_longer_and_longer_and_phones_are_read_all_the_same()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await api.At(slot.Start);
        var digits = (await api.Pins(customer, rental))[^1];
        for (var wrong = 0; wrong < 5; wrong++) Assert.Equal("WRONG_PIN", (await kiosk.Type($"999900000{wrong}")).Code());

        var waits = new List<int>();
        for (var wrong = 0; wrong < 6; wrong++)
        {
            var locked = await Locked(kiosk, $"1234{digits}");
            waits.Add(locked);
            api.Clock.Advance(TimeSpan.FromSeconds(locked));
            Assert.Equal("WRONG_PIN", (await kiosk.Type("9999000000")).Code());
        }

        Assert.Equal([30, 60, 120, 240, 480, 900], waits);
        Assert.Equal("TOO_MANY_TRIES", (await kiosk.Type($"5678{digits}")).Code());
        Assert.Null((await kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()))).Code());
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(rental, (await kiosk.Type($"5678{digits}")).GetProperty("visit").GetProperty("rentalId").GetGuid());
    }

    [Fact]
    public async Task Many_kiosks_get_no_further_against_one_number_or_one_site()
    {
        var (_, _, slot, site) = await Booked();
        await api.At(slot.Start);
        var (ofNumber, ofSite) = (0, 0);
        for (var each = 0; each < 10; each++)
        {
            if ((await (await api.NewKiosk(site)).Type($"567800000{each}")).Code() == "WRONG_PIN") ofNumber++;
        }

        for (var each = 0; each < 10; each++)
        {
            if ((await (await api.NewKiosk(site)).Type($"000{each}000000")).Code() == "WRONG_PIN") ofSite++;
        }

        Assert.Equal((5, 5), (ofNumber, ofSite));
        Assert.Equal("WRONG_PIN", (await (await api.NewKiosk(api.NewShop().Site)).Type("5678000000")).Code());
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task One_party_is_inside_and_the_next_is_told_how_many_are_before_them()
    {
        var (site, tool) = api.NewShop(units: 2);
        var (slot, kiosk, other) = (api.SlotIn(3), await api.NewKiosk(site), await api.NewKiosk(site));
        var (camille, sacha) = (await api.NewBooker(), await api.NewBooker());
        var (first, second) = (await camille.Book(site, slot, tool), await sacha.Book(site, slot, tool));
        var (ofFirst, ofSecond) = (await camille.Bind(first, phone), await sacha.Bind(second, phone));
        await api.At(slot.Start);

        var inside = (await kiosk.Show(phone.Show(ofFirst, api.Clock.GetUtcNow()))).VisitOf();
        var waits = await kiosk.Show(phone.Show(ofSecond, api.Clock.GetUtcNow()));
        Assert.Equal((1, JsonValueKind.Null), (waits.GetProperty("before").GetInt32(), waits.GetProperty("visit").GetProperty("since").ValueKind));
        Assert.Equal("NOT_YOUR_TURN", (await kiosk.Look(waits.VisitOf())).Code());
        Assert.Equal("VISIT_OVER", (await other.Look(inside)).Code());
        await other.End(inside);
        Assert.Null((await kiosk.Look(inside)).Code());

        await kiosk.End(inside);

        Assert.Equal("VISIT_OVER", (await kiosk.Look(inside)).Code());
        Assert.Equal(second, (await kiosk.Look(waits.VisitOf())).GetProperty("visit").GetProperty("rentalId").GetGuid());
    }

    [Fact]
    [Trait("story", "T24-309")]
    [Trait("story", "T24-404")]
    public async Task While_somebody_waits_before_the_entrance_their_time_to_come_stands_still()
    {
        var (site, tool) = api.NewShop(units: 2);
        var (slot, kiosk) = (api.SlotIn(3), await api.NewKiosk(site));
        var (camille, sacha) = (await api.NewBooker(), await api.NewBooker());
        var (first, second) = (await camille.Book(site, slot, tool), await sacha.Book(site, slot, tool));
        var (ofFirst, ofSecond) = (await camille.Bind(first, phone), await sacha.Bind(second, phone));
        await api.At(slot.Start.AddMinutes(57));
        var inside = (await kiosk.Show(phone.Show(ofFirst, api.Clock.GetUtcNow()))).VisitOf();
        var waits = await kiosk.Show(phone.Show(ofSecond, api.Clock.GetUtcNow()));
        Assert.Equal(1, waits.GetProperty("before").GetInt32());

        await api.At(slot.Start.AddMinutes(61));
        Assert.Equal("CONFIRMED", await sacha.Status(second));
        await kiosk.End(inside);
        await api.At(slot.Start.AddMinutes(63));
        Assert.Equal("CONFIRMED", await sacha.Status(second));

        // Four minutes they have waited, and four more they have.
        await api.At(slot.Start.AddMinutes(64));
        Assert.Equal("NO_SHOW", await sacha.Status(second));
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task A_kiosk_that_had_no_answer_asks_again_and_has_the_same_visit_and_nobody_else_has_it_by_that_code()
    {
        var (site, tool) = api.NewShop(units: 2);
        var (slot, kiosk, other) = (api.SlotIn(3), await api.NewKiosk(site), await api.NewKiosk(site));
        var (camille, sacha) = (await api.NewBooker(), await api.NewBooker());
        var (first, second) = (await camille.Book(site, slot, tool), await sacha.Book(site, slot, tool));
        var (ofFirst, ofSecond) = (await camille.Bind(first, phone), await sacha.Bind(second, phone));
        await api.At(slot.Start);
        var (visit, code) = (Guid.CreateVersion7(), phone.Show(ofFirst, api.Clock.GetUtcNow()));

        Assert.Equal($"{visit}", (await kiosk.Show(code, visit: visit)).VisitOf());
        var again = await kiosk.Show(code, visit: visit);

        Assert.Equal(($"{visit}", 0, null), (again.VisitOf(), again.GetProperty("before").GetInt32(), again.Code()));
        Assert.Equal("PASS_CODE_USED", (await kiosk.Show(code)).Code());
        Assert.Equal("PASS_CODE_USED", (await kiosk.Show(code, visit: Guid.CreateVersion7())).Code());
        Assert.Equal("VISIT_OVER", (await other.Show(code, visit: visit)).Code());
        Assert.Equal("VISIT_OVER", (await kiosk.Show(phone.Show(ofSecond, api.Clock.GetUtcNow()), visit: visit)).Code());
        Assert.Null((await kiosk.Show(phone.Show(ofSecond, api.Clock.GetUtcNow()), visit: Guid.CreateVersion7())).Code());
    }

    [Fact]
    [Trait("story", "T24-408")]
    public async Task A_kiosk_that_hears_nothing_reads_passes_and_pins_by_what_it_was_told_and_knows_nobody_s_name()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        var briefing = await kiosk.Do(Kiosks.Briefing);
        await api.At(slot.Start.AddMinutes(-30));
        var digits = (await api.Pins(customer, rental))[^1];

        // From here on the kiosk is alone.
        var reader = new PassReader(site, [.. Base64Url.DecodeFromChars(briefing.GetProperty("serverKey").GetString())], [], []);
        Assert.Equal(rental, reader.Read(phone.Show(grant, slot.Start), PassPurpose.PickUp, slot.Start).Value().Grant.Rental.Value);
        var expected = briefing.GetProperty("expected").EnumerateArray().Single();
        Assert.Equal(Hash(briefing, digits), expected.GetProperty("pinHash").GetString());
        Assert.Equal(
            (slot.Start.AddMinutes(-15), slot.End), (expected.GetProperty("from").GetDateTimeOffset(), expected.GetProperty("until").GetDateTimeOffset()));
        Assert.All(["5678", digits, customer.Email, customer.Id.Value.ToString()], personal => Assert.DoesNotContain(personal, expected.ToString(), StringComparison.Ordinal));
        Assert.Empty((await (await api.NewKiosk(api.NewShop().Site)).Do(Kiosks.Briefing)).GetProperty("expected").EnumerateArray());
    }

    [Fact]
    [Trait("story", "T24-901")]
    public async Task A_kiosk_that_was_stolen_reads_nothing_and_the_pins_it_knew_open_nothing()
    {
        var (customer, rental, slot, site) = await Booked();
        var (staff, kiosk) = (await api.NewStaff(Role.Administrator), await api.NewKiosk(site));
        var (stolen, credential) = await staff.NewDevice(site.Value);
        await api.At(slot.Start);
        var known = (await api.Pins(customer, rental))[^1];
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await (await api.NewStaff(Role.Administrator)).Refusal(DeviceDocuments.Revoke, new { id = stolen }));
        await api.Deliver();

        using var answer = await new HttpClient().SendAsync(new HttpRequestMessage(HttpMethod.Post, api.Url) { Headers = { { "Authorization", $"Bearer {credential}" } } });
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("WRONG_PIN", (await kiosk.Type($"5678{known}")).Code());
        var sent = (await api.Pins(customer, rental))[^1];
        Assert.Equal(rental, (await kiosk.Type($"5678{sent}")).GetProperty("visit").GetProperty("rentalId").GetGuid());
    }

    [Fact]
    [Trait("story", "T24-901")]
    public async Task A_pin_still_to_be_sent_of_which_a_kiosk_knew_before_it_was_stolen_is_never_sent()
    {
        var (customer, rental, slot, site) = await Booked();
        var (staff, kiosk, stolen) = (await api.NewStaff(Role.Administrator), await api.NewKiosk(site), api.NewBrowser());
        (var device, stolen.Bearer) = await staff.NewDevice(site.Value);
        var known = await stolen.Do(Kiosks.Briefing);

        Assert.Null(await (await api.NewStaff(Role.Administrator)).Refusal(DeviceDocuments.Revoke, new { id = device }));
        await api.Deliver();
        Assert.Empty(await api.Pins(customer, rental));
        var briefing = await kiosk.Do(Kiosks.Briefing);
        await api.At(slot.Start.AddMinutes(-30));

        var digits = Assert.Single(await api.Pins(customer, rental));
        Assert.NotEqual(Hash(known, digits), known.GetProperty("expected")[0].GetProperty("pinHash").GetString());
        Assert.Equal(Hash(briefing, digits), briefing.GetProperty("expected")[0].GetProperty("pinHash").GetString());
        Assert.Null((await kiosk.Type($"5678{digits}")).Code());
    }

    [Fact]
    [Trait("story", "T24-004")]
    public async Task A_kiosk_that_is_put_in_the_place_of_another_lets_in_whoever_had_booked_before()
    {
        var (customer, rental, slot, site) = await Booked();
        var staff = await api.NewStaff(Role.Administrator);
        var (broken, _) = await staff.NewDevice(site.Value);
        var grant = await customer.Bind(rental, phone);
        await api.At(slot.Start);

        var code = (await (await api.NewStaff(Role.Administrator)).Do("mutation ($id: ID!) { replaceDevice(id: $id) { code { code } refusal { code } } }", new { id = broken }))
            .GetProperty("code").GetProperty("code").GetString();
        var kiosk = api.NewBrowser();
        kiosk.Bearer = (await kiosk.Do("mutation ($code: String!) { pairDevice(code: $code) { credential refusal { code } } }", new { code })).GetProperty("credential").GetString();

        Assert.Equal(rental, (await kiosk.Type($"5678{(await api.Pins(customer, rental))[^1]}")).GetProperty("visit").GetProperty("rentalId").GetGuid());
        Assert.Equal(rental, (await kiosk.Show(phone.Show(grant, slot.Start))).GetProperty("visit").GetProperty("rentalId").GetGuid());
        Assert.Equal(rental, Assert.Single((await kiosk.Do(Kiosks.Briefing)).GetProperty("expected").EnumerateArray()).GetProperty("rental").GetGuid());
    }

    /// <summary>What a briefing would say of a PIN.</summary>
    private static string Hash(JsonElement briefing, string digits) => Base64Url.EncodeToString(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.ASCII.GetBytes($"5678{digits}"),
        Encoding.ASCII.GetBytes($"{briefing.GetProperty("kiosk").GetGuid()} {briefing.GetProperty("expected")[0].GetProperty("rental").GetGuid()} PickUp"),
        briefing.GetProperty("pinIterations").GetInt32(), HashAlgorithmName.SHA256, 32));

    private static async Task<int> Locked(Browser kiosk, string typed)
    {
        var locked = await kiosk.Do(
            "mutation ($input: EnterPinInput!) { enterPin(input: $input) { refusal { code ... on TooManyTries { wait } } } }",
            new { input = new { typed, purpose = "PICK_UP" } });
        Assert.Equal("TOO_MANY_TRIES", locked.Code());
        return (int)System.Xml.XmlConvert.ToTimeSpan(locked.GetProperty("refusal").GetProperty("wait").GetString()!).TotalSeconds;
    }

    private async Task<(Customer Customer, Guid Rental, Slot Slot, SiteId Site)> Booked()
    {
        var ((site, tool), customer, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(3));
        return (customer, await customer.Book(site, slot, tool), slot, site);
    }
}
