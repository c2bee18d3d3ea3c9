using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// Holds by GraphQL over HTTP, each by a customer of its own, beside the shortest endpoint a team would write instead, under the
/// same load.
/// </summary>
internal static class HttpHoldBenchmarks
{
    private const int Callers = 64;
    private const int Runs = 3;
    private const int WarmUp = 4_000;
    private const int Holds = 3_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        var shops = ShopData.Add(database, sites: 20);
        await using var plain = await PlainEndpoint.Start(database);
        await using var server = await BookingServer.Start(database);
        using var load = new LoadGenerator(Callers, database);
        await server.AddCustomers(WarmUp + Runs * Holds);
        var (customer, tomorrow) = (-1, new DateTimeOffset(server.Silo.Clock.GetUtcNow().Date, TimeSpan.Zero).AddDays(1));

        Task<Load> Plainly(int total) => load.Run(total, _ => plain.Hold(load));

        Task<Load> Held(int total) => load.Run(total, _ =>
        {
            var number = Interlocked.Increment(ref customer);
            return server.AskHold(load, number, shops.Wish(number, tomorrow.AddHours(3 * (number / shops.OneOfEach))));
        });

        await Plainly(WarmUp);
        await Held(WarmUp);
        database.Execute("ANALYZE"); // as it does by itself within a minute: what is planned for empty tables is no plan for full ones
        var (held, inserted) = await Load.Medians(Runs, () => Held(Holds), () => Plainly(Holds));
        foreach (var figure in held.Beside(inserted, $"holds by GraphQL over HTTP, {Callers} callers", atLeast: 1)) yield return figure;
    }
}
