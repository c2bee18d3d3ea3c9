using System.Net;
using Toolbox24.Domain.Passes;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>A kiosk without a line: who comes late, who comes back, and before whom a locker stays shut.</summary>
[Trait("story", "T24-408")]
public sealed class AloneLongStories(AloneFixture api) : IClassFixture<AloneFixture>, IDisposable
{
    private readonly TestPhone phone = new();

    public void Dispose() => phone.Dispose();

    [Theory]
    [Trait("story", "T24-504")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_fetched_without_a_line_is_brought_back_without_one_by_the_code_that_fetched_it(bool byPhone)
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 2);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await kiosk.Beat();
        await api.Cut(site);
        var pin = $"5678{(await api.Pins(customer, rental))[^1]}";
        Assert.IsType<PassForOtherPurpose>(kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.Return));
        await Come(PassPurpose.PickUp);

        await api.Both(slot.End.AddMinutes(10));
        await Come(PassPurpose.Return);
        await api.Both(slot.End.AddMinutes(20));
        await api.Restore(site);
        await kiosk.Tell();

        Assert.Equal("PENDING_VALIDATION", await customer.Status(rental));
        await api.NothingWasForced(site, doors: 6);
        Assert.DoesNotContain("VISIT_UNEXPECTED", await api.Incidents(site));
        Assert.Equal(["VisitTold", "VisitTold"], api.Database.Column<string>("SELECT type FROM event WHERE stream = $1 AND type LIKE 'Visit%'", rental));

        async Task Come(PassPurpose purpose)
        {
            if (byPhone) Assert.Null(kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()), purpose));
            else Assert.True(kiosk.Type(pin, purpose));
            await api.ComeAndGo(kiosk);
        }
    }

    [Fact]
    [Trait("story", "T24-405")]
    public async Task What_they_say_and_show_of_a_tool_counts_until_shortly_after_the_kiosk_has_told_that_they_have_it()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 1);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await kiosk.Beat();
        await api.Cut(site);
        await api.Both(slot.Start.AddMinutes(10));
        Assert.Null(kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()), PassPurpose.PickUp));
        await api.ComeAndGo(kiosk);
        var unit = (await AloneFixture.Units(customer, rental))[0];
        await api.Both(slot.Start.AddMinutes(60));
        Assert.Equal("NOT_POSSIBLE_FOR_RENTAL", await Report("NOT_WORKING"));
        await api.Restore(site);
        await kiosk.Tell();

        await api.Both(slot.Start.AddMinutes(74));
        var upload = (await customer.Browser.Do(
            "mutation ($rental: ID!, $unit: ID!) { createEvidenceUpload(input: { rental: $rental, unit: $unit, kind: PHOTO }) { upload { url } refusal { code } } }",
            new { rental, unit })).GetProperty("upload").GetProperty("url").GetString()!;
        using var photo = new ByteArrayContent(Pictures.Jpeg(8, 8));
        using var sent = await api.Http.PostAsync(new Uri(api.Url, upload), photo);
        await api.Deliver();
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var item = (await customer.Browser.Do("query ($rental: ID!) { rental(id: $rental) { items { evidenceAtPickup { photos } } } }", new { rental }))
            .GetProperty("items")[0];
        Assert.Equal(1, item.GetProperty("evidenceAtPickup").GetProperty("photos").GetArrayLength());
        Assert.Null(await Report("NOT_WORKING"));

        await api.Both(slot.Start.AddMinutes(76));
        Assert.Equal("PICKUP_REPORTS_OVER", await Report("MARK"));

        Task<string?> Report(string report) => customer.Browser.Refusal(
            "mutation ($input: ReportPickupInput!) { reportPickup(input: $input) { refusal { code } } }",
            new { input = new { rental, unit, report, text = "Rien ne tourne." } });
    }

    [Fact]
    [Trait("story", "T24-404")]
    [Trait("story", "T24-407")]
    public async Task Who_comes_after_the_usual_end_of_their_time_has_time_left_for_clocks_stand_still()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 1);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await kiosk.Beat();
        await api.Cut(site);

        await api.Both(slot.Start.AddMinutes(75));
        Assert.Null(kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()), PassPurpose.PickUp));
        await api.ComeAndGo(kiosk);
        await api.Both(slot.Start.AddMinutes(80));
        await api.Restore(site);
        await kiosk.Tell();

        Assert.Equal("ACTIVE", await customer.Status(rental));
        Assert.DoesNotContain("VISIT_UNEXPECTED", await api.Incidents(site));
        await api.NothingWasForced(site, doors: 2);
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task Who_leaves_all_there_because_one_locker_is_jammed_is_known_to_have_come_before_a_shut_one()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 2);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start.AddMinutes(50));
        await kiosk.Brief();
        await kiosk.Beat();
        await api.Cut(site);
        Assert.Null(kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()), PassPurpose.PickUp));
        var jammed = api.DoorOf((await AloneFixture.Units(customer, rental))[1]);
        await api.Do(site, $"doors/{jammed}/fault", new { fault = "jammed" });

        Assert.Null(await kiosk.Open(kiosk.Entrance));
        Assert.NotNull(await kiosk.Open(jammed));
        kiosk.Leave();
        await api.Restore(site);
        await kiosk.Tell();

        Assert.Equal("CONFIRMED", await customer.Status(rental));
        Assert.True(api.Database.Scalar<bool>("SELECT (data ->> 'isBeforeShutLocker')::boolean FROM event WHERE stream = $1 AND type = 'VisitTold'", rental));
    }
}
