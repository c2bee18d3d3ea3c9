using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Evidence;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Evidence;

/// <summary>Photos and videos are sent, once or in parts, and seen by those they concern.</summary>
[Trait("story", "T24-405")]
[Trait("story", "T24-406")]
public sealed class EvidenceTests(EvidenceFixture api) : IClassFixture<EvidenceFixture>
{
    [Fact]
    public async Task A_photo_is_kept_with_its_fingerprint_and_the_rental_is_told_once()
    {
        var at = await api.NewPickUp();
        var (id, url) = await EvidenceFixture.Offered(at);
        var photo = Pictures.Jpeg(640, 480);

        var (status, answer, _) = await api.Send(url, photo);
        var again = await api.Send(url, photo);
        await api.Deliver();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (status, again.Status));
        Assert.Equal((id, Fingerprint(photo), photo.Length), (answer.GetProperty("id").GetGuid(), answer.GetProperty("sha256").GetString(), answer.GetProperty("bytes").GetInt32()));
        Assert.Equal(answer.ToString(), again.Answer.ToString());
        var told = Assert.Single(api.Heard, kept => kept.Evidence.Value == id);
        Assert.Equal((at.Rental, at.Unit, EvidenceKind.Photo), (told.Rental.Value, told.Unit.Value, told.Kind));
        using var seen = await api.Look(at.Browser, id);
        Assert.Equal(photo, await seen.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_video_whose_line_breaks_goes_on_where_it_broke_and_is_whole_in_the_end()
    {
        var at = await api.NewPickUp();
        var (id, url) = await EvidenceFixture.Offered(at, "VIDEO");
        var video = Video(2_500_000);

        await Broken(url, video, after: 1_700_000, atLeast: 1 << 20);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Send(url, video[1_700_001..], start: 1_700_001)).Status);
        var (status, fingerprint) = await GoOn(url, video);

        Assert.Equal((HttpStatusCode.Created, Fingerprint(video)), (status, fingerprint));
        Assert.Equal(($"{video.Length}", "?1"), await api.HowFar(url));
        using var some = await api.Look(at.Browser, id, request => request.Headers.Range = new(1_048_570, 1_048_585));
        Assert.Equal(HttpStatusCode.PartialContent, some.StatusCode);
        Assert.Equal(video[1_048_570..1_048_586], await some.Content.ReadAsByteArrayAsync());
        using var all = await api.Look(at.Browser, id);
        Assert.Equal(("video/mp4", Fingerprint(video)), (all.Content.Headers.ContentType!.MediaType, Fingerprint(await all.Content.ReadAsByteArrayAsync())));
    }

    [Fact]
    public async Task Whoever_begins_anew_has_the_file_whole_and_not_a_mixture()
    {
        var at = await api.NewPickUp();
        var (id, url) = await EvidenceFixture.Offered(at, "CUT_VIDEO");
        var (first, second) = (Video(2_300_000), Video(1_900_000));
        await Broken(url, first, after: 2_200_000, atLeast: 2 << 20);

        Assert.Equal(HttpStatusCode.Created, (await api.Send(url, second)).Status);

        using var seen = await api.Look(at.Browser, id);
        Assert.Equal(Fingerprint(second), Fingerprint(await seen.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task What_is_neither_photo_nor_video_or_too_large_is_refused_and_uses_nothing_up()
    {
        var at = await api.NewPickUp();
        var (_, photo) = await EvidenceFixture.Offered(at);
        var (_, video) = await EvidenceFixture.Offered(at, "VIDEO");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Send(photo, "<svg onload='x'/>"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Send(photo, Video(100))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Send(video, Pictures.Png(8, 8))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Send(photo, [])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await api.Send(photo, [.. Pictures.Jpeg(8, 8), .. new byte[EvidenceFile.MostPhotoBytes]])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Send(photo, Pictures.Png(8, 8), start: -1)).Status);
        Assert.Equal(HttpStatusCode.Created, (await api.Send(photo, Pictures.Png(8, 8))).Status);
        Assert.Equal(HttpStatusCode.Created, (await api.Send(video, [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, 0x84, .. "webm"u8, 1, 2, 3])).Status);
    }

    [Fact]
    public async Task An_address_is_given_to_the_customer_and_to_a_kiosk_there_while_something_is_to_be_recorded()
    {
        var at = await api.NewPickUp();
        var other = await api.NewPickUp();
        Assert.Equal("UNKNOWN_RENTAL", await Refusal(other.Browser, at));
        Assert.Equal("NO_SUCH_ITEM", await Refusal(at.Browser, at with { Unit = other.Unit }));
        Assert.Null(await Refusal(await Kiosk(at.Site.Value), at));
        Assert.Equal("UNKNOWN_RENTAL", await Refusal(await Kiosk(other.Site.Value), at));
        for (var video = 0; video < EvidenceRules.Most(EvidenceKind.Video); video++) await EvidenceFixture.Offered(at, "VIDEO");
        Assert.Equal("TOO_MUCH_EVIDENCE", await Refusal(at.Browser, at, "CUT_VIDEO"));
        Assert.Null(await Refusal(at.Browser, at));

        api.Put(at.Rental, "Confirmed");
        Assert.Equal("NO_EVIDENCE_NOW", await Refusal(at.Browser, at));
        api.Put(at.Rental, "PendingValidation");
        Assert.Null(await Refusal(at.Browser, at));
    }

    [Fact]
    public async Task An_address_lasts_for_an_hour_and_what_was_begun_there_goes_with_it()
    {
        var at = await api.NewPickUp();
        var (id, url) = await EvidenceFixture.Offered(at, "VIDEO");
        await Broken(url, Video(2_500_000), after: 1_700_000, atLeast: 1 << 20);

        api.Clock.Advance(EvidenceRules.UploadTime);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Send(url, Video(100))).Status);
        await EvidenceFixture.Offered(await api.NewPickUp());

        Assert.Equal(0, api.Database.Scalar<long>("SELECT count(*) FROM evidence_part WHERE evidence_id = $1", id));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Send("/evidence/never-an-address", Video(100))).Status);
    }

    [Fact]
    public async Task It_is_seen_by_its_customer_and_the_staff_for_it_and_kept_by_nobody_on_the_way()
    {
        var at = await api.NewPickUp();
        var (id, url) = await EvidenceFixture.Offered(at);
        using (var early = await api.Look(at.Browser, id)) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        await api.Send(url, Pictures.WebP(8, 8));

        using var own = await api.Look(at.Browser, id);
        Assert.Equal("image/webp", own.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; sandbox", own.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal((true, true, false), (own.Headers.CacheControl!.Private, own.Headers.CacheControl.NoStore, own.Headers.CacheControl.Public));
        Assert.Equal("nosniff", own.Headers.GetValues("X-Content-Type-Options").Single());

        var staff = await api.NewStaff(Role.Operator);
        var seen = new List<HttpStatusCode>();
        foreach (var browser in (Browser[])[staff, (await api.NewPickUp()).Browser, await api.NewStaff(Role.Accountant), api.NewBrowser(), await Kiosk(at.Site.Value)])
        {
            using var answer = await api.Look(browser, id);
            seen.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], seen);
        Assert.Equal(1, api.Database.Scalar<long>(
            "SELECT count(*) FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'EvidenceConsulted' AND p.payload LIKE '%' || $1 || '%'", $"{id}"));
    }

    private static byte[] Video(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        ((ReadOnlySpan<byte>)[0, 0, 0, 24, .. "ftypmp42"u8]).CopyTo(bytes);
        return bytes;
    }

    private static string Fingerprint(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<string?> Refusal(Browser browser, AtLocker of, string kind = "PHOTO") =>
        (await EvidenceFixture.Ask(browser, of, kind)).GetProperty("refusal") is { ValueKind: System.Text.Json.JsonValueKind.Object } refusal
            ? refusal.GetProperty("code").GetString()
            : null;

    private async Task<Browser> Kiosk(Guid site)
    {
        var kiosk = api.NewBrowser();
        kiosk.Bearer = (await (await api.NewStaff(Role.Administrator)).NewDevice(site)).Credential;
        return kiosk;
    }

    /// <summary>Sends what is missing, as a telephone does: while the old line still has something to say, it asks again.</summary>
    private async Task<(HttpStatusCode Status, string? Fingerprint)> GoOn(string url, byte[] video)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var there = int.Parse((await api.HowFar(url)).Offset!, CultureInfo.InvariantCulture);
            var (status, answer, _) = await api.Send(url, video[there..], start: there);
            if (status != HttpStatusCode.Conflict) return (status, answer.GetProperty("sha256").GetString());
        }
    }

    /// <summary>Sends some of a file over a line that breaks: not before so much is there, for what is on its way then is lost.</summary>
    private async Task Broken(string url, byte[] video, int after, int atLeast)
    {
        var there = 0;
        var broken = new BreakingContent(video, after, once: async () => there = await Arrived(url, atLeast));
        await Assert.ThrowsAnyAsync<Exception>(() => api.Send(url, broken));
        Assert.InRange(there, atLeast, after);
    }

    private async Task<int> Arrived(string url, int atLeast)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (!patience.IsCancellationRequested)
        {
            if (int.Parse((await api.HowFar(url)).Offset!, CultureInfo.InvariantCulture) is var there && there >= atLeast) return there;
        }

        throw new TimeoutException("The server has not kept what was sent.");
    }
}
