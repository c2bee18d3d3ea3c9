using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Customers;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>A phone is shown at a kiosk.</summary>
[Trait("story", "T24-401")]
[Trait("story", "T24-403")]
public sealed class PassStories(BookingFixture api) : IClassFixture<BookingFixture>, IDisposable
{
    private readonly TestPhone phone = new();

    public void Dispose() => phone.Dispose();

    [Fact]
    public async Task A_phone_lets_its_owner_in_and_the_kiosk_learns_what_for_and_not_who()
    {
        var (customer, rental, slot, site) = await Booked();
        var grant = await customer.Bind(rental, phone);
        var kiosk = await api.NewKiosk(site);
        await api.At(slot.Start.AddMinutes(-15));

        var shown = await kiosk.Show(Code(grant));

        var visit = shown.GetProperty("visit");
        Assert.Equal((null, 0, rental), (shown.Code(), shown.GetProperty("before").GetInt32(), visit.GetProperty("rentalId").GetGuid()));
        Assert.StartsWith("Perforateur", visit.GetProperty("items")[0].GetProperty("tool").GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(api.Clock.GetUtcNow().AddMinutes(15), visit.GetProperty("until").GetDateTimeOffset());
        Assert.DoesNotContain(customer.Email, shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Id.Value.ToString(), shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_opens_once_and_the_next_one_again()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await api.At(slot.Start);
        var first = await kiosk.Show(Code(grant));

        Assert.Equal("PASS_CODE_USED", (await kiosk.Show(Code(grant))).Code());
        Assert.Equal("PASS_CODE_USED", (await (await api.NewKiosk(site)).Show(Code(grant))).Code());
        api.Clock.Advance(PassCode.StepLength);
        Assert.Equal(first.VisitOf(), (await kiosk.Show(Code(grant))).VisitOf());
    }

    [Fact]
    public async Task A_picture_of_the_screen_opens_nothing_three_minutes_later()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await api.At(slot.Start);
        var picture = Code(grant);

        api.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal("STALE_PASS_CODE", (await kiosk.Show(picture)).Code());
    }

    [Fact]
    public async Task What_was_copied_to_another_phone_or_made_by_somebody_else_is_forged()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await api.At(slot.Start);
        using var thief = new TestPhone();
        using var otherServer = new PassKey(new ServerKey("somebody else's key, and long enough"));
        var own = PassCode.Read(Code(grant))!.Grant;

        Assert.Equal("FORGED_PASS", (await kiosk.Show(thief.Show(grant, api.Clock.GetUtcNow()))).Code());
        Assert.Equal("FORGED_PASS", (await kiosk.Show(phone.Show(otherServer.Sign(own).AsSpan(), api.Clock.GetUtcNow()))).Code());
        Assert.Equal("NOT_A_PASS", (await kiosk.Show("https://example.fr/")).Code());
    }

    [Fact]
    public async Task A_pass_opens_nothing_elsewhere_or_for_another_purpose_or_before_or_after_its_time()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk, elsewhere) = (await customer.Bind(rental, phone), await api.NewKiosk(site), await api.NewKiosk(api.NewShop().Site));

        await api.At(slot.Start.AddMinutes(-15).AddSeconds(-1));
        Assert.Equal("PASS_TOO_EARLY", (await kiosk.Show(Code(grant))).Code());
        await api.At(slot.Start);
        Assert.Equal("PASS_OF_OTHER_SITE", (await elsewhere.Show(Code(grant))).Code());
        Assert.Equal("PASS_FOR_OTHER_PURPOSE", (await kiosk.Show(Code(grant), "RETURN")).Code());
        await api.At(slot.Start.AddMinutes(60));
        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", (await kiosk.Show(Code(grant))).Code());
        await api.At(slot.End);
        Assert.Equal("PASS_TOO_LATE", (await kiosk.Show(Code(grant))).Code());
    }

    [Fact]
    public async Task A_new_phone_takes_the_place_of_the_one_that_was_lost()
    {
        using var found = new TestPhone();
        var (customer, rental, slot, site) = await Booked();
        var (lost, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        Assert.Equal(PassCode.Read(Code(lost))!.Grant, PassCode.Read(phone.Show(await customer.Bind(rental, phone), api.Clock.GetUtcNow()))!.Grant);

        var grant = await customer.Bind(rental, found);
        await api.At(slot.Start);

        Assert.Equal("PASS_REVOKED", (await kiosk.Show(Code(lost))).Code());
        Assert.Null((await kiosk.Show(found.Show(grant, api.Clock.GetUtcNow()))).Code());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task What_was_cancelled_opens_nothing()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await customer.Do("cancelRental", new { rental });
        await api.At(slot.Start);

        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", (await kiosk.Show(Code(grant))).Code());
        Assert.Equal([PassCode.Read(Code(grant))!.Grant.Id], await Revoked(kiosk));
    }

    [Fact]
    public async Task Nobody_has_a_pass_for_the_rental_of_another_or_with_what_is_no_key()
    {
        var (customer, rental, _, _) = await Booked();
        var other = await api.NewBooker();

        Assert.Equal("UNKNOWN_RENTAL", await Refused(other, rental, phone.RawKey));
        Assert.Equal("NOT_A_PHONE_KEY", await Refused(customer, rental, "BAAA"));
    }

    [Fact]
    public async Task It_is_not_me_stops_whoever_has_the_phone_until_the_owner_proves_that_it_is_them()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await api.At(slot.Start.AddMinutes(-20));
        var pin = (await api.Pins(customer, rental))[^1];

        await customer.Browser.Do("mutation { blockPasses { blockedSince refusal { code } } }");

        Assert.Equal("PASSES_BLOCKED", await Refused(customer, rental, phone.RawKey));
        Assert.Equal([("PASSES_BLOCKED", "MAJOR", rental)], await Incidents(site));
        Assert.Equal("WRONG_PIN", (await kiosk.Type("5678" + pin)).Code());
        await api.At(slot.Start);
        Assert.Equal("PASS_REVOKED", (await kiosk.Show(Code(grant))).Code());
        Assert.Equal("STEP_UP_NEEDED", await customer.Browser.Refusal("mutation { unblockPasses { refusal { code } } }"));

        await customer.Browser.SignedIn(customer.Email);
        Assert.Null(await customer.Browser.Refusal("mutation { unblockPasses { refusal { code } } }"));
        Assert.Equal("WRONG_PIN", (await kiosk.Type("5678" + pin)).Code());
        Assert.Null((await kiosk.Show(phone.Show(await customer.Bind(rental, phone), api.Clock.GetUtcNow()))).Code());
    }

    [Fact]
    [Trait("story", "T24-910")]
    public async Task Who_is_suspended_is_not_let_in_and_the_kiosk_is_not_told_why()
    {
        var (customer, rental, slot, site) = await Booked();
        var (grant, kiosk) = (await customer.Bind(rental, phone), await api.NewKiosk(site));
        await api.At(slot.Start);
        var staff = await api.NewStaff(Role.Administrator);
        Assert.Null(await staff.Refusal(Asked.Standing("suspend"), new { customer = customer.Id.Value, reason = "Outil non rendu" }));

        var shown = await kiosk.Show(Code(grant));

        Assert.Equal("NOT_LET_IN", shown.Code());
        Assert.DoesNotContain("Outil non rendu", shown.ToString(), StringComparison.Ordinal);
        Assert.Equal("BOOKING_SUSPENDED", await Refused(customer, rental, phone.RawKey));
        Assert.Equal([PassCode.Read(Code(grant))!.Grant.Id], await Revoked(kiosk));
    }

    private async Task<List<(string?, string?, Guid)>> Incidents(SiteId site) =>
    [
        .. (await (await api.NewStaff(Role.Operator)).Do("query ($site: ID!) { incidents(filter: { site: $site }) { kind severity rental } }", new { site = site.Value }))
            .EnumerateArray().Select(each => (each.GetProperty("kind").GetString(), each.GetProperty("severity").GetString(), each.GetProperty("rental").GetGuid())),
    ];

    private static async Task<List<Guid>> Revoked(Browser kiosk) =>
        [.. (await kiosk.Do(Kiosks.Briefing)).GetProperty("revoked").EnumerateArray().Select(each => each.GetGuid())];

    private static Task<string?> Refused(Customer customer, Guid rental, string phoneKey) =>
        customer.Browser.Refusal(Kiosks.Create, new { input = new { rental, purpose = "PICK_UP", phoneKey } });

    private string Code(byte[] grant) => phone.Show(grant, api.Clock.GetUtcNow());

    private async Task<(Customer Customer, Guid Rental, Slot Slot, SiteId Site)> Booked()
    {
        var ((site, tool), customer, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(3));
        return (customer, await customer.Book(site, slot, tool), slot, site);
    }
}
