using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Tests.Audit;

/// <summary>The export over real HTTP.</summary>
[Trait("story", "T24-911")]
[Trait("story", "T24-1301")]
public sealed class AuditExportTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private Browser administrator = null!;

    public async Task InitializeAsync() => administrator = await api.NewStaff(Role.Administrator);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_an_administrator_has_the_file()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(api.NewBrowser()));
        Assert.Equal(HttpStatusCode.Forbidden, await Status((await api.NewCustomer()).Browser));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(await api.NewStaff(Role.Operator)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status((await api.NewInvited(Role.Administrator)).Browser));
        Assert.Equal(HttpStatusCode.OK, await Status(administrator));
    }

    [Fact]
    public async Task It_takes_a_fresh_proof_and_says_how_old_it_may_be()
    {
        var stale = await api.NewStaff(Role.Administrator);
        api.Clock.Advance(TimeSpan.FromMinutes(10));

        using var answer = await Get("/audit.csv", stale);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("insufficient_user_authentication", answer.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
        Assert.Contains("max_age=600", answer.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("STEP_UP_NEEDED", "PT10M"), (problem.GetProperty("code").GetString(), problem.GetProperty("lasts").GetString()));
        Assert.Equal(0L, Told(await Id(stale)));
    }

    [Fact]
    public async Task Who_takes_a_copy_is_in_the_log_with_the_filter_and_no_word_that_was_typed()
    {
        var about = Guid.CreateVersion7();

        using var answer = await Get($"/audit.csv?objectId={about}&action=SignedIn&actor=camille@example.fr&objectKind=Camille");

        var facts = JsonSerializer.Deserialize<Dictionary<string, string>>(api.Database.Scalar<string>(
            "SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.action = 'AuditExported' AND e.actor = $1",
            (await Id(administrator)).ToString()))!;
        Assert.Equal(
            [("action", "SignedIn"), ("actor", "other"), ("objectId", about.ToString()), ("objectKind", "other")],
            facts.Select(fact => (fact.Key, fact.Value)).Order());
    }

    [Fact]
    public async Task The_file_holds_what_meets_the_filter_newest_first()
    {
        var about = Guid.CreateVersion7();
        await Record("Other", Guid.CreateVersion7());
        await Record("First", about, ("reason", "bloqué, \"encore\""));
        await Record("Second", about);

        using var answer = await Get($"/audit.csv?objectId={about}&from=2026-03-02T12:00:00Z&actor=system");
        var rows = await Rows(answer);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("audit.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(["position", "id", "at", "actor", "action", "objectKind", "objectId", "facts"], rows[0]);
        Assert.Equal(["First", "Second"], rows.Skip(1).Select(row => row[4]).Order());
        var first = rows.Single(row => row[4] == "First");
        Assert.Equal(("2026-03-02T12:00:00.000000Z", "Locker", about.ToString()), (first[2], first[5], first[6]));
        Assert.Equal("bloqué, \"encore\"", JsonDocument.Parse(first[7]).RootElement.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|calc")]
    [InlineData("-1")]
    public async Task What_would_be_a_formula_is_text(string actor)
    {
        var about = Guid.CreateVersion7();
        await Store.Record(new("Open", actor, "Locker", about, ApiFixture.Noon, new Dictionary<string, string?> { ["a"] = "x;=1+1" }));

        using var answer = await Get($"/audit.csv?objectId={about}");
        var text = await answer.Content.ReadAsStringAsync();
        var row = (await Rows(answer))[1];

        Assert.Equal($"'{actor}", row[3]);
        Assert.DoesNotContain(';', text);
    }

    [Fact]
    public async Task A_file_of_many_pages_holds_each_entry_once()
    {
        api.Database.Execute(
            """
            SELECT record_audit(jsonb_build_object(
                'id', gen_random_uuid(), 'at', '2026-01-01Z', 'actor', 'system', 'action', 'Try', 'objectKind', 'Thing',
                'objectId', gen_random_uuid(), 'commitment', repeat('00', 32), 'salt', '00', 'payload', '{}'))
            FROM generate_series(1, 1200)
            """);

        using var answer = await Get("/audit.csv?action=Try");
        var rows = await Rows(answer);

        Assert.Equal(1_200, rows.Skip(1).Select(row => row[1]).Distinct().Count());
        Assert.Equal(1_201, rows.Count);
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("objectId=1")]
    public async Task A_filter_that_is_none_is_a_bad_request(string query)
    {
        using var answer = await Get($"/audit.csv?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<Guid> Id(Browser browser) => (await browser.Do("{ me { id } }")).GetProperty("id").GetGuid();

    private AuditStore Store => api.Services.GetRequiredService<AuditStore>();

    private long Told(Guid actor) => api.Database.Scalar<long>(
        "SELECT count(*) FROM audit_entry WHERE action = 'AuditExported' AND actor = $1", actor.ToString());

    private Task Record(string action, Guid about, params (string Name, string? Value)[] facts) => Store.Record(new AuditEntry(
        action, "system", "Locker", about, ApiFixture.Noon, facts.ToDictionary(fact => fact.Name, fact => fact.Value)));

    private async Task<HttpStatusCode> Status(Browser browser)
    {
        using var answer = await Get("/audit.csv", browser);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Get(string path, Browser? browser = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Url, path));
        foreach (var (name, value) in (browser ?? administrator).Cookies) request.Headers.Add("Cookie", $"{name}={value}");
        return await api.Http.SendAsync(request);
    }

    private static async Task<List<string[]>> Rows(HttpResponseMessage answer)
    {
        using var csv = CsvReader.Create(await answer.Content.ReadAsStreamAsync(), new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(at => csv.GetString(at))]);
        return rows;
    }
}
