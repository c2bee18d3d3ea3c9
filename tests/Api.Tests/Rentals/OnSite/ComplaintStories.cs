using System.Net;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>What a complaint takes about a tool that did not come back is one file.</summary>
[Trait("story", "T24-502")]
public sealed class ComplaintStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task The_file_of_a_lost_tool_has_the_rental_its_letters_its_doors_and_the_sums_of_its_photos()
    {
        using var visit = await api.NewVisit();
        await visit.Leave();
        var unit = (await visit.Units())[0];
        var sum = new string('a', 64);
        api.Database.Execute(
            """
            INSERT INTO evidence (id, rental_id, unit_id, kind, made_by, token_hash, expires_at, received, format, sha256, kept_at)
            VALUES (gen_random_uuid(), $1, $2, 'Photo', $2, decode(md5('complaint'), 'hex'), $3, 1, 'Jpeg', decode($4, 'hex'), $3)
            """,
            visit.Rental, unit, api.Clock.GetUtcNow(), sum);
        Assert.Equal(HttpStatusCode.NotFound, await Status(visit, await api.NewStaff(Role.Operator)));
        foreach (var hours in (int[])[24, 48, 72])
        {
            await api.At(visit.Slot.End.AddHours(hours));
            await api.Deliver();
        }

        var staff = await api.NewStaff(Role.Operator);
        using var answer = await Get(visit, staff);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var reference = (await visit.Booker.Look(visit.Rental)).GetProperty("reference").GetString()!;
        Assert.Equal($"plainte-{reference}.html", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.All(
            new[] { reference, visit.Booker.Email, "+33612345678", api.Plate(unit), sum, "Casier ouvert", "Outil pris", "Mise en demeure de restituer", "version " },
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal(
            1L,
            api.Database.Scalar<long>(
                "SELECT count(*) FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'RentalConsulted' AND p.payload::jsonb ->> 'file' = 'complaint' AND p.payload::jsonb ->> 'rental' = $1::text",
                visit.Rental));
    }

    [Fact]
    public async Task It_is_for_the_staff_that_has_proved_who_they_are_lately()
    {
        using var visit = await api.NewVisit();
        var stale = await api.NewStaff(Role.Operator);
        api.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(visit, stale));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(visit, api.NewBrowser()));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(visit, visit.Booker.Browser));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(visit, await api.NewStaff(Role.FieldAgent)));
    }

    private async Task<HttpStatusCode> Status(Visit visit, Browser browser)
    {
        using var answer = await Get(visit, browser);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> Get(Visit visit, Browser browser) => browser.Send(new ByteArrayContent([]), request =>
    {
        (request.Method, request.Content) = (HttpMethod.Get, null);
        request.RequestUri = new Uri(api.Url, $"/rentals/{visit.Rental}/complaint.html");
    });
}
