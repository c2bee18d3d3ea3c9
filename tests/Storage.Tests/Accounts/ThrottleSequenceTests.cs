using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

/// <summary>Random tries, successes and waits, beside counters that are as simple as can be.</summary>
[Trait("story", "T24-109")]
[Trait("category", "soak")]
public sealed class ThrottleSequenceTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private const int Steps = 1_500;

    private readonly ThrottleBed bed = new(database);
    private readonly Dictionary<ThrottleKey, List<DateTimeOffset>> counted = [];

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task The_database_counts_like_the_simplest_counters()
    {
        var random = new Random(Seeds.Next());
        ThrottleKey[] keys =
        [
            .. Enumerable.Range(0, 3).Select(number => new ThrottleKey(Throttle.Account, $"{Guid.NewGuid()} {number}")),
            .. Enumerable.Range(0, 2).Select(number => new ThrottleKey(Throttle.LinkAddress, $"{Guid.NewGuid()} {number}")),
            new(Throttle.Device, $"{Guid.NewGuid()}"), new(Throttle.Address, $"{Guid.NewGuid()}"),
        ];
        var (refused, allowed) = (0, 0);

        for (var step = 0; step < Steps; step++)
        {
            bed.Clock.Advance(random.Next(20) switch
            {
                0 => TimeSpan.FromMinutes(random.Next(30)),
                1 when random.Next(20) == 0 => TimeSpan.FromHours(random.Next(30)),
                < 12 => TimeSpan.FromSeconds(random.Next(90)),
                _ => TimeSpan.Zero,
            });
            var asked = random.GetItems(keys, random.Next(1, 3)).Distinct().ToArray();
            var expected = asked.Max(key => Wait(key, bed.Clock.GetUtcNow()));

            var answer = await bed.Store().Try(asked, bed.Clock.GetUtcNow());

            if (answer.Succeeded(out var made, out var refusal))
            {
                Assert.Equal(TimeSpan.Zero, expected);
                foreach (var key in asked) Tries(key).Add(made.At);
                if (random.Next(4) == 0) await Succeed(made);
                allowed++;
            }
            else
            {
                Assert.Equal(new TooManyTries(expected), refusal);
                refused++;
            }
        }

        Assert.True(allowed > Steps / 10 && refused > Steps / 10, $"{allowed} allowed, {refused} refused prove nothing");
    }

    private async Task Succeed(ThrottleTry made)
    {
        await bed.Store().Succeeded(made);
        foreach (var key in made.Keys)
        {
            Tries(key).Remove(made.At);
            if (key.Rule.EndsWithSuccess) Tries(key).Clear();
        }
    }

    private TimeSpan Wait(ThrottleKey key, DateTimeOffset now)
    {
        var (rule, tries) = (key.Rule, Tries(key));
        if (rule.FirstDelay is null) tries.RemoveAll(at => at <= now - rule.Within);
        else if (tries.Count > 0 && tries[^1] <= now - rule.Within) tries.Clear();
        if (tries.Count < rule.Allowed) return TimeSpan.Zero;

        var wait = rule.FirstDelay is { } first
            ? tries[^1] + Shorter(first * Math.Pow(2, tries.Count - rule.Allowed), rule.LongestDelay!.Value) - now
            : tries[^rule.Allowed] + rule.Within - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private List<DateTimeOffset> Tries(ThrottleKey key) => counted.TryGetValue(key, out var tries) ? tries : counted[key] = [];

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
