using System.Text.Json;
using Npgsql;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Silo.Demo;

/// <summary>Tells a site's simulated kiosk what its units are promised to, so that it can work when the network does not.</summary>
internal sealed class KioskChannel(HttpClient simulator, NpgsqlDataSource database) : IOutboxChannel
{
    public string Name => "kiosk";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        // A unit in the workshop has no kiosk to tell.
        if (await Site(message.Stream, cancellationToken) is not { } site) return;

        using var request = new HttpRequestMessage(HttpMethod.Post, $"kiosks/{site}/plan")
        {
            Content = JsonContent.Create(new { message.Type, message.At, Facts = JsonDocument.Parse(message.Data).RootElement }),
            Headers = { { "Idempotency-Key", message.IdempotencyKey } },
        };
        using var response = await simulator.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task<Guid?> Site(Guid unit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT l.site_id FROM tool_unit u JOIN locker l ON l.id = u.locker_id WHERE u.id = $1");
        command.Parameters.AddWithValue(unit);
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }
}
