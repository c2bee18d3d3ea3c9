using System.Diagnostics;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// Whole bookings by GraphQL over HTTP, each by a customer of its own, beside the shortest endpoint for a hold alone, under the
/// same load; then what they take of memory, and that nobody comes to fetch any of them.
/// </summary>
internal static class BookingBenchmarks
{
    private const int Callers = 64;
    private const int Runs = 3;
    private const int WarmUp = 1_000;
    private const int Plain = 3_000;
    private const int Bookings = 3_400;
    private const int NoShows = 10_000;
    private const int Limit = 60;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        var shops = ShopData.Add(database, sites: NoShows / ShopData.Lockers * 2);
        await using var plain = await PlainEndpoint.Start(database);
        await using var server = await BookingServer.Start(database);
        using var load = new LoadGenerator(Callers, database);
        await server.AddCustomers(WarmUp + Runs * Bookings);
        var (customer, now) = (-1, server.Silo.Clock.GetUtcNow());
        var noon = new DateTimeOffset(now.Date, TimeSpan.Zero).AddDays(1).AddHours(12);

        Task<Load> Plainly(int total) => load.Run(total, _ => plain.Hold(load));

        await Plainly(WarmUp);
        await using var confirmations = new Confirmations(server.Silo);
        Task<Load> Booked(int total) => load.Run(total, async _ =>
        {
            var number = Interlocked.Increment(ref customer);
            var wish = shops.Wish(number, noon);
            var (rent, _) = await server.AskQuote(load, number, wish);
            var (rental, deposit) = await server.AskHold(load, number, wish, rent);
            await server.AskPay(load, number, rental, deposit);
            await confirmations.Of(rental);
        });

        await Booked(WarmUp);
        database.Execute("ANALYZE"); // as it does by itself within a minute: what is planned for empty tables is no plan for full ones
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (booked, again) = await Load.Medians(Runs, () => Booked(Bookings), () => Plainly(Plain));
        foreach (var figure in booked.Beside(again, "whole bookings: quote, hold, pay, confirmed", atLeast: 0.1)) yield return figure;

        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        yield return new Figure("memory of an open rental, its customer's with it", memory / (double)(Runs * Bookings) / 1_024, "KiB");

        var due = database.Scalar<long>("SELECT count(*) FROM rental WHERE status = 'Confirmed'");
        var watch = Stopwatch.StartNew();
        server.Silo.Clock.Advance(noon.Add(BookingRules.Default.PickupTolerance) - server.Silo.Clock.GetUtcNow());
        await Until(database, "SELECT count(*) FROM rental WHERE next_deadline IS NOT NULL");
        yield return Figure.Below($"{due:N0} no-shows of one minute, lockers and customers freed", watch.Elapsed.TotalSeconds, "s", Limit);
        await Until(database, "SELECT count(*) FROM payment WHERE is_pending");
        yield return new Figure("  and the processor has answered for each", watch.Elapsed.TotalSeconds, "s");
    }

    /// <summary>Waits until there are none.</summary>
    private static async Task Until(TestDatabase database, string sql)
    {
        while (database.Scalar<long>(sql) > 0) await Task.Delay(TimeSpan.FromMilliseconds(250));
    }
}
