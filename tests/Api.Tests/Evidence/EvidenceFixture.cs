using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Evidence;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Api.Tests.Evidence;

/// <summary>Somebody who stands before an open locker.</summary>
public sealed record AtLocker(Browser Browser, SiteId Site, Guid Rental, Guid Unit);

/// <summary>The API with a listener in the place of rentals, and ways to send files.</summary>
public sealed class EvidenceFixture : ApiFixture
{
    private const string Create =
        """
        mutation ($rental: ID!, $unit: ID!, $kind: EvidenceKind!) {
          createEvidenceUpload(input: { rental: $rental, unit: $unit, kind: $kind }) { upload { evidence url expiresAt mostBytes } refusal { code } }
        }
        """;

    public ConcurrentQueue<EvidenceKept> Heard => Services.GetServices<IOutboxChannel>().OfType<Listener>().Single().Heard;

    public async Task<AtLocker> NewPickUp()
    {
        var browser = (await this.NewCustomer()).Browser;
        Database.Execute("UPDATE account SET phone = '+33612345678'");
        var (site, locker, _) = NewSite();
        var tool = Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE locker_id = $1", locker.Value);
        var wish = new { site = site.Value, items = new[] { new { tool } }, slot = new { start = Noon.AddDays(1), end = Noon.AddDays(2) } };
        var held = await browser.Do(
            "mutation ($wish: HoldRentalInput!) { holdRental(input: $wish) { rental { id } refusal { code } } }", new { wish });
        var rental = held.GetProperty("rental").GetProperty("id").GetGuid();
        var unit = Database.Scalar<Guid>("SELECT (state #>> '{items,0,unit}')::uuid FROM rental WHERE id = $1", rental);
        Put(rental, "PickingUp");
        return new(browser, site, rental, unit);
    }

    /// <summary>Has a rental stand somewhere, as whoever reads it sees it.</summary>
    public void Put(Guid rental, string status) => Database.Execute(
        "UPDATE rental SET state = jsonb_set(state, '{status}', to_jsonb($2)) WHERE id = $1", rental, status);

    /// <summary>Asks for an address.</summary>
    public static Task<JsonElement> Ask(Browser browser, AtLocker of, string kind = "PHOTO") =>
        browser.Do(Create, new { rental = of.Rental, unit = of.Unit, kind });

    /// <summary>An address of one's own.</summary>
    public static async Task<(Guid Id, string Url)> Offered(AtLocker of, string kind = "PHOTO")
    {
        var upload = (await Ask(of.Browser, of, kind)).GetProperty("upload");
        return (upload.GetProperty("evidence").GetGuid(), upload.GetProperty("url").GetString()!);
    }

    /// <summary>Sends a file, or the rest of it, with the address alone.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer, string? Offset)> Send(string url, HttpContent content, long? start = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, url)) { Content = content };
        if (start is { } given) request.Headers.Add(EvidenceEndpoints.OffsetHeader, $"{given}");
        request.Headers.ExpectContinue = true;
        using var answer = await Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(body) : default, Header(answer, EvidenceEndpoints.OffsetHeader));
    }

    public Task<(HttpStatusCode Status, JsonElement Answer, string? Offset)> Send(string url, byte[] bytes, long? start = null) =>
        Send(url, new ByteArrayContent(bytes), start);

    /// <summary>How much of a file is there, and whether that is all.</summary>
    public async Task<(string? Offset, string? Complete)> HowFar(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(Url, url));
        using var answer = await Http.SendAsync(request);
        return (Header(answer, EvidenceEndpoints.OffsetHeader), Header(answer, EvidenceEndpoints.CompleteHeader));
    }

    /// <summary>Has a browser look at a file.</summary>
    public async Task<HttpResponseMessage> Look(Browser browser, Guid id, Action<HttpRequestMessage>? forge = null) => await browser.Send(
        new ByteArrayContent([]), request =>
        {
            (request.Method, request.RequestUri, request.Content) = (HttpMethod.Get, new Uri(Url, $"/evidence/{id}"), null);
            request.Headers.Accept.Clear();
            forge?.Invoke(request);
        });

    public async Task Deliver()
    {
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(Services);
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    protected override void Add(IServiceCollection services) => services.AddSingleton<IOutboxChannel, Listener>();

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private sealed class Listener : IOutboxChannel
    {
        public string Name => "evidence";

        public ConcurrentQueue<EvidenceKept> Heard { get; } = [];

        public Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
        {
            Heard.Enqueue(EventJson.Read<EvidenceKept>(message.Data));
            return Task.CompletedTask;
        }
    }
}
