using System.Net;
using System.Security.Claims;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Toolbox24.Api.Audit;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage;
using Toolbox24.Storage.Audit;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Audit;

/// <summary>The export over real HTTP, for a caller whose role the test says.</summary>
[Trait("story", "T24-911")]
public sealed class AuditExportTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = new();
    private WebApplication app = null!;
    private HttpClient http = null!;

    private AuditStore Store => app.Services.GetRequiredService<AuditStore>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_ => Databases.Open(Databases.AsApplication(database.ConnectionString), "export"));
        builder.Services.AddStores();
        app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["Role"] is [{ } role])
                context.User = new(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));
            return next();
        });
        app.MapAuditExport();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        database.Dispose();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Operator", HttpStatusCode.Forbidden)]
    [InlineData("Customer", HttpStatusCode.Forbidden)]
    [InlineData("Administrator", HttpStatusCode.OK)]
    public async Task Only_an_administrator_has_the_file(string? role, HttpStatusCode expected)
    {
        using var answer = await Get("/audit.csv", role);

        Assert.Equal(expected, answer.StatusCode);
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
        await Store.Record(new("Open", actor, "Locker", Guid.CreateVersion7(), Noon, new Dictionary<string, string?> { ["a"] = "x;=1+1" }));

        using var answer = await Get("/audit.csv");
        var text = await answer.Content.ReadAsStringAsync();
        var row = (await Rows(answer))[1];

        Assert.Equal($"'{actor}", row[3]);
        Assert.DoesNotContain(';', text);
    }

    [Fact]
    public async Task A_file_of_many_pages_holds_each_entry_once()
    {
        database.Execute(
            """
            SELECT record_audit(jsonb_build_object(
                'id', gen_random_uuid(), 'at', '2026-01-01Z', 'actor', 'system', 'action', 'Try', 'objectKind', 'Thing',
                'objectId', gen_random_uuid(), 'commitment', repeat('00', 32), 'salt', '00', 'payload', '{}'))
            FROM generate_series(1, 1200)
            """);

        using var answer = await Get("/audit.csv");
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

    private Task Record(string action, Guid about, params (string Name, string? Value)[] facts) => Store.Record(new AuditEntry(
        action, "system", "Locker", about, Noon, facts.ToDictionary(fact => fact.Name, fact => fact.Value)));

    private async Task<HttpResponseMessage> Get(string path, string? role = "Administrator")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (role is not null) request.Headers.Add("Role", role);
        return await http.SendAsync(request);
    }

    private static async Task<List<string[]>> Rows(HttpResponseMessage answer)
    {
        using var csv = CsvReader.Create(await answer.Content.ReadAsStreamAsync(), new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(at => csv.GetString(at))]);
        return rows;
    }
}
