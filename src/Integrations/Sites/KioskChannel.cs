using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Sites;

/// <summary>
/// Tells a site's kiosk what its units are promised to, so that it can work when the network does not. Told is the site
/// where it happened, wherever the unit stands by now; of a unit that goes to another site, both.
/// </summary>
/// <param name="kiosks">Asks under <c>kiosks/{site}</c>.</param>
/// <param name="units">Knows where units stood.</param>
public sealed class KioskChannel(HttpClient kiosks, UnitStore units) : IOutboxChannel
{
    public string Name => "kiosk";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var site in await units.SitesAt(new UnitId(message.Stream), message.Event, cancellationToken))
            await Tell(site.Value, message, cancellationToken);
    }

    private async Task Tell(Guid site, OutboxMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"kiosks/{site}/plan")
        {
            Content = JsonContent.Create(new { message.Type, message.At, Facts = JsonDocument.Parse(message.Data).RootElement }),

            // One event may go to two kiosks: to each it is a message of its own.
            Headers = { { "Idempotency-Key", $"{message.IdempotencyKey}-{site}" } },
        };
        using var response = await kiosks.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
