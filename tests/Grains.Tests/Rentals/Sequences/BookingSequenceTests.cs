using System.Globalization;
using Toolbox24.Testing;
using Xunit.Abstractions;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>Ten thousand steps of bookings, their changes and their ends, while cards, messages, lockers and engines fail.</summary>
[Trait("story", "T24-301")]
[Trait("category", "soak")]
public sealed class BookingSequenceTests(ITestOutputHelper output)
{
    private const int Walks = 8;
    private const int StepsAWalk = 1_250;

    // Some days before clocks are changed in Paris, once each way.
    private static readonly DateTimeOffset[] Begins = [new(2026, 3, 26, 12, 0, 0, TimeSpan.Zero), new(2026, 10, 22, 12, 0, 0, TimeSpan.Zero)];

    [Fact]
    public async Task After_each_step_all_is_as_a_simple_model_says()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Walks).Select(number => Task.Run(() => Walk(number))));

        var all = counts.SelectMany(walk => walk).GroupBy(one => one.Key, one => one.Value).ToDictionary(one => one.Key, one => one.Sum());
        foreach (var (what, count) in all.OrderBy(one => one.Key, StringComparer.Ordinal)) output.WriteLine($"{count,6} {what}");
    }

    private async Task<Dictionary<string, int>> Walk(int number)
    {
        var seed = Seeds.Next(number);
        await using var world = await BookingWorld.Open(seed, Begins[number % Begins.Length], shops: 2, tools: 3, units: 2, customers: 9);
        var walk = new BookingWalk(world, seed);
        try
        {
            await walk.Run(StepsAWalk);
        }
        catch (Exception failure)
        {
            output.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}, walk {number}: {failure}");
            throw;
        }

        walk.Counts["lost answers of the processor"] = world.Processor.Lost;
        walk.Counts["lost acknowledgements"] = world.Repeated;
        return walk.Counts;
    }
}
