using System.Net.Http.Json;
using System.Text.Json;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Doors.Kasier;

/// <summary>What Kasier's servers are asked: see docs/kasier.md.</summary>
public sealed class KasierApi(HttpClient http) : ILockerHardware
{
    /// <inheritdoc />
    public async Task Open(LockOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/doors/{order.Door.Value}/open")
        {
            Content = JsonContent.Create(KasierWords.Open(order)),
            Headers = { { "Idempotency-Key", order.Command.Value.ToString() } },
        };
        await Send(request, cancellationToken);
    }

    /// <summary>Has every door of a site say how it stands.</summary>
    public async Task ReadAnew(SiteId site, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/sites/{site.Value}/read");
        await Send(request, cancellationToken);
    }

    /// <summary>What a controller has said after a number, in its order; not all of it where that is much.</summary>
    public async Task<IReadOnlyList<JsonElement>> EventsAfter(DeviceId controller, long sequence, CancellationToken cancellationToken)
    {
        try
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"v1/controllers/{controller.Value}/events?after={sequence}", cancellationToken);
            return [.. page.GetProperty("events").EnumerateArray()];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new HttpRequestException("Kasier's list of events cannot be read.", wrong);
        }
    }

    private async Task Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
