using System.Diagnostics;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// From a phone shown at a kiosk to the order at the entrance's lock: signatures read, rental and customer asked, the visit and the
/// opening kept, handed to the bridge; beside a WebSocket that says back what it was told. One visit after the other.
/// </summary>
internal static class ScanBenchmark
{
    private const int Callers = 16;
    private const int Sites = 10;
    private const int WarmUp = 100;
    private const int Visits = 300;
    private const int Echoes = 1_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        var shops = ShopData.Add(database, Sites);
        database.AddDevices(DeviceKind.Kiosk);
        database.AddDevices(DeviceKind.Bridge);
        await using var server = await BookingServer.Start(database);
        await server.AddCustomers(WarmUp + Visits);
        using var load = new LoadGenerator(Callers, database);
        var rentals = await Book(server, load, shops);

        var bridges = new Dictionary<SiteId, BenchBridge>();
        foreach (var site in shops.Sites) bridges[new(site)] = await BenchBridge.Connect(server.Silo.Address, new(site));
        var times = new List<double>();
        for (var customer = 0; customer < rentals.Length; customer++)
        {
            var site = shops.Wish(customer, default).Site;
            times.Add(await Visit(server, load, customer, rentals[customer], site, bridges[site]));
        }

        foreach (var bridge in bridges.Values) bridge.Dispose();
        var (scans, echoes) = (times.Skip(WarmUp).ToList(), await Echo());
        yield return Figure.AtMost("a phone shown at a kiosk, to the order at the lock, p50", Loop.Median(scans), "ms", Loop.Median(echoes));
        yield return Figure.AtMost("  p99", Loop.Percentile(scans, 99), "ms", Loop.Percentile(echoes, 99));
    }

    /// <summary>A rental for each customer, whose time has come.</summary>
    private static async Task<RentalId[]> Book(BookingServer server, LoadGenerator load, ShopData shops)
    {
        var (rentals, now) = (new RentalId[WarmUp + Visits], server.Silo.Clock.GetUtcNow());
        var noon = new DateTimeOffset(now.Date, TimeSpan.Zero).AddDays(1).AddHours(12);
        await using (var confirmations = new Confirmations(server.Silo))
        {
            await load.Run(rentals.Length, async customer =>
            {
                (rentals[customer], var deposit) = await server.AskHold(load, customer, shops.Wish(customer, noon));
                await server.AskPay(load, customer, rentals[customer], deposit);
                await confirmations.Of(rentals[customer]);
            });
        }

        server.Silo.Clock.Advance(noon - now);
        return rentals;
    }

    /// <summary>What it took from the scan to the order; then the door is opened and shut, and its customer leaves.</summary>
    private static async Task<double> Visit(BookingServer server, LoadGenerator load, int customer, RentalId rental, SiteId site, BenchBridge bridge)
    {
        using var phone = new TestPhone();
        var (grant, kiosk) = (await server.AskPass(load, customer, rental, phone.RawKey), Devices.Credential(DeviceKind.Kiosk, site.Value));
        var shown = phone.Show(grant, server.Silo.Clock.GetUtcNow());
        var (order, began) = (bridge.Order(), Stopwatch.GetTimestamp());
        var visit = server.Scan(load, kiosk, shown);
        var command = await order;
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;

        await bridge.Say(site.Value, "CommandAcknowledged", server.Silo.Clock.GetUtcNow(), ("command", command));
        await bridge.Say(site.Value, "DoorWentOpen", server.Silo.Clock.GetUtcNow(), ("command", command));
        await bridge.Say(site.Value, "DoorWentShut", server.Silo.Clock.GetUtcNow());
        await server.Leave(load, kiosk, await visit);
        return took;
    }

    private static async Task<List<double>> Echo()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Map("/echo", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var said = new byte[4_096];
            while (await socket.ReceiveAsync(said, default) is { MessageType: not WebSocketMessageType.Close } part)
                await socket.SendAsync(said.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, default);
        });
        await app.StartAsync();

        using var client = new ClientWebSocket();
        await client.ConnectAsync(new UriBuilder(app.Urls.Single()) { Scheme = "ws", Path = "echo" }.Uri, default);
        var (frame, times) = (new byte[400], new List<double>());
        for (var echo = 0; echo < 2 * Echoes; echo++)
        {
            var began = Stopwatch.GetTimestamp();
            await client.SendAsync(frame, WebSocketMessageType.Text, true, default);
            await client.ReceiveAsync(frame, default);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. times.Skip(Echoes)];
    }
}
