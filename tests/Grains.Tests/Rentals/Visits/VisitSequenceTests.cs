using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Toolbox24.Api.Passes;
using Toolbox24.Domain.Passes;
using Toolbox24.Grains.Rentals;
using Toolbox24.Grains.Tests.Rentals.Sequences;
using Toolbox24.Integrations.Doors;
using Toolbox24.Testing;
using Xunit.Abstractions;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Thousands of steps at the lockers: visits, returns and decisions, while doors, lines, cards and engines fail.</summary>
[Trait("story", "T24-404")]
[Trait("story", "T24-504")]
[Trait("category", "soak")]
public sealed class VisitSequenceTests(ITestOutputHelper output)
{
    private const int Walks = 4;

    // Some days before clocks are changed in Paris, once each way.
    private static readonly DateTimeOffset[] Begins = [new(2026, 3, 26, 12, 0, 0, TimeSpan.Zero), new(2026, 10, 22, 12, 0, 0, TimeSpan.Zero)];

    /// <summary>What has to have happened for the walk to show anything of it.</summary>
    private static readonly string[] Seldom =
    [
        "silence", "silence in a visit", "goes on alone", "alone: PickUp", "alone: Return", "alone: PIN", "alone: wrong PIN", "alone: wrong PIN while locked",
        "told: PickUp", "told: Return", "tells wrong PINs",
    ];

    /// <summary>Of these, what has.</summary>
    private readonly ConcurrentDictionary<string, bool> seen = [];

    /// <summary>Ten thousand steps where a seed is asked for, as soak tests do; fewer else, for they take minutes.</summary>
    private static int StepsAWalk => (Environment.GetEnvironmentVariable("TOOLBOX24_SEED") is null ? 800 : 10_000) / Walks;

    /// <summary>Where something has not happened yet, the walks go on, but not for ever.</summary>
    private static int MostStepsAWalk => StepsAWalk * 10;

    [Fact]
    public async Task After_each_step_doors_money_and_states_are_as_they_may_be()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Walks).Select(number => Task.Run(() => Walk(number))));

        var all = counts.SelectMany(walk => walk).GroupBy(one => one.Key, one => one.Value).ToDictionary(one => one.Key, one => one.Sum());
        foreach (var (what, count) in all.OrderBy(one => one.Key, StringComparer.Ordinal)) output.WriteLine($"{count,6} {what}");
        Assert.All(Seldom, what => Assert.True(all.ContainsKey(what), $"never: {what}"));
    }

    private async Task<IEnumerable<KeyValuePair<string, int>>> Walk(int number)
    {
        var seed = Seeds.Next(number);
        Wall? wall = null;
        using var errors = new LoggedErrors();
        await using var world = await BookingWorld.Open(seed, Begins[number % Begins.Length], shops: 2, tools: 2, units: 2, customers: 7, Add);
        var walk = new VisitWalk(world, wall!, new Outages(), errors, seed);
        try
        {
            await walk.Run(GoesOn);
        }
        catch (Exception failure)
        {
            output.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}, walk {number}: {failure}\n{string.Join('\n', walk.Last)}");
            throw;
        }

        return [.. walk.Counts, .. wall!.Faults.Select(fault => new KeyValuePair<string, int>($"door: {fault.Key}", fault.Value))];

        bool GoesOn(int step)
        {
            foreach (var what in Seldom.Where(walk.Counts.ContainsKey)) seen[what] = true;
            return step < StepsAWalk || (step < MostStepsAWalk && seen.Count < Seldom.Length);
        }

        void Add(IServiceCollection services) => services
            .Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(5))
            .AddSingleton<ILockerHardware>(provider => wall ??= new Wall(provider.GetRequiredService<TimeProvider>(), new Random(seed + 2)))
            .AddSingleton<ILoggerProvider>(errors)
            .AddSingleton<PassKey>().AddSingleton<FetchBar>().AddSingleton<KioskDesk>()
            .AddSingleton<KioskBriefings>().AddSingleton<AloneDesk>().AddSingleton<PadDesk>().AddSingleton<VisitsAside>()
            .AddSingleton<IReturnScoring>(new AnyColour(seed))
            .AddDoorChannels();
    }
}
