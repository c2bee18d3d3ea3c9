using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Catalog;
using Toolbox24.Api.Tests.Evidence;
using Toolbox24.Domain.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What operators compare a return with: what there is of it before, and at the very first the catalogue's pictures.</summary>
[Trait("story", "T24-201")]
[Trait("story", "T24-504")]
public sealed class BeforeStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task The_tools_reference_photos_are_before_until_a_return_of_the_unit_was_photographed()
    {
        using var first = await api.NewVisit();
        var unit = (await first.Units())[0];
        var media = await Reference(unit);
        var photo = await RentedWithoutPhotos(first, unit);
        Assert.Equal($"REFERENCE /media/{media}", await Before(first));
        await (await api.NewStaff(Role.FieldAgent)).Do(
            "mutation ($unit: ID!) { clearUnit(unit: $unit, note: \"Contrôlé.\") { unit { id } refusal { code } } }", new { unit });

        var second = await Again(first);
        await RentedWithoutPhotos(second, unit);

        Assert.Equal($"EARLIER_RETURN /evidence/{photo}", await Before(second));
        Assert.Equal($"REFERENCE /media/{media}", await Before(first));
        api.Database.Execute("DELETE FROM evidence WHERE id = $1", photo);
        Assert.Equal($"REFERENCE /media/{media}", await Before(second));
    }

    [Fact]
    public async Task Photos_of_the_pick_up_are_before_whatever_the_catalogue_shows()
    {
        using var visit = await api.Out(1);
        await Reference((await visit.Units())[0]);
        await visit.BringBack();

        var (shown, photos) = (await Before(visit), (await visit.Look()).GetProperty("items")[0].GetProperty("evidenceAtPickup").GetProperty("photos"));

        Assert.Equal("PICK_UP " + string.Join(' ', photos.EnumerateArray().Select(photo => $"/evidence/{photo.GetGuid()}")), shown);
    }

    [Fact]
    public async Task Without_any_picture_nothing_is_before()
    {
        using var visit = await api.NewVisit();
        await RentedWithoutPhotos(visit, (await visit.Units())[0]);

        Assert.Null(await Before(visit));
    }

    /// <summary>The tool of a unit has a picture in the catalogue.</summary>
    private async Task<string> Reference(Guid unit)
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (media, url) = await PhotoTests.Offer(staff);
        await PhotoTests.Put(staff, url, Pictures.Jpeg(64, 48));
        var (tool, version) = (
            api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", unit),
            api.Database.Scalar<long>("SELECT t.version FROM tool t JOIN tool_unit u ON u.tool_id = t.id WHERE u.id = $1", unit));
        Assert.Null(await staff.Refusal(Keep.Arrange, new { tool, version, photos = new[] { new { media, alt = "De face" } } }));
        return media;
    }

    /// <summary>Nobody photographs it on taking it; on bringing it back one photo is taken.</summary>
    private async Task<Guid> RentedWithoutPhotos(Visit visit, Guid unit)
    {
        await visit.Do("pickUp", new { noticeRead = true });
        await visit.Open(1);
        await visit.Shut(unit);
        await visit.Say("finishPickUp");
        await api.At(visit.Slot.End);
        await visit.ComeBack();
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);
        await visit.Do("scanReturn", new { code = api.Plate(unit) });
        var (photo, url) = await EvidenceFixture.Offered(new(visit.Booker.Browser, visit.Site, visit.Rental, unit));
        using var bytes = new ByteArrayContent(Pictures.Jpeg(64, 48));
        (await api.Http.PostAsync(new Uri(api.Url, url), bytes)).EnsureSuccessStatusCode();
        await api.Deliver();
        await visit.Shut(unit);
        return photo;
    }

    /// <summary>Somebody else rents the same unit, the next day.</summary>
    private async Task<Visit> Again(Visit visit)
    {
        var (booker, slot) = (await api.NewBooker(), api.SlotIn(24, 4));
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM rental_item WHERE rental_id = $1", visit.Rental);
        var rental = (await booker.Hold(visit.Site, slot, new Domain.Catalog.ToolId(tool))).GetProperty("rental").GetProperty("id").GetGuid();
        await booker.Pay(rental);
        await api.Deliver();
        await api.At(slot.Start);
        var again = new Visit(api, booker, rental, visit.Bridge, visit.Kiosk, visit.Site, slot);
        await again.Enter();
        return again;
    }

    private async Task<string?> Before(Visit visit)
    {
        var review = (await (await api.NewStaff(Role.Operator)).Do(
            "query ($id: ID!) { rental(id: $id) { returnReview { items { before { source urls } } } } }", new { id = visit.Rental })).GetProperty("returnReview");
        var before = review.GetProperty("items")[0].GetProperty("before");
        return before.ValueKind == JsonValueKind.Null
            ? null
            : $"{before.GetProperty("source").GetString()} {string.Join(' ', before.GetProperty("urls").EnumerateArray().Select(url => url.GetString()))}";
    }
}
