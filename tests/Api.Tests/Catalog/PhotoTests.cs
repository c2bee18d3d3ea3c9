using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Catalog;

[Trait("story", "T24-201")]
public sealed class PhotoTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Secret = "45.7606N 4.8594E";

    [Fact]
    public async Task A_picture_is_sent_once_arranged_and_shown_for_ever()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var tool = await staff.NewTool();
        var (media, url) = await Offer(staff);
        Assert.Equal(HttpStatusCode.Created, await Put(staff, url, Pictures.Jpeg(640, 480, up: 6, Secret)));
        Assert.Equal(HttpStatusCode.NotFound, await Put(staff, url, Pictures.Jpeg(640, 480)));

        var arranged = await staff.Do(Keep.Arrange, new { tool, version = 1, photos = new[] { new { media, alt = "Perforateur dans sa mallette" } } });

        var photo = arranged.GetProperty("tool").GetProperty("photos")[0];
        Assert.Equal(("/media/" + media, "Perforateur dans sa mallette"), (photo.GetProperty("url").GetString(), photo.GetProperty("alt").GetString()));
        using var shown = await api.Http.GetAsync(new Uri(api.Url, photo.GetProperty("url").GetString()));
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        var cache = shown.Headers.CacheControl!;
        Assert.Equal((true, TimeSpan.FromDays(365)), (cache.Public, cache.MaxAge));
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Url, $"/media/{media}"));
        again.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
        using var answer = await api.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_calls_itself()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (_, url) = await Offer(staff);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Put(staff, url, "<svg onload='x'/>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Put(staff, url, Pictures.Png(8, 8)[..40]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Put(staff, url, Pictures.Png(100_000, 100_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Put(staff, url, [.. Pictures.Jpeg(8, 8), .. new byte[PhotoFile.MostBytes]]));

        // None of it has used the address up.
        Assert.Equal(HttpStatusCode.Created, await Put(staff, url, Pictures.WebP(8, 8)));
    }

    [Fact]
    public async Task Nobody_else_uses_an_address_and_nobody_at_all_after_a_quarter_of_an_hour()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (_, url) = await Offer(staff);
        var picture = Pictures.Png(8, 8);

        Assert.Equal(HttpStatusCode.Unauthorized, await Put(api.NewBrowser(), url, picture));
        Assert.Equal(HttpStatusCode.Forbidden, await Put(await api.NewStaff(Role.Operator), url, picture));
        Assert.Equal(HttpStatusCode.Forbidden, await Put((await api.NewCustomer()).Browser, url, picture));
        Assert.Equal(HttpStatusCode.NotFound, await Put(await api.NewStaff(Role.Administrator), url, picture));
        Assert.Equal(HttpStatusCode.NotFound, await Put(staff, $"/media/uploads/{Guid.NewGuid()}", picture));

        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.NotFound, await Put(staff, url, picture));
    }

    [Fact]
    public async Task A_tool_has_only_pictures_that_there_are_and_only_as_they_were_read()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var tool = await staff.NewTool();
        object Photos(string media, string alt = "Vue") => new[] { new { media, alt } };
        var (media, url) = await Offer(staff);

        Assert.Equal("UNKNOWN_PHOTO", await staff.Refusal(Keep.Arrange, new { tool, version = 1, photos = Photos(media) }));
        await Put(staff, url, Pictures.Png(8, 8));
        Assert.Equal("EMPTY_NAME", await staff.Refusal(Keep.Arrange, new { tool, version = 1, photos = Photos(media, " ") }));
        Assert.Null(await staff.Refusal(Keep.Arrange, new { tool, version = 1, photos = Photos(media) }));
        Assert.Equal("STALE", await staff.Refusal(Keep.Arrange, new { tool, version = 1, photos = Photos(media) }));
        Assert.Null(await staff.Refusal(Keep.Arrange, new { tool, version = 2, photos = Array.Empty<object>() }));
        Assert.Equal(0, (await staff.Do(Keep.Tool, new { id = tool })).GetProperty("photos").GetArrayLength());
    }

    internal static async Task<(string Media, string Url)> Offer(Browser browser)
    {
        var upload = (await browser.Do(Keep.Offer)).GetProperty("upload");
        return (upload.GetProperty("media").GetString()!, upload.GetProperty("url").GetString()!);
    }

    internal static async Task<HttpStatusCode> Put(Browser browser, string url, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var answer = await browser.Send(content, request =>
        {
            (request.Method, request.RequestUri) = (HttpMethod.Put, new Uri(request.RequestUri!, url));

            // What is too large is turned away unread; only who asks first hears why.
            request.Headers.ExpectContinue = true;
        });
        return answer.StatusCode;
    }
}
