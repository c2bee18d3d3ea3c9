using System.Net.Http.Headers;
using System.Text;
using Toolbox24.Api.Tests.Accounts;

namespace Toolbox24.Api.Tests.Catalog;

/// <summary>The catalogue as files: what administrators ask of the API with them.</summary>
internal static class Files
{
    public const string Preview =
        """
        mutation ($kind: SheetKind!, $csv: String!) {
          previewImport(kind: $kind, csv: $csv) {
            preview { id created updated unchanged refused rows { line name outcome changes { column before after } code } } refusal { code }
          }
        }
        """;

    public const string Apply = "mutation ($preview: UUID!) { applyImport(preview: $preview) { import { changes } refusal { code } } }";

    /// <summary>Brings one new thing in.</summary>
    public static async Task Import(this Browser staff, string kind, string csv)
    {
        var preview = (await staff.Do(Preview, new { kind, csv })).GetProperty("preview");
        Assert.Equal(1, preview.GetProperty("created").GetInt32());
        Assert.Null(await staff.Refusal(Apply, new { preview = preview.GetProperty("id").GetString() }));
    }

    /// <summary>Sees that a file would change one thing, and maybe in one column only; the preview.</summary>
    public static async Task<string?> Previewed(this Browser staff, string kind, string csv, string? only = null)
    {
        var preview = (await staff.Do(Preview, new { kind, csv })).GetProperty("preview");
        Assert.Equal(1, preview.GetProperty("updated").GetInt32());
        if (only is not null) Assert.Equal(only, Assert.Single(preview.GetProperty("rows")[0].GetProperty("changes").EnumerateArray()).GetProperty("column").GetString());
        return preview.GetProperty("id").GetString();
    }

    public static async Task<string> Export(this Browser browser, string kind)
    {
        using var answer = await browser.File(kind);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
    }

    public static Task<HttpResponseMessage> File(this Browser browser, string kind) => browser.Send(
        new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } },
        request => (request.Method, request.RequestUri, request.Content) = (HttpMethod.Get, new Uri(request.RequestUri!, $"/catalogue/{kind}.csv"), null));
}
